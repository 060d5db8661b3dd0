namespace FindAllDigest.Core.Watches;

/// <summary>What a watch may spend, in USD, counted from its <c>runs.csv</c>.</summary>
/// <param name="PerRunUsd">Most that one run may expose; null means the month's.</param>
/// <param name="PerMonthUsd">Most for a calendar month (UTC).</param>
public sealed record Budget(decimal? PerRunUsd = null, decimal PerMonthUsd = Budget.DefaultPerMonthUsd)
{
    public const decimal DefaultPerMonthUsd = 25m;

    /// <summary>What one run may expose: never more than the month's, whatever is written.</summary>
    public decimal RunLimitUsd => Math.Min(PerRunUsd ?? PerMonthUsd, PerMonthUsd);
}
