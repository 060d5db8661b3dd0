using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>What the next refresh of a watch will cost, before it is started; in US dollars.</summary>
public sealed record RunEstimate
{
    /// <summary><see cref="RunKind.Refresh"/> or <see cref="RunKind.Recheck"/>.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>Most settled runs that an expectation is learnt from.</summary>
    private const int LongestHistory = 8;

    /// <summary>Paid for a run whatever it finds.</summary>
    public required decimal FixedUsd { get; init; }

    /// <summary>Paid for each match, its enrichments included.</summary>
    public required decimal PerMatchUsd { get; init; }

    /// <summary>The worst case with the match limit that is asked for.</summary>
    public required decimal ExposureUsd { get; init; }

    /// <summary>Whether the budget allows it, lowers the limit, or refuses.</summary>
    public required BudgetDecision Decision { get; init; }

    /// <summary>The budget of the month in which the refresh is due.</summary>
    public required MonthlyMoney Money { get; init; }

    /// <summary>When the refresh is due; the moment of asking when it is already.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>How many earlier runs the expectation is learnt from; none for a watch that never ran.</summary>
    public required int RunsLearntFrom { get; init; }

    /// <summary>What these runs matched on average, and what the next would cost if it matched as
    /// many; null when there is nothing to learn from.</summary>
    public required decimal? ExpectedUsd { get; init; }

    /// <summary>The extension that the refresh may ask for if its run ends at the match limit; null if it may ask for none.</summary>
    public RunExtension? Extension { get; init; }

    /// <summary>The dearest that the refresh can be after the budget has had its say, its extension included.</summary>
    public decimal MostUsd => Decision is BudgetDecision.Fits fits ? Extension?.ExposureUsd ?? fits.ExposureUsd : 0;

    /// <param name="kind">What the next run is for; what it costs is learnt from runs of the same kind.</param>
    public static RunEstimate Of(
        RunKind kind, Criteria criteria, PriceTable prices, Watch watch, RunLedger ledger, RunPlan? inFlight, DateTimeOffset now)
    {
        prices = prices.For(watch.Service);
        var next = DueDate.Next(watch.Schedule, ledger, now);
        var due = next == DateTimeOffset.MaxValue ? now : next;
        var money = MonthlyMoney.Of(watch.Budget, ledger, inFlight, due);
        var decision = RunBudget.Decide(criteria, prices, watch.Budget, money);
        var fixedUsd = prices.PerRun(criteria.Generator);
        var perMatch = prices.PerMatch(criteria.Generator, criteria.Enrichments);
        var history = History(kind, ledger);

        return new RunEstimate
        {
            Kind = kind,
            FixedUsd = fixedUsd,
            PerMatchUsd = perMatch,
            ExposureUsd = prices.Exposure(criteria.Generator, criteria.Enrichments, criteria.MatchLimit),
            Decision = decision,
            Extension = decision is BudgetDecision.Fits run
                ? ExtendDecision.Expected(watch.ExtendUpTo, criteria, run, prices, watch.Budget)
                : null,
            Money = money,
            Due = next,
            RunsLearntFrom = history.Count,
            ExpectedUsd = history.Count == 0 || decision is not BudgetDecision.Fits fits
                ? null
                : fixedUsd + (perMatch * Math.Min((decimal)history.Average(run => run.Matched), fits.MatchLimit)),
        };
    }

    // The first run found everything that there was; once there is another, it says nothing
    // about the next. Runs that failed say nothing either.
    private static List<RunRecord> History(RunKind kind, RunLedger ledger)
    {
        var settled = ledger.Runs.Where(run => run.Kind == kind && !run.HasFailed && !run.IsMadeUp).OrderBy(run => run.Started).ToList();
        return [.. settled.Skip(kind == RunKind.Refresh && settled.Count > 1 ? 1 : 0).TakeLast(LongestHistory)];
    }
}
