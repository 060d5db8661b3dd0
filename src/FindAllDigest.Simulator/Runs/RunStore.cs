using FindAllDigest.Simulator.Clock;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>All runs there are, and the calls that change them. Each change is kept before it is answered.</summary>
public sealed class RunStore
{
    private readonly Lock _gate = new();
    private readonly VirtualClock _clock;
    private readonly StateFile _file;
    private readonly RunPlanner _planner;
    private readonly RunChanges _changes;
    private readonly Weeks? _weeks;
    private readonly List<SimulatedRun> _runs;
    private int _created;

    /// <param name="clock">The time of the simulated world; whoever waits on it is woken by each change.</param>
    /// <param name="file">Where runs are kept.</param>
    /// <param name="kept">What was kept; null when the story begins.</param>
    /// <param name="play">Plays one week, without kept runs.</param>
    public RunStore(Scenario scenario, VirtualClock clock, StateFile file, SimulatorState? kept, WeeklyPlay? play = null)
    {
        var choice = new SeededChoice(scenario.Seed, play?.Watch ?? "");
        _clock = clock;
        _file = file;
        _planner = new(scenario, choice);
        _changes = new(_planner, scenario.Entities.ToDictionary(entity => entity.Key, StringComparer.Ordinal), scenario.Timing);
        _weeks = play is null ? null : new(scenario, _planner, choice, play);
        _created = kept?.Created ?? _weeks?.FirstNumber ?? 0;
        _runs = kept is null ? [.. EarlierRuns(scenario, _planner)] : [.. kept.Runs];
    }

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
            return _runs.Find(run => run.FindAllId == findAllId) ?? FindAgain(findAllId);
        }
    }

    public RunCourse Course(SimulatedRun run) => _changes.Course(run);

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
            SimulatedRun run;
            do
            {
                // A run of an earlier process that was found again keeps its id.
                run = _planner.Plan(request, ++_created, _clock.Now, behaviour, troubles);
            }
            while (_runs.Exists(other => other.FindAllId == run.FindAllId));

            _runs.Add(run);
            Keep();
            return run;
        }
    }

    /// <summary>Adds an enrichment; a run at rest is queued again.</summary>
    public SimulatedRun Enrich(SimulatedRun run, RunEnrichment enrichment) => Change(run, current => _changes.Enrich(current, enrichment));

    /// <summary>Raises the match limit by so many, if the run's state allows it.</summary>
    /// <returns>The run as it is now, and why it was not extended; null when it was.</returns>
    public (SimulatedRun Run, string? Refusal) Extend(SimulatedRun run, int additional, int most)
    {
        var now = _clock.Now;
        string? refusal = null;
        var changed = Change(run, current =>
        {
            var limit = (long)current.MatchLimit + additional;
            var excess = limit > most ? $"The match limit would be {limit}, more than {most}" : null;
            refusal = RunChanges.RefusalToExtend(current, now) ?? excess;
            return refusal is null ? _changes.Extend(current, (int)limit, now) : current;
        });
        return (changed, refusal);
    }

    /// <summary>Cancels an active or halted run; false when it is at rest already.</summary>
    public bool Cancel(SimulatedRun run)
    {
        var now = _clock.Now;
        var isCancelled = false;
        Change(run, current =>
        {
            var cancelled = RunChanges.Cancel(current, now);
            isCancelled = cancelled is not null;
            return cancelled ?? current;
        });
        return isCancelled;
    }

    private SimulatedRun? FindAgain(string findAllId)
    {
        if (_weeks?.Again(findAllId) is not { } run)
        {
            return null;
        }

        var again = _weeks.EnrichmentOf(run) is { } enrichment ? _changes.Enrich(run, enrichment) : run;
        _runs.Add(again);
        return again;
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

    private void Keep()
    {
        _file.Write(new(_clock.Now, _created, _runs));
        _clock.Wake();
    }

    private static IEnumerable<SimulatedRun> EarlierRuns(Scenario scenario, RunPlanner planner) =>
        from earlier in scenario.EarlierRuns.Index()
        let query = scenario.Query
        let request = new RunRequest
        {
            Objective = query.Objective,
            EntityType = query.EntityType,
            MatchConditions = query.MatchConditions,
            Generator = earlier.Item.Generator,
            MatchLimit = earlier.Item.MatchLimit,
        }
        // Numbers below zero keep the ids of earlier runs apart from those of the story.
        let planned = planner.Plan(request, -1 - earlier.Index, earlier.Item.CreatedAt, new(), [])
        select planned with { FindAllId = earlier.Item.FindAllId, IsBilled = false };
}
