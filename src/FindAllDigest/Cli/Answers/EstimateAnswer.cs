using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Cli.Answers;

/// <summary>What the next refresh of one watch will cost, for machines. Amounts are US dollars.</summary>
internal sealed record EstimateAnswer
{
    public required string Watch { get; init; }

    /// <summary><c>refresh</c> or <c>recheck</c>.</summary>
    public required string Kind { get; init; }

    public required string Generator { get; init; }

    /// <summary>As asked for, before the budget has its say.</summary>
    public required int MatchLimit { get; init; }

    public required decimal FixedUsd { get; init; }

    /// <summary>With its enrichments.</summary>
    public required decimal PerMatchUsd { get; init; }

    /// <summary>The worst case of <see cref="MatchLimit"/>.</summary>
    public required decimal ExposureUsd { get; init; }

    /// <summary>Null when there is no run to learn from, or the budget refuses.</summary>
    public required decimal? ExpectedUsd { get; init; }

    public required int RunsLearntFrom { get; init; }

    /// <summary><c>fits</c>, <c>lowered</c> or <c>refused</c>.</summary>
    public required string Budget { get; init; }

    /// <summary>What the budget allows; 0 when it refuses.</summary>
    public required int AllowedMatchLimit { get; init; }

    /// <summary>The worst case of <see cref="AllowedMatchLimit"/>.</summary>
    public required decimal AllowedUsd { get; init; }

    /// <summary>Why the budget refuses; empty when it does not.</summary>
    public required string Reason { get; init; }

    /// <summary>The day on which a refused watch resumes; null when it does not by itself.</summary>
    public required string? Resumes { get; init; }

    /// <summary>The month of the figures below, as <c>2026-11</c>.</summary>
    public required string Month { get; init; }

    public required decimal BudgetPerMonthUsd { get; init; }

    /// <summary>What the budget allows for one run.</summary>
    public required decimal BudgetPerRunUsd { get; init; }

    public required decimal SpentUsd { get; init; }
    public required decimal ReservedUsd { get; init; }
    public required decimal LeftUsd { get; init; }
    public required string Due { get; init; }
    public required bool IsPaused { get; init; }

    /// <summary>The run in flight, which is collected first; null when none is.</summary>
    public required string? FindallId { get; init; }

    public required bool IsHeld { get; init; }
    public required string PricesDate { get; init; }

    /// <summary>The file that overrides shipped prices; empty when none does.</summary>
    public required string PricesFile { get; init; }

    public static EstimateAnswer Of(WatchEstimate answer)
    {
        var (watch, criteria, journal, estimate, prices) = answer;
        var fits = estimate.Decision as BudgetDecision.Fits;
        var refused = estimate.Decision as BudgetDecision.Refused;
        return new()
        {
            Watch = watch.Name.Value,
            Kind = estimate.Kind.Word,
            Generator = criteria.Generator.ToWire(),
            MatchLimit = criteria.MatchLimit,
            FixedUsd = estimate.FixedUsd,
            PerMatchUsd = estimate.PerMatchUsd,
            ExposureUsd = estimate.ExposureUsd,
            ExpectedUsd = estimate.ExpectedUsd is { } expected ? Math.Round(expected, 4) : null,
            RunsLearntFrom = estimate.RunsLearntFrom,
            Budget = fits is null ? "refused" : fits.MatchLimit < criteria.MatchLimit ? "lowered" : "fits",
            AllowedMatchLimit = fits?.MatchLimit ?? 0,
            AllowedUsd = estimate.MostUsd,
            Reason = refused?.Reason ?? "",
            Resumes = refused?.Resumes is { } day ? day.ToString("yyyy-MM-dd") : null,
            Month = estimate.Money.FirstDay.ToString("yyyy-MM"),
            BudgetPerMonthUsd = estimate.Money.BudgetUsd,
            BudgetPerRunUsd = watch.Budget.RunLimitUsd,
            SpentUsd = estimate.Money.SpentUsd,
            ReservedUsd = estimate.Money.ReservedUsd,
            LeftUsd = estimate.Money.LeftUsd,
            Due = Timestamp.Format(estimate.Due),
            IsPaused = watch.Paused,
            FindallId = journal.KnownId?.Value,
            IsHeld = journal is RunJournal.Intent,
            PricesDate = prices.Date.ToString("yyyy-MM-dd"),
            PricesFile = prices.OverridingPath,
        };
    }
}
