using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Cli.Answers;

/// <summary>How one watch is, for machines. Amounts are US dollars.</summary>
internal sealed class StatusAnswer
{
    private readonly WatchHealth _health;

    // Not public, or the serializer would be made to read one.
    internal StatusAnswer(WatchHealth health) => _health = health;

    public string Watch => _health.Watch.Value;

    /// <summary><c>due</c>, <c>not due</c>, <c>paused</c>, <c>pending</c>, <c>held</c> or <c>broken</c>.</summary>
    public string State => Word(_health.State);

    public string? Due => _health.Due is { } due ? Timestamp.Format(due) : null;
    public string? LastSuccess => _health.LastSuccess is { } last ? Timestamp.Format(last) : null;
    public string? FindallId => _health.RunId?.Value;

    /// <summary>The most that the run in flight, or the held one, can cost.</summary>
    public decimal? ExposureUsd => _health.InFlight?.ExposureUsd;

    /// <summary>Like all that the program remembers, null while its memory cannot be read.</summary>
    public int? Runs => _health.IsRemembered ? _health.Ledger.Refreshes.Count() : null;

    public int? Excluded => _health.Excluded;
    public int? Entities => _health.Entities;
    public int? New => _health.IsRemembered ? _health.New : null;
    public int? Leaked => _health.IsRemembered ? _health.Ledger.Runs.Sum(run => run.Leaked) : null;
    public decimal? SpentThisMonthUsd => _health.Money?.SpentUsd;
    public decimal? ReservedThisMonthUsd => _health.Money?.ReservedUsd;
    public decimal? BudgetPerMonthUsd => _health.Money?.BudgetUsd;
    public decimal? LeftThisMonthUsd => _health.Money?.LeftUsd;
    public decimal? SpentUsd => _health.IsRemembered ? _health.SpentUsd : null;
    public decimal? UsdPerRun => Cents(_health.UsdPerRun);
    public decimal? UsdPerNew => Cents(_health.UsdPerNew);

    /// <summary>How well its finds fit; null while a file is wrong.</summary>
    public PrecisionAnswer? Precision => _health.Precision is { } precision ? PrecisionAnswer.Of(precision) : null;

    /// <summary>What its numbers say; null while a file is wrong, or its criteria are not known.</summary>
    public NumbersAnswer? Numbers => _health.Numbers is { } numbers ? NumbersAnswer.Of(numbers) : null;

    public IReadOnlyList<FailureAnswer> Failures =>
    [
        .. _health.Failures.Items.Select(failure => new FailureAnswer(
            Timestamp.Format(failure.When), (int)failure.ExitCode, failure.Run?.Value, failure.Cause, failure.Remedy))
    ];

    public IReadOnlyList<string> Problems => [.. _health.Problems.Select(problem => problem.ToString())];

    public static string Word(WatchState state) => state == WatchState.NotDue ? "not due" : state.ToString().ToLowerInvariant();

    private static decimal? Cents(decimal? amount) => amount is { } usd ? Math.Round(usd, 4) : null;
}

/// <summary>A failure that was told and is not mended.</summary>
internal sealed record FailureAnswer(string When, int ExitCode, string? Run, string Cause, string Remedy);
