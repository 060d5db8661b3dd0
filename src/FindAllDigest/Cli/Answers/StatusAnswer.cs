using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Cli.Answers;

/// <summary>How one watch is, for machines. Amounts are US dollars.</summary>
internal sealed record StatusAnswer
{
    public required string Watch { get; init; }

    /// <summary><c>due</c>, <c>not due</c>, <c>paused</c>, <c>pending</c>, <c>held</c> or <c>broken</c>.</summary>
    public required string State { get; init; }

    public required string? Due { get; init; }
    public required string? LastSuccess { get; init; }
    public required string? FindallId { get; init; }

    /// <summary>The most that the run in flight, or the held one, can cost.</summary>
    public required decimal? ExposureUsd { get; init; }

    /// <summary>Like all that the program remembers, null while its memory cannot be read.</summary>
    public required int? Runs { get; init; }

    public required int? Excluded { get; init; }
    public required int? Entities { get; init; }
    public required int? New { get; init; }
    public required int? Leaked { get; init; }
    public required decimal? SpentThisMonthUsd { get; init; }
    public required decimal? ReservedThisMonthUsd { get; init; }
    public required decimal? BudgetPerMonthUsd { get; init; }
    public required decimal? LeftThisMonthUsd { get; init; }
    public required decimal? SpentUsd { get; init; }
    public required decimal? UsdPerRun { get; init; }
    public required decimal? UsdPerNew { get; init; }

    /// <summary>How well its finds fit; null while a file is wrong.</summary>
    public required PrecisionAnswer? Precision { get; init; }

    /// <summary>What its numbers say; null while a file is wrong, or its criteria are not known.</summary>
    public required NumbersAnswer? Numbers { get; init; }

    public required IReadOnlyList<FailureAnswer> Failures { get; init; }
    public required IReadOnlyList<string> Problems { get; init; }

    public static StatusAnswer Of(WatchHealth health) => new()
    {
        Watch = health.Watch.Value,
        State = Word(health.State),
        Due = health.Due is { } due ? Timestamp.Format(due) : null,
        LastSuccess = health.LastSuccess is { } last ? Timestamp.Format(last) : null,
        FindallId = health.RunId?.Value,
        ExposureUsd = health.InFlight?.ExposureUsd,
        Runs = health.IsRemembered ? health.Ledger.Refreshes.Count() : null,
        Excluded = health.Excluded,
        Entities = health.Entities,
        New = health.IsRemembered ? health.New : null,
        Leaked = health.IsRemembered ? health.Ledger.Runs.Sum(run => run.Leaked) : null,
        SpentThisMonthUsd = health.Money?.SpentUsd,
        ReservedThisMonthUsd = health.Money?.ReservedUsd,
        BudgetPerMonthUsd = health.Money?.BudgetUsd,
        LeftThisMonthUsd = health.Money?.LeftUsd,
        SpentUsd = health.IsRemembered ? health.SpentUsd : null,
        UsdPerRun = Cents(health.UsdPerRun),
        UsdPerNew = Cents(health.UsdPerNew),
        Precision = health.Precision is { } precision ? PrecisionAnswer.Of(precision) : null,
        Numbers = health.Numbers is { } numbers ? NumbersAnswer.Of(numbers) : null,
        Failures =
        [
            .. health.Failures.Items.Select(failure => new FailureAnswer(
                Timestamp.Format(failure.When), (int)failure.ExitCode, failure.Run?.Value, failure.Cause, failure.Remedy))
        ],
        Problems = [.. health.Problems.Select(problem => problem.ToString())],
    };

    public static string Word(WatchState state) => state == WatchState.NotDue ? "not due" : state.ToString().ToLowerInvariant();

    private static decimal? Cents(decimal? amount) => amount is { } usd ? Math.Round(usd, 4) : null;
}

/// <summary>A failure that was told and is not mended.</summary>
internal sealed record FailureAnswer(string When, int ExitCode, string? Run, string Cause, string Remedy);
