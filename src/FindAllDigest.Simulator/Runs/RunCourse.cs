using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>The course of one run in time. Everything follows from the run's record, so nothing has to happen while nobody looks.</summary>
public sealed class RunCourse(SimulatedRun run, IReadOnlyDictionary<string, ScenarioEntity> entities, RunTiming timing)
{
    private readonly IReadOnlyList<CandidateCourse> _candidates = CandidatesOf(run, entities, timing);

    /// <summary>When the candidate at a place of the plan has its verdict; for -1, when the first would be generated.</summary>
    public static DateTimeOffset JudgedAt(DateTimeOffset createdAt, int index, RunTiming timing) =>
        createdAt + timing.Queue + (timing.Generate * (index + 1)) + (index < 0 ? TimeSpan.Zero : timing.Judge);

    /// <summary>The run as a caller sees it.</summary>
    /// <param name="now">The moment of looking.</param>
    /// <param name="stale">How long after a requeue the old end is still shown.</param>
    public RunView At(DateTimeOffset now, TimeSpan stale)
    {
        var period = PeriodAt(now, stale);
        var isActive = now < period.End;
        var shown = _candidates.Where(candidate => candidate.IsShown(now, isActive)).ToList();
        return new()
        {
            Run = run,
            Status = !isActive ? period.Status : now < period.Start + timing.Queue ? RunStatuses.Queued : RunStatuses.Running,
            IsActive = isActive,
            TerminationReason = isActive ? null : period.Reason,
            GeneratedCount = _candidates.Count(candidate => candidate.GeneratedAt <= Earlier(now, candidate.DiscoveryEnd)),
            ModifiedAt = ModifiedAt(now, period, isActive),
            Candidates = [.. shown.Select(candidate => candidate.View(now, run))],
        };
    }

    /// <summary>When an enrichment asked for at a moment has come back for every match there will be.</summary>
    public DateTimeOffset EnrichedAt(DateTimeOffset askedAt) =>
        _candidates.Where(candidate => candidate is { IsMatched: true, JudgedAt: not null })
            .Select(candidate => candidate.EnrichedAt(askedAt, timing) ?? askedAt)
            .Append(askedAt + timing.Queue)
            .Max();

    /// <summary>When the first match has an enrichment asked for at a moment; null when there is no match.</summary>
    public DateTimeOffset? FirstEnrichedAt(DateTimeOffset askedAt) =>
        _candidates.Where(candidate => candidate.IsMatched).Min(candidate => candidate.EnrichedAt(askedAt, timing));

    private static List<CandidateCourse> CandidatesOf(SimulatedRun run, IReadOnlyDictionary<string, ScenarioEntity> entities, RunTiming timing)
    {
        var end = Earlier(run.DiscoveryEnd, run.Periods[0].End);
        var matches = 0;
        var candidates = new List<CandidateCourse>();
        foreach (var (index, planned) in run.Plan.Index())
        {
            // The scenario file may have been edited since: an entity that is gone is not shown any more.
            if (!entities.TryGetValue(planned.EntityKey, out var entity))
            {
                continue;
            }

            var judgedAt = JudgedAt(run.CreatedAt, index, timing);
            var isMatched = Judgement.IsMatched(entity, run.MatchConditions);
            var isJudged = judgedAt <= end;
            matches += isMatched && isJudged ? 1 : 0;
            candidates.Add(new(entity, planned, judgedAt - timing.Judge, isJudged ? judgedAt : null, isMatched)
            {
                NeverEnriched = run.MissingEnrichmentEvery > 0 && isMatched && matches % run.MissingEnrichmentEvery == 0,
                DiscoveryEnd = end,
                Timing = timing,
            });
        }

        return candidates;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private ActivePeriod PeriodAt(DateTimeOffset now, TimeSpan stale) =>
        run.Periods.Skip(1).LastOrDefault(period => period.Start + stale <= now) ?? run.Periods[0];

    private DateTimeOffset ModifiedAt(DateTimeOffset now, ActivePeriod period, bool isActive) =>
        _candidates.SelectMany(candidate => candidate.Moments(run))
            .Append(isActive ? period.Start : period.End)
            .Append(run.CreatedAt)
            .Where(moment => moment <= now)
            .DefaultIfEmpty(run.CreatedAt)
            .Max();
}
