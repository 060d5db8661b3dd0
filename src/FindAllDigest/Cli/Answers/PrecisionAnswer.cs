using FindAllDigest.Core.Reviews;

namespace FindAllDigest.Cli.Answers;

/// <summary>What people accepted and refused, for machines; shares are 0 to 1, and null before anything was judged.</summary>
internal sealed record PrecisionAnswer(
    SharesAnswer All,
    IReadOnlyList<SharesAnswer> Generators,
    IReadOnlyList<SharesAnswer> Criteria,
    IReadOnlyList<SharesAnswer> Months,
    IReadOnlyList<ConditionAnswer> Conditions)
{
    public static PrecisionAnswer Of(Precision precision) => new(
        SharesAnswer.Of("", precision.All),
        [.. precision.Generators.Select(SharesAnswer.Of)],
        [.. precision.Criteria.Select(SharesAnswer.Of)],
        [.. precision.Months.Select(SharesAnswer.Of)],
        [.. precision.Conditions.Select(condition => new ConditionAnswer(
            SharesAnswer.Of(condition.Name, condition.Shares), [.. condition.ByConfidence.Select(SharesAnswer.Of)]))]);
}

/// <summary>The shares of one group.</summary>
/// <param name="Name">What the group has in common; empty for everything, and for a generator that is not known.</param>
internal sealed record SharesAnswer(
    string Name, int Accepted, int Rejected, int Snoozed, int Closed, decimal? AcceptedShare, decimal? RejectedShare, decimal? ClosedShare)
{
    public static SharesAnswer Of(PrecisionGroup group) => Of(group.Name, group.Shares);

    public static SharesAnswer Of(string name, ReviewShares shares) =>
        new(
            name,
            shares.Accepted,
            shares.Rejected,
            shares.Snoozed,
            shares.Closed,
            Rounded(shares.AcceptedShare),
            Rounded(shares.RejectedShare),
            Rounded(shares.ClosedShare));

    private static decimal? Rounded(decimal? share) => share is { } known ? Math.Round(known, 3) : null;
}

/// <summary>The shares under one match condition.</summary>
internal sealed record ConditionAnswer(SharesAnswer Shares, IReadOnlyList<SharesAnswer> ByConfidence);
