using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Cli.Answers;

/// <summary>What the next refresh of one watch will cost, for machines. Amounts are US dollars.</summary>
internal sealed class EstimateAnswer
{
    private readonly WatchEstimate _of;

    // Not public, or the serializer would be made to read one.
    internal EstimateAnswer(WatchEstimate of) => _of = of;

    public string Watch => _of.Watch.Name.Value;

    /// <summary><c>refresh</c> or <c>recheck</c>.</summary>
    public string Kind => _of.Estimate.Kind.Word;

    public string Generator => _of.Criteria.Generator.ToWire();

    /// <summary>As asked for, before the budget has its say.</summary>
    public int MatchLimit => _of.Criteria.MatchLimit;

    public decimal FixedUsd => _of.Estimate.FixedUsd;

    /// <summary>With its enrichments.</summary>
    public decimal PerMatchUsd => _of.Estimate.PerMatchUsd;

    /// <summary>The worst case of <see cref="MatchLimit"/>.</summary>
    public decimal ExposureUsd => _of.Estimate.ExposureUsd;

    /// <summary>Null when there is no run to learn from, or the budget refuses.</summary>
    public decimal? ExpectedUsd => _of.Estimate.ExpectedUsd is { } expected ? Math.Round(expected, 4) : null;

    public int RunsLearntFrom => _of.Estimate.RunsLearntFrom;

    /// <summary><c>fits</c>, <c>lowered</c> or <c>refused</c>.</summary>
    public string Budget => _of.Estimate.Decision switch
    {
        BudgetDecision.Fits fits => fits.MatchLimit < _of.Criteria.MatchLimit ? "lowered" : "fits",
        _ => "refused",
    };

    /// <summary>What the budget allows; 0 when it refuses.</summary>
    public int AllowedMatchLimit => (_of.Estimate.Decision as BudgetDecision.Fits)?.MatchLimit ?? 0;

    /// <summary>The worst case of <see cref="AllowedMatchLimit"/>.</summary>
    public decimal AllowedUsd => _of.Estimate.MostUsd;

    /// <summary>Why the budget refuses; empty when it does not.</summary>
    public string Reason => Refused?.Reason ?? "";

    /// <summary>The day on which a refused watch resumes; null when it does not by itself.</summary>
    public string? Resumes => Refused?.Resumes is { } day ? day.ToString("yyyy-MM-dd") : null;

    /// <summary>The month of the figures below, as <c>2026-11</c>.</summary>
    public string Month => _of.Estimate.Money.FirstDay.ToString("yyyy-MM");

    public decimal BudgetPerMonthUsd => _of.Estimate.Money.BudgetUsd;

    /// <summary>What the budget allows for one run.</summary>
    public decimal BudgetPerRunUsd => _of.Watch.Budget.RunLimitUsd;

    public decimal SpentUsd => _of.Estimate.Money.SpentUsd;
    public decimal ReservedUsd => _of.Estimate.Money.ReservedUsd;
    public decimal LeftUsd => _of.Estimate.Money.LeftUsd;
    public string Due => Timestamp.Format(_of.Estimate.Due);
    public bool IsPaused => _of.Watch.Paused;

    /// <summary>The run in flight, which is collected first; null when none is.</summary>
    public string? FindallId => _of.Journal.KnownId?.Value;

    public bool IsHeld => _of.Journal is RunJournal.Intent;
    public string PricesDate => _of.Prices.Date.ToString("yyyy-MM-dd");

    /// <summary>The file that overrides shipped prices; empty when none does.</summary>
    public string PricesFile => _of.Prices.OverridingPath;

    private BudgetDecision.Refused? Refused => _of.Estimate.Decision as BudgetDecision.Refused;
}
