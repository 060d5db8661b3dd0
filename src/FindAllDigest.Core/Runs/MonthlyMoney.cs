using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>A watch's budget in one calendar month (UTC), in US dollars.</summary>
/// <param name="SpentUsd">What settled runs cost, lost ones at their full exposure.</param>
/// <param name="ReservedUsd">The full exposure of a run in flight, or held, that was started in this month.</param>
public sealed record MonthlyMoney(DateOnly FirstDay, decimal BudgetUsd, decimal SpentUsd, decimal ReservedUsd)
{
    /// <summary>What a further run may cost; below zero when the budget was lowered after it was spent.</summary>
    public decimal LeftUsd => BudgetUsd - SpentUsd - ReservedUsd;

    /// <param name="inFlight">The run in flight; null when none is.</param>
    public static MonthlyMoney Of(Budget budget, RunLedger ledger, RunPlan? inFlight, DateTimeOffset moment)
    {
        var first = FirstDayOf(moment);
        var reserved = inFlight is not null && FirstDayOf(inFlight.Started) == first ? inFlight.ExposureUsd : 0;
        return new(first, budget.PerMonthUsd, ledger.SpentInMonthOf(moment), reserved);
    }

    private static DateOnly FirstDayOf(DateTimeOffset moment) => new(moment.UtcDateTime.Year, moment.UtcDateTime.Month, 1);
}
