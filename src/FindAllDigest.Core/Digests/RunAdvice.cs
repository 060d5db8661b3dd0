using System.Globalization;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Digests;

/// <summary>What the figures of a run suggest to do.</summary>
public static class RunAdvice
{
    private const double LowShare = 0.1;
    private const int EnoughToJudge = 20;
    private const int QuietRuns = 3;

    /// <returns>A sentence each; empty when there is nothing to improve.</returns>
    public static IReadOnlyList<string> Of(Digest digest) => [.. Limit(digest), .. Share(digest.Run.Status), .. Leaks(digest), .. Quiet(digest)];

    private static IEnumerable<string> Limit(Digest digest)
    {
        if (digest.Run.Status.TerminationReason == "match_limit_met")
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The run stopped at its limit of {digest.Plan.MatchLimit} matches, so there may be more: the next refresh goes on from here, and a higher match_limit finds more at once.");
        }
    }

    private static IEnumerable<string> Share(RunStatus status)
    {
        if (status.Generated >= EnoughToJudge && status.Matched < status.Generated * LowShare)
        {
            yield return "Few candidates matched: the objective may be wider than the conditions. Saying more of the conditions in the objective finds more for the same fee.";
        }
    }

    private static IEnumerable<string> Leaks(Digest digest)
    {
        if (digest.Leaked.Count > 0 && digest.Leaked.Count >= digest.New.Count + digest.BackAgain.Count)
        {
            yield return "Most of what matched was known already, and each match is paid for: a slower schedule costs less.";
        }
    }

    private static IEnumerable<string> Quiet(Digest digest)
    {
        var last = digest.Earlier.TakeLast(QuietRuns).ToList();
        if (digest.New.Count == 0 && last.Count == QuietRuns && last.All(run => run.New == 0))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The last {QuietRuns + 1} refreshes brought nothing new: a slower schedule costs less.");
        }
    }
}
