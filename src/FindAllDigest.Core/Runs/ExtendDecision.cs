using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>Whether a run may be extended, and how far.</summary>
public static class ExtendDecision
{
    /// <summary>The extension that a run that ended may have; null if it may have none.</summary>
    /// <remarks>It may if it ended because it had found as many matches as it was allowed to, the
    /// watch wants more, the budget holds more, and it was not extended before.</remarks>
    /// <param name="upTo">The total that the watch wants at most; null if it wants no extension.</param>
    /// <param name="money">What it has spent and reserved, this run included, in the month (UTC) in which the run started.</param>
    public static RunExtension? Of(int? upTo, RunPlan plan, RunStatus status, PriceTable prices, Budget budget, MonthlyMoney money) =>
        upTo is { } total
            && plan.Extension is null
            && status is { IsActive: false, EndedBadly: false, TerminationReason: RunStatus.LimitMet }
            ? Of(
                total,
                plan.Criteria,
                (plan.MatchLimit, status.Matched, plan.ExposureUsd),
                prices,
                Math.Min(budget.RunLimitUsd - plan.ExposureUsd, money.LeftUsd))
            : null;

    /// <summary>The extension that a run may have if it ends at its limit: what an estimate counts. Null if it may have none.</summary>
    public static RunExtension? Expected(int? upTo, Criteria criteria, BudgetDecision.Fits run, PriceTable prices, Budget budget) =>
        upTo is { } total
            ? Of(
                total,
                criteria,
                (run.MatchLimit, run.MatchLimit, run.ExposureUsd),
                prices,
                Math.Min(budget.RunLimitUsd, run.LeftThisMonthUsd) - run.ExposureUsd)
            : null;

    /// <summary>The extension that a run may have although it is settled and booked; null if it may have none.</summary>
    /// <remarks>What was booked is neither reserved nor booked again, so the exposure is that of the further matches alone.</remarks>
    /// <param name="upTo">The total that is wanted at most.</param>
    /// <param name="criteria">What the run was asked, with the limit that it has now.</param>
    /// <param name="availableUsd">What the budget of run and month still holds.</param>
    public static RunExtension? Again(int upTo, Criteria criteria, int matched, PriceTable prices, decimal availableUsd)
    {
        var (limit, perMatch) = (criteria.MatchLimit, prices.PerMatch(criteria.Generator, criteria.Enrichments));
        var to = Math.Min(Math.Min(upTo, MatchLimits.Maximum), limit + RunBudget.Affordable(availableUsd, perMatch));
        return to <= limit
            ? null
            : new RunExtension
            {
                From = limit,
                To = to,
                MatchedBefore = matched,
                ExposureBeforeUsd = 0,
                ExposureUsd = (to - limit) * perMatch,
            };
    }

    /// <summary>The total that a run is extended to where a person says no other.</summary>
    public static int TotalFor(Watch watch, int matchLimit) => watch.ExtendUpTo ?? Math.Min(MatchLimits.Maximum, 2 * matchLimit);

    private static RunExtension? Of(
        int upTo, Criteria criteria, (int Limit, int Matched, decimal ExposureUsd) run, PriceTable prices, decimal availableUsd)
    {
        if (criteria.Generator == Generator.Preview)
        {
            return null;
        }

        var affordable = run.Limit + RunBudget.Affordable(availableUsd, prices.PerMatch(criteria.Generator, criteria.Enrichments));
        var to = Math.Min(Math.Min(upTo, MatchLimits.Maximum), affordable);
        return to <= run.Limit ? null : new RunExtension
        {
            From = run.Limit,
            To = to,
            MatchedBefore = run.Matched,
            ExposureBeforeUsd = run.ExposureUsd,
            ExposureUsd = prices.Exposure(criteria.Generator, criteria.Enrichments, to),
        };
    }
}
