using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether the service accepts the key. It is asked for a run that does not exist, which costs nothing.</summary>
/// <remarks>A key that is accepted gets 404, another one 401, an account without credit 402. Credit alone cannot be asked for.</remarks>
internal static class KeyCheck
{
    private const string Name = "key";
    private const string NobodysRun = "findall_00000000000000000000000000000000";
    private const string Unknown = "HTTP 404";

    public static async Task<IReadOnlyList<Finding>> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        // Whether a watch that cannot be read needs a key is not known; that it is wrong is told by itself.
        List<WatchData> read = [.. examination.Watches.Where(watch => FileFaults.Of([() => watch.Default.Watch]).Count == 0)];
        if (examination.Watches.Count + examination.Unopened.Count > 0
            && read.TrueForAll(watch => watch.Default.Watch.Service == WatchService.Simulator))
        {
            var isWhole = read.Count == examination.Watches.Count && examination.Unopened.Count == 0;
            return [Finding.Good(Name, $"No key is needed: the simulator answers every watch{(isWhole ? "" : " that can be read")}.")];
        }

        try
        {
            _ = FindAllRunId.TryParse(NobodysRun, out var id) ? await examination.Service.GetRunAsync(id, cancellationToken) : null;
            return [Finding.Good(Name, "The service accepts the key.")];
        }
        catch (DigestException answer) when (answer.Cause.Identity.EndsWith(Unknown, StringComparison.Ordinal))
        {
            return [Finding.Good(Name, "The service accepts the key.")];
        }
        catch (DigestException failure)
        {
            return [Of(failure)];
        }
    }

    private static Finding Of(DigestException failure)
    {
        return failure.Cause.Identity switch
        {
            var identity when identity.EndsWith("HTTP 401", StringComparison.Ordinal) =>
                Told(
                    "The service does not accept the key.",
                    "Make another one at https://platform.parallel.ai and store it in place of this one."),
            var identity when identity.EndsWith("HTTP 402", StringComparison.Ordinal) =>
                Told("The account has no credit left.", "Add credit at https://platform.parallel.ai."),
            _ when failure.Cause.Remedy.Length == 0 => Finding.Broken(
                Name, failure.ExitCode, failure.Cause.Sentence, "Run this again when the service answers; there is nothing to mend here."),
            _ => Told(failure.Cause.Sentence, failure.Cause.Remedy),
        };

        Finding Told(string sentence, string remedy) =>
            Finding.Broken(Name, failure.ExitCode, sentence, remedy, "settings/secrets/actions");
    }
}
