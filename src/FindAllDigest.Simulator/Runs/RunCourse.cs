using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>The course of one run in time. Everything follows from the run's record, so nothing has to happen while nobody looks.</summary>
public sealed class RunCourse(SimulatedRun run, IReadOnlyDictionary<string, ScenarioEntity> entities, RunTiming timing)
{
    private readonly Searching _searching = new(run, timing);
    private IReadOnlyList<CandidateCourse>? _candidates;

    public SimulatedRun Run { get; } = run;

    /// <summary>Every candidate the run comes upon, in the order of the plan.</summary>
    internal IReadOnlyList<CandidateCourse> Candidates => _candidates ??= CandidatesOf();

    /// <summary>The run as a caller sees it.</summary>
    /// <param name="stale">How long after a requeue the old end is still shown.</param>
    public RunView At(DateTimeOffset now, TimeSpan stale) =>
        At(now, Run.Periods.Skip(1).LastOrDefault(period => period.Start + stale <= now) ?? Run.Periods[0]);

    /// <summary>The run as it looks at a moment of one of its periods.</summary>
    internal RunView At(DateTimeOffset now, ActivePeriod period)
    {
        var isActive = now < period.End;
        var shown = Candidates.Where(candidate => candidate.IsShown(now, isActive)).ToList();
        return new()
        {
            Run = Run,
            Status = isActive ? WorkAt(now, period) : period.Status,
            IsActive = isActive,
            TerminationReason = isActive ? null : period.Reason,
            GeneratedCount = Candidates.Count(candidate => candidate.GeneratedAt <= Earlier(now, candidate.DiscoveryEnd)),
            ModifiedAt = ModifiedAt(now, period, isActive),
            Candidates = [.. shown.Select(candidate => candidate.View(now, Run))],
        };
    }

    /// <summary>When the run begins to work in a period.</summary>
    internal DateTimeOffset WorksFrom(ActivePeriod period) => period.Start + timing.Queue;

    /// <summary>When an enrichment asked for at a moment has come back for every match there will be.</summary>
    public DateTimeOffset EnrichedAt(DateTimeOffset askedAt) =>
        Candidates.Select(candidate => candidate.EnrichedAt(askedAt)).OfType<DateTimeOffset>().Append(askedAt + timing.Queue).Max();

    /// <summary>When the first match has an enrichment asked for at a moment; null when there is no match.</summary>
    public DateTimeOffset? FirstEnrichedAt(DateTimeOffset askedAt) => Candidates.Min(candidate => candidate.EnrichedAt(askedAt));

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private List<CandidateCourse> CandidatesOf()
    {
        var matches = 0;
        var candidates = new List<CandidateCourse>();
        foreach (var (index, planned) in Run.Plan.Index())
        {
            // The scenario file may have been edited since: an entity that is gone is not shown any more.
            if (!entities.TryGetValue(planned.EntityKey, out var entity))
            {
                continue;
            }

            var isMatched = Judgement.IsMatched(entity, Run.MatchConditions, Run.CreatedAt);
            var judgedAt = _searching.JudgedAt(index);
            matches += isMatched && judgedAt is not null ? 1 : 0;
            candidates.Add(new(entity, planned, _searching.GeneratedAt(index), judgedAt, isMatched)
            {
                NeverEnriched = Run.MissingEnrichmentEvery > 0 && isMatched && matches % Run.MissingEnrichmentEvery == 0,
                DiscoveryEnd = _searching.EndOf(index),
                Timing = timing,
            });
        }

        return candidates;
    }

    private string WorkAt(DateTimeOffset now, ActivePeriod period) => now < WorksFrom(period) ? RunStatuses.Queued : RunStatuses.Running;

    private DateTimeOffset ModifiedAt(DateTimeOffset now, ActivePeriod period, bool isActive) =>
        Candidates.SelectMany(candidate => candidate.Moments(Run))
            .Append(isActive ? period.Start : period.End)
            .Append(Run.CreatedAt)
            .Where(moment => moment <= now)
            .DefaultIfEmpty(Run.CreatedAt)
            .Max();
}
