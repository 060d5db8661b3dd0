using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Digests;

/// <summary>What is told of the run behind a digest. Amounts are US dollars.</summary>
/// <remarks>A text is also written where no refresh is at hand: then the ledger and the watch
/// tell all of it that they know, and nothing has to be kept with the text.</remarks>
public sealed record RunFigures
{
    private const int FewestPoints = 4;
    private const int MostPoints = 12;
    private const int MostKeys = 10;

    public required string Id { get; init; }
    public required DateTimeOffset Started { get; init; }
    public required bool IsRecheck { get; init; }
    public required bool IsFirst { get; init; }
    public required string Generator { get; init; }

    /// <summary>How it ended, in a few words.</summary>
    public required string Ending { get; init; }

    public required int Generated { get; init; }
    public required int Matched { get; init; }
    public required int New { get; init; }
    public IReadOnlyList<string> Advice { get; init; } = [];
    public required int Excluded { get; init; }

    /// <summary>How many exclusions more than the run before had; 0 where there was none.</summary>
    public required int ExcludedChange { get; init; }

    /// <summary>Known entities that came back and of which nothing is told.</summary>
    public required int Leaked { get; init; }

    /// <summary>The first of them as people know them, as far as they are known.</summary>
    public IReadOnlyList<string> LeakedKeys { get; init; } = [];

    /// <summary>What they cost; null where that is not known.</summary>
    public decimal? LeakedUsd { get; init; }

    public required decimal CostUsd { get; init; }

    /// <summary>What is left of the month's budget; null where that is not known.</summary>
    public decimal? BudgetLeftUsd { get; init; }

    /// <summary>The day of the price table; null where it is not known.</summary>
    public DateOnly? PricesDate { get; init; }

    public required IReadOnlyList<MatchCondition> Conditions { get; init; }

    /// <summary>The latest refreshes, oldest first, this one last; empty while there are too few to look at.</summary>
    public required IReadOnlyList<TrendPoint> Trend { get; init; }

    /// <summary>What those cost together.</summary>
    public required decimal TrendUsd { get; init; }

    public static RunFigures Of(Digest digest) =>
        Of(digest.ToRecord(finished: digest.Plan.Started, delivery: ""), digest.Earlier, digest.Plan.Criteria.ToPartial()) with
        {
            Advice = [.. RunAdvice.Of(digest)],
            Leaked = digest.LeftOut.Count,
            LeakedKeys = [.. digest.LeftOut.Take(MostKeys).Select(key => ShownOf(key, digest))],
            LeakedUsd = digest.LeftOutUsd > 0 ? digest.LeftOutUsd : null,
            BudgetLeftUsd = Math.Max(0, digest.BudgetLeftUsd),
            PricesDate = digest.PricesDate,
        };

    /// <summary>What the ledger knows of a run.</summary>
    public static RunFigures Of(RunRecord run, RunLedger ledger, PartialCriteria criteria) =>
        Of(run, [.. ledger.Refreshes.Where(record => record.Started < run.Started).OrderBy(record => record.Started)], criteria);

    private static RunFigures Of(RunRecord run, IReadOnlyList<RunRecord> earlier, PartialCriteria criteria)
    {
        // One that was given up found nothing that anybody saw, and says nothing of how this one differs.
        var before = earlier.LastOrDefault(record => record.Status != RunRecord.Lost);
        List<RunRecord> shown = [.. earlier.TakeLast(MostPoints - 1), run];
        return new RunFigures
        {
            Id = run.Id?.Value ?? "",
            Started = run.Started,
            IsRecheck = run.Kind == RunKind.Recheck,
            IsFirst = before is null,
            Generator = (criteria.Generator ?? Watches.Generator.Core).ToWire(),
            Ending = AnswerText.Words(run.Reason.Length > 0 ? $"{run.Status} ({run.Reason})" : run.Status),
            Generated = run.Generated,
            Matched = run.Matched,
            New = run.New,
            Excluded = run.Excluded,
            ExcludedChange = before is null ? 0 : run.Excluded - before.Excluded,
            Leaked = run.Leaked,
            CostUsd = run.Usd,
            Conditions = criteria.MatchConditions ?? [],
            Trend = shown.Count < FewestPoints ? [] : [.. shown.Select(record => new TrendPoint(record.Started, record.New))],
            TrendUsd = shown.Sum(record => record.Usd),
        };
    }

    /// <summary>The name where it is known, else the address.</summary>
    private static string ShownOf(EntityKey key, Digest digest) => (digest.LookedAt.FirstOrDefault(entity => entity.Key == key), key) switch
    {
        ({ Name.Length: > 0 } known, _) => known.Name,
        (_, { IsByName: true }) => key.Value[(key.Value.IndexOf(':', StringComparison.Ordinal) + 1)..],
        (_, { IsShared: true }) => key.NameAtAddress,
        _ => key.Value,
    };
}

/// <summary>A refresh among others.</summary>
public sealed record TrendPoint(DateTimeOffset Started, int New);
