using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Digests;

/// <summary>The digest in one sentence: its first line, the pull request's title and the log say the same.</summary>
public static class DigestSummary
{
    /// <summary>What a digest counts, as a sentence for a log.</summary>
    public static string Sentence(Digest digest)
    {
        var status = digest.Run.Status;
        var leftOut = digest.LeftOut.Count;
        var leaked = leftOut > 0 ? $" {leftOut:#,0} known came back and {(leftOut == 1 ? "was" : "were")} left out." : "";
        var were = digest.Plan.Excluded == 1 ? "was" : "were";
        var excluded = digest.Plan.IsRecheck ? "" : $", {digest.Plan.Excluded:#,0} {were} excluded";
        var counts = digest.Counts();
        var cost = digest.Plan.IsMadeUp
            ? "All of it is made up by the simulator, and nothing was bought."
            : $"Cost {digest.CostUsd:#,0.00} USD.";
        var suggestion = digest.Suggestion.Length > 0 ? $" {digest.Suggestion}" : "";
        return $"{char.ToUpperInvariant(counts[0])}{counts[1..]}: {status.Matched:#,0} of {Plural.Of(status.Generated, "candidate")} "
                + $"matched{excluded}.{leaked} {cost}{suggestion}";
    }
}
