using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>What enrich, extend and cancel make of a run.</summary>
internal sealed class RunChanges(RunPlanner planner, IReadOnlyDictionary<string, ScenarioEntity> entities, RunTiming timing)
{
    public RunCourse Course(SimulatedRun run) => new(run, entities, timing);

    /// <summary>Adds an enrichment; a run at rest is queued again and comes back to the rest it had.</summary>
    public SimulatedRun Enrich(SimulatedRun run, RunEnrichment enrichment)
    {
        var now = enrichment.AddedAt;
        var enriched = run with { Enrichments = [.. run.Enrichments, enrichment] };
        var course = Course(enriched);
        var last = run.Periods[^1];
        if (run.EnrichmentFailsRun && last.Status != RunStatuses.Failed && course.FirstEnrichedAt(now) is { } failure)
        {
            var failed = new ActivePeriod(now, failure, RunStatuses.Failed, TerminationReasons.ErrorOccurred);
            return now < last.End
                ? Ending(enriched, failed with { Start = last.Start })
                : enriched with { Periods = [.. run.Periods, failed] };
        }

        var done = course.EnrichedAt(now);
        if (now >= last.End)
        {
            return enriched with { Periods = [.. run.Periods, last with { Start = now, End = done }] };
        }

        return last.IsBrokenOff || done <= last.End ? enriched : Ending(enriched, last with { End = done });
    }

    /// <summary>Why a run cannot be extended; null when it can.</summary>
    public static string? RefusalToExtend(SimulatedRun run, DateTimeOffset now)
    {
        var last = run.Periods[^1];
        if (run.Generator == Generators.Preview)
        {
            return "Preview runs cannot be extended";
        }

        var canGoOn = now < last.End || (last.Status == RunStatuses.Completed && last.Reason == TerminationReasons.MatchLimitMet);
        return canGoOn ? null : "Only runs that are active or met their match limit can be extended";
    }

    /// <summary>Raises the match limit. A run that looks for matches goes on looking; one that had stopped begins where it left
    /// off.</summary>
    public SimulatedRun Extend(SimulatedRun run, int matchLimit, DateTimeOffset now)
    {
        var extended = run with { MatchLimit = matchLimit, Extensions = [.. run.Extensions, new(now, run.MatchLimit, matchLimit)] };
        var last = run.Periods[^1];
        if (now < last.End && last.IsBrokenOff)
        {
            return extended;
        }

        var search = run.Searches[^1];
        var isLooking = now < search.End;
        var start = isLooking ? search.Start : now;
        var first = isLooking ? search.First : new Searching(run, timing).JudgedCount;
        var natural = planner.NaturalPeriod(extended, start, first);
        var period = now < last.End ? natural with { Start = last.Start, End = Later(last.End, natural.End) } : natural;
        var searching = extended with
        {
            Searches = [.. isLooking ? run.Searches.SkipLast(1) : run.Searches, new(start, first, natural.End)],
            Periods = [.. now < last.End ? run.Periods.SkipLast(1) : run.Periods, period],
        };
        var course = Course(searching);
        var done = run.Enrichments.Select(enrichment => course.EnrichedAt(enrichment.AddedAt)).Append(period.End).Max();
        return Ending(searching, period with { End = done });
    }

    /// <summary>Cancels an active or halted run; null when it is at rest already.</summary>
    public static SimulatedRun? Cancel(SimulatedRun run, DateTimeOffset now)
    {
        var last = run.Periods[^1];
        var cancelled = last with { Status = RunStatuses.Cancelled, Reason = TerminationReasons.UserCancelled };
        if (now < last.End)
        {
            return Ending(run, cancelled with { End = now });
        }

        return last.Status == RunStatuses.ActionRequired ? Ending(run, cancelled) : null;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static SimulatedRun Ending(SimulatedRun run, ActivePeriod last) => run with { Periods = [.. run.Periods.SkipLast(1), last] };
}
