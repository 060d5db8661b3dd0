
namespace FindAllDigest.Core.Reviews;

/// <summary>How many of the entities that were proposed people took, and how many they did not.</summary>
/// <param name="Accepted">On the exclude list as known: merged, or delivered without a review, and not refused since.</param>
/// <param name="Rejected">Refused by a person, one by one.</param>
/// <param name="Closed">Proposed in a pull request that was closed as a whole, which says nothing about each.</param>
public sealed record ReviewShares(int Accepted, int Rejected, int Snoozed, int Closed)
{
    public int Count => Accepted + Rejected + Snoozed + Closed;

    /// <summary>Of those that were judged one by one, the part that was not refused, 0 to 1; null before anything was judged.</summary>
    public decimal? AcceptedShare => Share(Accepted);

    /// <summary>The part that was refused, 0 to 1; closed ones are not counted either way.</summary>
    public decimal? RejectedShare => Share(Rejected);

    /// <summary>The part of everything proposed whose pull request was closed, 0 to 1.</summary>
    public decimal? ClosedShare => Count == 0 ? null : (decimal)Closed / Count;

    public static ReviewShares Of(IEnumerable<ReviewVerdict> verdicts)
    {
        var counts = verdicts.CountBy(verdict => verdict).ToDictionary();
        return new ReviewShares(
            counts.GetValueOrDefault(ReviewVerdict.Accepted),
            counts.GetValueOrDefault(ReviewVerdict.Rejected),
            counts.GetValueOrDefault(ReviewVerdict.Snoozed),
            counts.GetValueOrDefault(ReviewVerdict.Closed));
    }

    /// <summary><c>3 of 4 accepted, 1 rejected</c>: counts and no percentages, since the numbers are small.</summary>
    public override string ToString()
    {
        string?[] parts = [Part(Rejected, "rejected"), Part(Snoozed, "snoozed"), Part(Closed, "closed")];
        return string.Join(
            ", ", parts.OfType<string>().Prepend($"{Accepted} of {Count} accepted"));
    }

    private static string? Part(int count, string word) => count == 0 ? null : $"{count} {word}";

    private decimal? Share(int count) => Count == Closed ? null : (decimal)count / (Count - Closed);
}

/// <summary>What became of one proposed entity.</summary>
public enum ReviewVerdict { Accepted, Rejected, Snoozed, Closed }
