using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Digests;

/// <summary>The digest in one sentence: its first line, the pull request's title and the log say the same.</summary>
public static class DigestSummary
{
    /// <summary>What is said where there is nothing to count.</summary>
    public const string Nothing = "nothing new";

    /// <summary>What is new, without the watch's name: <c>3 new, 1 back again, 2 changed</c>, or <c>nothing new</c>.</summary>
    public static string Counts(Digest digest) =>
        Counts(
            digest.New.Count,
            digest.BackAgain.Count,
            digest.Changed.Count,
            digest.NoLongerMatches.Count,
            digest.NotSeen.Count,
            digest.Seeded);

    /// <summary>The same of counts that no single digest holds.</summary>
    /// <param name="entityType">What the watch looks for, in the plural; empty leaves it out.</param>
    public static string Counts(int added, int backAgain, int changed, int noLongerMatches, int notSeen, int seeded, string entityType = "")
    {
        string[] parts =
        [
            .. Part(added, entityType.Length == 0 ? "new" : $"new {EntityNoun.Of(added, entityType)}"),
            .. Part(backAgain, "back again"),
            .. Part(changed, "changed"),
            .. Part(noLongerMatches, noLongerMatches == 1 ? "no longer matches" : "no longer match"),
            .. Part(notSeen, "not seen this time"),
            .. Part(seeded, "taken over from the earlier run"),
        ];
        return parts.Length == 0 ? Nothing : string.Join(", ", parts);
    }

    /// <summary>The same as a sentence for a log.</summary>
    public static string Sentence(Digest digest)
    {
        var status = digest.Run.Status;
        var leftOut = digest.LeftOut.Count;
        var leaked = leftOut > 0 ? $" {leftOut:#,0} known came back and {(leftOut == 1 ? "was" : "were")} left out." : "";
        var were = digest.Plan.Excluded == 1 ? "was" : "were";
        var excluded = digest.Plan.IsRecheck ? "" : $", {digest.Plan.Excluded:#,0} {were} excluded";
        var counts = Counts(digest);
        var cost = digest.Plan.IsMadeUp
            ? "All of it is made up by the simulator, and nothing was bought."
            : $"Cost {digest.CostUsd:#,0.00} USD.";
        var suggestion = digest.Suggestion.Length > 0 ? $" {digest.Suggestion}" : "";
        return $"{char.ToUpperInvariant(counts[0])}{counts[1..]}: {status.Matched:#,0} of {Plural.Of(status.Generated, "candidate")} "
                + $"matched{excluded}.{leaked} {cost}{suggestion}";
    }

    private static string[] Part(int count, string word) => count == 0 ? [] : [$"{count:#,0} {word}"];
}
