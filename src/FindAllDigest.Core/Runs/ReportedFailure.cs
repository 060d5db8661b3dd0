using System.Security.Cryptography;
using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Runs;

/// <summary>A failure of a watch that people were told of, and that has not been mended since.</summary>
/// <param name="Identity">Twelve hex digits over exit code, run and cause; the same failure has the same.</param>
/// <param name="When">When it was told (UTC).</param>
/// <param name="Run">The run it is about; null where there is none.</param>
/// <param name="Cause">What went wrong. It may quote the service, so it is escaped wherever it is shown.</param>
/// <param name="Remedy">What a person can do; empty where the cause says all.</param>
public sealed record ReportedFailure(
    string Identity, DateTimeOffset When, ExitCode ExitCode, FindAllRunId? Run, string Cause, string Remedy)
{
    private const int IdentityLength = 12;

    /// <summary>A failure as it is told now.</summary>
    public static ReportedFailure Of(FailureCause cause, ExitCode exitCode, FindAllRunId? run, DateTimeOffset now)
    {
        var identity = SHA256.HashData(Encoding.UTF8.GetBytes($"{(int)exitCode}\n{run}\n{cause.Identity}"));
        return new(Convert.ToHexStringLower(identity)[..IdentityLength], now, exitCode, run, cause.Sentence, cause.Remedy);
    }
}
