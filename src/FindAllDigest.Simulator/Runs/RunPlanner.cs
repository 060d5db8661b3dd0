using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Exclusions;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>Decides at its creation what a run will find and how it will end, and again when it is extended.</summary>
/// <param name="choice">The source of ids and orders.</param>
public sealed class RunPlanner(Scenario scenario, SeededChoice choice)
{
    private readonly Dictionary<string, ScenarioEntity> _entities = scenario.Entities.ToDictionary(
        entity => entity.Key, StringComparer.Ordinal);

    /// <param name="number">How many runs there were before; the source of ids.</param>
    public SimulatedRun Plan(
        RunRequest request, int number, DateTimeOffset now, SimulatorBehaviour behaviour, IReadOnlyList<Fault> troubles)
    {
        var run = new SimulatedRun
        {
            FindAllId = new RunId(number, request.MatchLimit, request.Generator, request.ExcludeList.Count > 0).ToText(choice),
            CreatedAt = now,
            Objective = request.Objective,
            EntityType = request.EntityType,
            MatchConditions = request.MatchConditions,
            Generator = request.Generator,
            MatchLimit = request.MatchLimit,
            Metadata = request.Metadata,
            Webhook = request.Webhook,
            ExcludedCount = request.ExcludeList.Count,
            Plan = Candidates(request, number, now, behaviour),
            Searches = [],
            Periods = [],
            MissingEnrichmentEvery = troubles.FirstOrDefault(fault => fault.Kind == FaultKind.MissingEnrichments)?.Every ?? 0,
            EnrichmentFailsRun = troubles.Any(fault => fault.Kind == FaultKind.EnrichmentFailsRun),
        };
        var ending = troubles.FirstOrDefault(fault => fault.Kind == FaultKind.RunEnding);
        var period = ending is null ? NaturalPeriod(run, now, first: 0) : BrokenPeriod(run, ending);
        return run with { Searches = [new(now, 0, period.End)], Periods = [period] };
    }

    /// <summary>The end that comes by itself to a search: enough found, or nothing left to look at.</summary>
    /// <param name="run">The run with the limit that counts.</param>
    /// <param name="first">Place of the first candidate it judges.</param>
    public ActivePeriod NaturalPeriod(SimulatedRun run, DateTimeOffset start, int first)
    {
        // How a preview ends is not documented; it has looked at all it was asked to, so it says that nothing is left.
        var isPreview = run.Generator == Generators.Preview;
        var looked = isPreview ? Math.Min(run.MatchLimit, run.Plan.Count) : run.Plan.Count;
        var lastMatch = isPreview ? -1 : IndexOfMatch(run, run.MatchLimit);
        var (index, reason) = lastMatch >= 0
            ? (lastMatch, TerminationReasons.MatchLimitMet)
            : (looked - 1, isPreview ? TerminationReasons.CandidatesExhausted : ReasonOf(run.CreatedAt));
        return new(start, Searching.JudgedAt(start, first, Math.Max(index, first - 1), scenario.Timing), RunStatuses.Completed, reason);
    }

    private static bool IsOrderly(string reason) =>
        reason is TerminationReasons.MatchLimitMet or TerminationReasons.LowMatchRate or TerminationReasons.CandidatesExhausted;

    private List<PlannedCandidate> Candidates(RunRequest request, int number, DateTimeOffset now, SimulatorBehaviour behaviour)
    {
        var excluded = new ExclusionMatcher(request.ExcludeList, behaviour.ExactUrlExclusions);
        var found =
            from entity in scenario.Entities
            where entity.IsFoundAt(now) && choice.Finds(entity.Ease, number, entity.Key)
            let isExcluded = excluded.Excludes(TextMarks.Readable(entity.Name), TextMarks.Readable(entity.Url))
            where !isExcluded || entity.ReturnsAt(now) || choice.Happens(behaviour.LeakRate, number, entity.Key)
            orderby choice.Rank(number, entity.Key)
            select new PlannedCandidate(entity.Key, choice.CandidateId(number, entity.Key), isExcluded);
        return [.. found];
    }

    private ActivePeriod BrokenPeriod(SimulatedRun run, Fault ending)
    {
        var natural = NaturalPeriod(run, run.CreatedAt, first: 0);
        var available = Math.Min(run.MatchLimit, run.Plan.Count(candidate => IsMatch(run, candidate)));
        var wanted = Math.Min(available, ending.AfterMatches ?? (available + 1) / 2);
        var last = wanted == 0 ? -1 : IndexOfMatch(run, wanted);
        var end = ending.AfterMatches is null && IsOrderly(ending.Reason)
            ? natural.End
            : Searching.JudgedAt(run.CreatedAt, 0, last, scenario.Timing);
        return new(
            run.CreatedAt,
            end < natural.End ? end : natural.End,
            ending.RunStatus ?? TerminationReasons.UsualStatus(ending.Reason),
            ending.Reason == RunStatuses.ActionRequired ? null : ending.Reason);
    }

    private string ReasonOf(DateTimeOffset now) =>
        scenario.Endings.FirstOrDefault(ending => ending.From <= now && (ending.Until is null || now < ending.Until))?.Reason
            ?? TerminationReasons.CandidatesExhausted;

    /// <summary>Where in the plan the nth match stands; -1 when there are fewer.</summary>
    private int IndexOfMatch(SimulatedRun run, int nth)
    {
        var seen = 0;
        foreach (var (index, candidate) in run.Plan.Index())
        {
            if (IsMatch(run, candidate) && ++seen == nth)
            {
                return index;
            }
        }

        return -1;
    }

    private bool IsMatch(SimulatedRun run, PlannedCandidate candidate) =>
        _entities.TryGetValue(candidate.EntityKey, out var entity) && Judgement.IsMatched(entity, run.MatchConditions, run.CreatedAt);
}
