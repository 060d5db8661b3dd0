using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Runs;
using FindAllDigest.Simulator.Wire;

namespace FindAllDigest.Simulator.Events;

/// <summary>The stored events of a run. Like everything else about a run, they follow from its record.</summary>
internal sealed class EventLog(RunCourse course, SimulatorBehaviour behaviour)
{
    private readonly SimulatedRun _run = course.Run;

    /// <summary>Every event up to a moment, in the order in which they happened.</summary>
    public IReadOnlyList<RunEvent> Until(DateTimeOffset now)
    {
        var sequence = 0L;
        var events = new List<RunEvent>();
        foreach (var happened in All()
            .Where(happened => happened.At <= now)
            .OrderBy(happened => happened.At)
            .ThenBy(happened => happened.IsEnd))
        {
            sequence = Math.Max(RunEvent.SequenceAt(happened.At), sequence + 1);
            events.Add(happened with { Sequence = sequence });
        }

        return events;
    }

    /// <summary>When the first event after a moment happens, as things stand; null when none does.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now) =>
        All().Where(happened => happened.At > now).Min(happened => (DateTimeOffset?)happened.At);

    /// <summary>The run at a moment, as the heartbeat tells it.</summary>
    public JsonObject StatusAt(DateTimeOffset now) => RunJson.Of(course.At(now, stale: TimeSpan.Zero), behaviour);

    private IEnumerable<RunEvent> All() => _run.Periods.Index().SelectMany(period => StatusChanges(period.Index, period.Item))
        .Concat(SchemaUpdates())
        .Concat(course.Candidates.SelectMany(CandidateEvents));

    private IEnumerable<RunEvent> StatusChanges(int number, ActivePeriod period)
    {
        yield return Status(period.Start, $"queued/{number}", period);
        if (course.WorksFrom(period) is var works && works < period.End)
        {
            yield return Status(works, $"running/{number}", period);
        }

        yield return Status(period.End, $"ended/{number}", period) with { IsEnd = true };
    }

    private RunEvent Status(DateTimeOffset at, string key, ActivePeriod period) =>
        new(at, EventTypes.Status, key, () => RunJson.Of(course.At(at, period), behaviour));

    private IEnumerable<RunEvent> SchemaUpdates() =>
        _run.Enrichments.Select((enrichment, number) => SchemaUpdate(enrichment.AddedAt, $"enrich/{number}"))
            .Concat(_run.Extensions.Select((extension, number) => SchemaUpdate(extension.At, $"extend/{number}")));

    private RunEvent SchemaUpdate(DateTimeOffset at, string key) =>
        new(at, EventTypes.SchemaUpdated, key, () => SchemaJson.Of(_run.AsOf(at), behaviour.WriteNulls));

    private IEnumerable<RunEvent> CandidateEvents(CandidateCourse candidate)
    {
        var id = candidate.Planned.CandidateId;
        if (candidate.GeneratedAt <= candidate.DiscoveryEnd)
        {
            yield return Seen(candidate, candidate.GeneratedAt, MatchStatuses.Generated);
        }

        if (candidate.JudgedAt is { } judged)
        {
            yield return Seen(candidate, judged, candidate.View(judged, _run).MatchStatus);
        }

        foreach (var (number, enrichment) in _run.Enrichments.Index())
        {
            if (candidate.ArrivedAt(enrichment, _run) is { } arrived)
            {
                yield return new(
                    arrived,
                    EventTypes.Enriched,
                    $"enriched/{number}/{id}",
                    () => CandidateJson.Enriched(candidate.View(arrived, _run), enrichment, _run, behaviour));
            }
        }
    }

    private RunEvent Seen(CandidateCourse candidate, DateTimeOffset at, string status)
    {
        var shown = CandidateJson.StatusWord(status, behaviour);
        return new(
            at,
            EventTypes.Candidate(shown),
            $"{(status == MatchStatuses.Generated ? "generated" : "judged")}/{candidate.Planned.CandidateId}",
            () => CandidateJson.Of(candidate.View(at, _run) with { Enrichments = [], MatchStatus = status }, _run, behaviour));
    }
}
