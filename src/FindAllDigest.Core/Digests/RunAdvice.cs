using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Digests;

/// <summary>What the figures of a run, and of those before it, suggest to do.</summary>
public static class RunAdvice
{
    private const int QuietRuns = 3;

    /// <returns>A sentence each; empty when there is nothing to improve.</returns>
    public static IReadOnlyList<string> Of(Digest digest) => [.. Suggested(digest), .. Leaks(digest), .. Quiet(digest)];

    private static IEnumerable<string> Suggested(Digest digest) =>
        RunNotes.Suggestion(digest.Run.Status, digest.Plan) is { Length: > 0 } suggestion ? [suggestion] : [];

    private static IEnumerable<string> Leaks(Digest digest)
    {
        if (digest.Leaked.Count > digest.New.Count + digest.BackAgain.Count)
        {
            yield return "Most of what matched was known already, and each match is paid for: a slower schedule costs less.";
        }
    }

    private static IEnumerable<string> Quiet(Digest digest)
    {
        var last = digest.Earlier.TakeLast(QuietRuns).ToList();
        if (digest.New.Count == 0 && last.Count == QuietRuns && last.All(run => run.New == 0))
        {
            yield return $"The last {QuietRuns + 1} refreshes brought nothing new: a slower schedule costs less.";
        }
    }
}
