using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>When each candidate of a run's plan is generated and judged, over all its searches.</summary>
internal sealed class Searching(SimulatedRun run, RunTiming timing)
{
    /// <summary>When a search has the verdict on the candidate at a place of the plan; for the place before its first, when it begins to
    /// look.</summary>
    public static DateTimeOffset JudgedAt(DateTimeOffset start, int first, int index, RunTiming timing) =>
        start + timing.Queue + (timing.Generate * (index - first + 1)) + (index < first ? TimeSpan.Zero : timing.Judge);

    /// <summary>How many candidates have a verdict when all searches are over.</summary>
    public int JudgedCount => Enumerable.Range(0, run.Plan.Count).Count(index => JudgedAt(index) is not null);

    /// <summary>When the candidate has its verdict; null when the run ends before.</summary>
    public DateTimeOffset? JudgedAt(int index)
    {
        var search = Of(index);
        var judged = JudgedAt(search.Start, search.First, index, timing);
        return judged <= EndOf(search) ? judged : null;
    }

    /// <summary>When the candidate is proposed. What an ended search proposed and did not judge is judged by the next one.</summary>
    public DateTimeOffset GeneratedAt(int index)
    {
        var search = run.Searches.FirstOrDefault(search => search.First <= index && GeneratedAt(search, index) <= EndOf(search))
            ?? Of(index);
        return GeneratedAt(search, index);
    }

    /// <summary>When the search that judges the candidate stops.</summary>
    public DateTimeOffset EndOf(int index) => EndOf(Of(index));

    /// <summary>A search ends with the period it works in, if that is broken off.</summary>
    private DateTimeOffset EndOf(Search search)
    {
        var period = run.Periods.LastOrDefault(period => period.Start <= search.Start) ?? run.Periods[0];
        return period.End < search.End ? period.End : search.End;
    }

    private DateTimeOffset GeneratedAt(Search search, int index) => JudgedAt(search.Start, search.First, index, timing) - timing.Judge;

    private Search Of(int index) => run.Searches.LastOrDefault(search => search.First <= index) ?? run.Searches[0];
}
