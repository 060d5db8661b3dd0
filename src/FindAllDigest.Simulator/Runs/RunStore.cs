using FindAllDigest.Simulator.Clock;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>All runs there are, and the calls that change them. Each change is kept before it is answered.</summary>
public sealed class RunStore
{
    private readonly Lock _gate = new();
    private readonly VirtualClock _clock;
    private readonly StateFile _file;
    private readonly Scenario _scenario;
    private readonly RunPlanner _planner;
    private readonly Dictionary<string, ScenarioEntity> _entities;
    private readonly List<SimulatedRun> _runs;
    private int _created;

    public RunStore(Scenario scenario, VirtualClock clock, StateFile file, SimulatorState? kept)
    {
        _scenario = scenario;
        _clock = clock;
        _file = file;
        _planner = new(scenario);
        _entities = scenario.Entities.ToDictionary(entity => entity.Key, StringComparer.Ordinal);
        _created = kept?.Created ?? 0;
        _runs = kept is null ? [.. EarlierRuns()] : [.. kept.Runs];
    }

    /// <summary>Every run, oldest first.</summary>
    public IReadOnlyList<SimulatedRun> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _runs];
            }
        }
    }

    public SimulatedRun? Find(string findAllId)
    {
        lock (_gate)
        {
            return _runs.Find(run => run.FindAllId == findAllId);
        }
    }

    public RunCourse Course(SimulatedRun run) => new(run, _entities, _scenario.Timing);

    public RunView View(SimulatedRun run, TimeSpan stale) => Course(run).At(_clock.Now, stale);

    /// <summary>How many runs were created in the last hour of virtual time.</summary>
    public int CreatedInLastHour()
    {
        var since = _clock.Now - TimeSpan.FromHours(1);
        return All.Count(run => run.IsBilled && run.CreatedAt > since);
    }

    public SimulatedRun Create(RunRequest request, SimulatorBehaviour behaviour, IReadOnlyList<Fault> troubles)
    {
        lock (_gate)
        {
            _created++;
            var run = _planner.Plan(request, _created, _clock.Now, behaviour, troubles);
            _runs.Add(run);
            Keep();
            return run;
        }
    }

    /// <summary>Adds an enrichment; a run at rest is queued again and comes back to the rest it had.</summary>
    public SimulatedRun Enrich(SimulatedRun run, RunEnrichment enrichment) =>
        Change(run, current => Requeue(current with { Enrichments = [.. current.Enrichments, enrichment] }, enrichment.AddedAt));

    /// <summary>Cancels an active or halted run; false when it is at rest already.</summary>
    public bool Cancel(SimulatedRun run)
    {
        var now = _clock.Now;
        var isCancelled = false;
        Change(run, current =>
        {
            var last = current.Periods[^1];
            isCancelled = now < last.End || last.Status == RunStatuses.ActionRequired;
            var end = now < last.End ? now : last.End;
            return isCancelled ? Ending(current, last with { End = end, Status = RunStatuses.Cancelled, Reason = TerminationReasons.UserCancelled }) : current;
        });
        return isCancelled;
    }

    private static SimulatedRun Ending(SimulatedRun run, ActivePeriod last) => run with { Periods = [.. run.Periods.SkipLast(1), last] };

    private SimulatedRun Requeue(SimulatedRun run, DateTimeOffset now)
    {
        var course = Course(run);
        var last = run.Periods[^1];
        var done = course.EnrichedAt(now);
        if (run.EnrichmentFailsRun && last.Status != RunStatuses.Failed && course.FirstEnrichedAt(now) is { } failure)
        {
            var failed = new ActivePeriod(now, failure, RunStatuses.Failed, TerminationReasons.ErrorOccurred);
            return now < last.End ? Ending(run, failed with { Start = last.Start }) : run with { Periods = [.. run.Periods, failed] };
        }

        if (now >= last.End)
        {
            return run with { Periods = [.. run.Periods, last with { Start = now, End = done }] };
        }

        return last.IsBrokenOff || done <= last.End ? run : Ending(run, last with { End = done });
    }

    private SimulatedRun Change(SimulatedRun run, Func<SimulatedRun, SimulatedRun> change)
    {
        lock (_gate)
        {
            var index = _runs.FindIndex(current => current.FindAllId == run.FindAllId);
            _runs[index] = change(_runs[index]);
            Keep();
            return _runs[index];
        }
    }

    private void Keep() => _file.Write(new(_clock.Now, _created, _runs));

    private IEnumerable<SimulatedRun> EarlierRuns() =>
        from earlier in _scenario.EarlierRuns.Index()
        let query = _scenario.Query
        let request = new RunRequest
        {
            Objective = query.Objective,
            EntityType = query.EntityType,
            MatchConditions = query.MatchConditions,
            Generator = earlier.Item.Generator,
            MatchLimit = earlier.Item.MatchLimit,
        }
        // Numbers below zero keep the ids of earlier runs apart from those of the story.
        let planned = _planner.Plan(request, -1 - earlier.Index, earlier.Item.CreatedAt, new(), [])
        select planned with { FindAllId = earlier.Item.FindAllId, IsBilled = false };
}
