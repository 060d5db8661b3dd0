using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli;

/// <summary>The variable that fixes the wait between two questions for a run's status.</summary>
internal static class PollSetting
{
    private const string Variable = "FINDALL_DIGEST_POLL";

    /// <exception cref="DigestException">It is set to something that is no span of time.</exception>
    public static TimeSpan? Read(ProgramEnvironment environment) => environment[Variable] switch
    {
        "" => null,
        var text when Duration.TryParse(text, out var poll) && poll > TimeSpan.Zero => poll,
        var text =>
            throw new DigestException(
                ExitCode.File,
                $"{Variable} is '{text}', which is no span of time. Write one like 200ms or 10s, or leave the variable empty."),
    };
}
