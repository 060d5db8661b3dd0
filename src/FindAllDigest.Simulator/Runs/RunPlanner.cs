using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Exclusions;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>Decides at its creation what a run will find and how it will end.</summary>
public sealed class RunPlanner(Scenario scenario)
{
    private readonly SeededChoice _choice = new(scenario.Seed);
    private readonly Dictionary<string, ScenarioEntity> _entities = scenario.Entities.ToDictionary(entity => entity.Key, StringComparer.Ordinal);

    /// <param name="request">What was asked for.</param>
    /// <param name="number">How many runs there were before; the source of ids.</param>
    /// <param name="now">The moment of creation.</param>
    /// <param name="behaviour">Which service is played.</param>
    /// <param name="troubles">Faults that stay with the run.</param>
    public SimulatedRun Plan(RunRequest request, int number, DateTimeOffset now, SimulatorBehaviour behaviour, IReadOnlyList<Fault> troubles)
    {
        var plan = Candidates(request, number, now, behaviour);
        var ending = troubles.FirstOrDefault(fault => fault.Kind == FaultKind.RunEnding);
        var period = ending is null ? NaturalPeriod(request, plan, now) : BrokenPeriod(request, plan, now, ending);
        return new()
        {
            FindAllId = _choice.RunId(number),
            CreatedAt = now,
            Objective = request.Objective,
            EntityType = request.EntityType,
            MatchConditions = request.MatchConditions,
            Generator = request.Generator,
            MatchLimit = request.MatchLimit,
            Metadata = request.Metadata,
            ExcludedCount = request.ExcludeList.Count,
            Plan = plan,
            DiscoveryEnd = period.End,
            Periods = [period],
            MissingEnrichmentEvery = troubles.FirstOrDefault(fault => fault.Kind == FaultKind.MissingEnrichments)?.Every ?? 0,
            EnrichmentFailsRun = troubles.Any(fault => fault.Kind == FaultKind.EnrichmentFailsRun),
        };
    }

    private List<PlannedCandidate> Candidates(RunRequest request, int number, DateTimeOffset now, SimulatorBehaviour behaviour)
    {
        var excluded = new ExclusionMatcher(request.ExcludeList, behaviour.ExactUrlExclusions);
        var found =
            from entity in scenario.Entities
            where entity.IsFoundAt(now)
            let isExcluded = excluded.Excludes(TextMarks.Readable(entity.Name), TextMarks.Readable(entity.Url))
            where !isExcluded || _choice.Happens(behaviour.LeakRate, number, entity.Key)
            orderby _choice.Rank(number, entity.Key)
            select new PlannedCandidate(entity.Key, _choice.CandidateId(number, entity.Key), isExcluded);
        return [.. found];
    }

    /// <summary>The end that comes by itself: enough found, or nothing left to look at.</summary>
    private ActivePeriod NaturalPeriod(RunRequest request, List<PlannedCandidate> plan, DateTimeOffset now)
    {
        // How a preview ends is not documented; it has looked at all it was asked to, so it says that nothing is left.
        var isPreview = request.Generator == Generators.Preview;
        var looked = isPreview ? Math.Min(request.MatchLimit, plan.Count) : plan.Count;
        var lastMatch = isPreview ? -1 : IndexOfMatch(request, plan, request.MatchLimit);
        var (index, reason) = lastMatch >= 0
            ? (lastMatch, TerminationReasons.MatchLimitMet)
            : (looked - 1, isPreview ? TerminationReasons.CandidatesExhausted : ReasonOf(now));
        return new(now, RunCourse.JudgedAt(now, index, scenario.Timing), RunStatuses.Completed, reason);
    }

    private ActivePeriod BrokenPeriod(RunRequest request, List<PlannedCandidate> plan, DateTimeOffset now, Fault ending)
    {
        var natural = NaturalPeriod(request, plan, now);
        var available = Math.Min(request.MatchLimit, plan.Count(candidate => IsMatch(request, candidate)));
        var wanted = Math.Min(available, ending.AfterMatches ?? (available + 1) / 2);
        var end = ending.AfterMatches is null && IsOrderly(ending.Reason)
            ? natural.End
            : RunCourse.JudgedAt(now, wanted == 0 ? -1 : IndexOfMatch(request, plan, wanted), scenario.Timing);
        return new(
            now,
            end < natural.End ? end : natural.End,
            ending.RunStatus ?? TerminationReasons.UsualStatus(ending.Reason),
            ending.Reason == RunStatuses.ActionRequired ? null : ending.Reason);
    }

    private static bool IsOrderly(string reason) =>
        reason is TerminationReasons.MatchLimitMet or TerminationReasons.LowMatchRate or TerminationReasons.CandidatesExhausted;

    private string ReasonOf(DateTimeOffset now) =>
        scenario.Endings.FirstOrDefault(ending => ending.From <= now && (ending.Until is null || now < ending.Until))?.Reason
            ?? TerminationReasons.CandidatesExhausted;

    /// <summary>Where in the plan the nth match stands; -1 when there are fewer.</summary>
    private int IndexOfMatch(RunRequest request, List<PlannedCandidate> plan, int nth)
    {
        var seen = 0;
        return plan.FindIndex(candidate => IsMatch(request, candidate) && ++seen == nth);
    }

    private bool IsMatch(RunRequest request, PlannedCandidate candidate) =>
        Judgement.IsMatched(_entities[candidate.EntityKey], request.MatchConditions);
}
