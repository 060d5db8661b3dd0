using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>Decides before a create whether a run fits its watch's budget, and how far its match limit must come down to fit.</summary>
public static class RunBudget
{
    /// <summary>Judges a run at its full exposure.</summary>
    /// <param name="money">What it has spent and reserved in the month (UTC) of the intent.</param>
    public static BudgetDecision Decide(Criteria criteria, PriceTable prices, Budget budget, MonthlyMoney money)
    {
        var limit = HighestLimit(criteria, prices, Math.Min(budget.RunLimitUsd, money.LeftUsd));
        return limit < MatchLimits.Minimum
            ? Refusal(criteria, prices, budget, money)
            : new BudgetDecision.Fits(limit, prices.Exposure(criteria.Generator, criteria.Enrichments, limit), money.LeftUsd);
    }

    private static int HighestLimit(Criteria criteria, PriceTable prices, decimal available)
    {
        var perMatch = prices.PerMatch(criteria.Generator, criteria.Enrichments);
        var perRun = prices.PerRun(criteria.Generator);
        if (perRun + perMatch == 0)
        {
            // What costs nothing fits a budget that is spent.
            return criteria.MatchLimit;
        }

        return Math.Min(criteria.MatchLimit, Affordable(available - perRun, perMatch));
    }

    /// <summary>How many matches an amount pays for: at most as many as a run may have.</summary>
    internal static int Affordable(decimal availableUsd, decimal perMatchUsd) =>
        availableUsd < 0 ? 0
        : perMatchUsd == 0 ? MatchLimits.Maximum
        : (int)Math.Min(MatchLimits.Maximum, Math.Floor(availableUsd / perMatchUsd));

    private static BudgetDecision.Refused Refusal(Criteria criteria, PriceTable prices, Budget budget, MonthlyMoney money)
    {
        var least = prices.Exposure(criteria.Generator, criteria.Enrichments, MatchLimits.Minimum);
        if (least > budget.RunLimitUsd)
        {
            return new(
                $"The smallest run ({MatchLimits.Minimum} matches with generator '{criteria.Generator.ToWire()}') may cost {least:#,0.00} "
                    + $"USD, more than the {budget.RunLimitUsd:#,0.00} USD that the budget allows for one run.",
                "Raise budget.per_run_usd or budget.per_month_usd in watch.json, or choose a cheaper generator.",
                null);
        }

        var resumes = money.FirstDay.AddMonths(1);
        var reserved = money.ReservedUsd > 0 ? $" and {money.ReservedUsd:#,0.00} reserved for a run in flight" : "";
        return new(
            $"{money.SpentUsd:#,0.00} of this month's {money.BudgetUsd:#,0.00} USD are spent{reserved}; the smallest run may "
                + $"cost {least:#,0.00} USD and {Math.Max(0, money.LeftUsd):#,0.00} USD are left.",
            $"The watch resumes on {PeopleTime.Day(resumes)}, or when budget.per_month_usd in watch.json is raised.",
            resumes);
    }
}

/// <summary>Whether a run may be started.</summary>
public abstract record BudgetDecision
{
    private BudgetDecision() { }

    /// <summary>It may.</summary>
    /// <param name="MatchLimit">The criteria's limit, or the highest that fits.</param>
    /// <param name="ExposureUsd">The most it can cost.</param>
    /// <param name="LeftThisMonthUsd">What the month's budget still holds before this run.</param>
    public sealed record Fits(int MatchLimit, decimal ExposureUsd, decimal LeftThisMonthUsd) : BudgetDecision;

    /// <summary>It may not.</summary>
    /// <param name="Resumes">The first day of the next month; null when no month's budget is enough.</param>
    public sealed record Refused(string Cause, string Remedy, DateOnly? Resumes) : BudgetDecision
    {
        /// <summary>Both in a row.</summary>
        public string Reason => $"{Cause} {Remedy}";
    }
}
