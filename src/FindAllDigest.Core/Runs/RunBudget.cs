using System.Globalization;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>Decides before a create whether a run fits its watch's budget, and how far its match limit must come down to fit.</summary>
public static class RunBudget
{
    /// <summary>Judges a run at its full exposure.</summary>
    /// <param name="criteria">What will be asked.</param>
    /// <param name="prices">What it costs.</param>
    /// <param name="budget">What the watch may spend.</param>
    /// <param name="ledger">What it has spent.</param>
    /// <param name="now">The moment of the intent; its month (UTC) is the budget's.</param>
    public static BudgetDecision Decide(Criteria criteria, PriceTable prices, Budget budget, RunLedger ledger, DateTimeOffset now)
    {
        var spent = ledger.SpentInMonthOf(now);
        var left = budget.PerMonthUsd - spent;
        var available = Math.Min(budget.RunLimitUsd, left);
        var limit = HighestLimit(criteria, prices, available);

        return limit < MatchLimits.Minimum
            ? new BudgetDecision.Refused(Refusal(criteria, prices, budget, spent, left, now))
            : new BudgetDecision.Fits(limit, prices.Exposure(criteria.Generator, criteria.Enrichments, limit), left);
    }

    private static int HighestLimit(Criteria criteria, PriceTable prices, decimal available)
    {
        var perMatch = prices.PerMatch(criteria.Generator, criteria.Enrichments);
        var forMatches = available - prices.PerRun(criteria.Generator);

        return forMatches < 0 ? 0
            : perMatch == 0 ? criteria.MatchLimit
            : (int)Math.Min(criteria.MatchLimit, Math.Floor(forMatches / perMatch));
    }

    private static string Refusal(Criteria criteria, PriceTable prices, Budget budget, decimal spent, decimal left, DateTimeOffset now)
    {
        var least = prices.Exposure(criteria.Generator, criteria.Enrichments, MatchLimits.Minimum);
        var nextMonth = new DateOnly(now.UtcDateTime.Year, now.UtcDateTime.Month, 1).AddMonths(1);

        return least > budget.RunLimitUsd
            ? string.Create(CultureInfo.InvariantCulture, $"The smallest run ({MatchLimits.Minimum} matches with generator '{criteria.Generator.ToWire()}') may cost {least:0.00} USD, more than the {budget.RunLimitUsd:0.00} USD that the budget allows for one run. Raise budget.per_run_usd or budget.per_month_usd in watch.json, or choose a cheaper generator.")
            : string.Create(CultureInfo.InvariantCulture, $"{spent:0.00} of this month's {budget.PerMonthUsd:0.00} USD are spent; the smallest run may cost {least:0.00} USD and {Math.Max(0, left):0.00} USD are left. The watch resumes on {nextMonth:yyyy-MM-dd}, or when budget.per_month_usd in watch.json is raised.");
    }
}

/// <summary>Whether a run may be started.</summary>
public abstract record BudgetDecision
{
    private BudgetDecision()
    {
    }

    /// <summary>It may.</summary>
    /// <param name="MatchLimit">The criteria's limit, or the highest that fits.</param>
    /// <param name="ExposureUsd">The most it can cost.</param>
    /// <param name="LeftThisMonthUsd">What the month's budget still holds before this run.</param>
    public sealed record Fits(int MatchLimit, decimal ExposureUsd, decimal LeftThisMonthUsd) : BudgetDecision;

    /// <summary>It may not.</summary>
    /// <param name="Reason">A sentence with the figures and when the watch resumes.</param>
    public sealed record Refused(string Reason) : BudgetDecision;
}
