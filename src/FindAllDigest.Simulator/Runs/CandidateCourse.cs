using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>The course of one candidate within a run.</summary>
/// <param name="JudgedAt">When it has its verdict; null when the run ends before.</param>
internal sealed record CandidateCourse(
    ScenarioEntity Entity, PlannedCandidate Planned, DateTimeOffset GeneratedAt, DateTimeOffset? JudgedAt, bool IsMatched)
{
    public required RunTiming Timing { get; init; }

    /// <summary>When the run stops looking; a candidate without verdict is dropped then.</summary>
    public required DateTimeOffset DiscoveryEnd { get; init; }

    /// <summary>Its enrichments were asked for and never come.</summary>
    public bool NeverEnriched { get; init; }

    /// <summary>A candidate without verdict is shown only while the run works on it.</summary>
    public bool IsShown(DateTimeOffset now, bool isActive) => JudgedAt <= now || (isActive && GeneratedAt <= now && now < DiscoveryEnd);

    /// <summary>When an enrichment asked for at a moment has come back; null for candidates that get none.</summary>
    public DateTimeOffset? EnrichedAt(DateTimeOffset askedAt)
    {
        if (!IsMatched || JudgedAt is not { } judgedAt)
        {
            return null;
        }

        var ready = askedAt + Timing.Queue;
        return (ready > judgedAt ? ready : judgedAt) + Timing.Enrich;
    }

    /// <summary>When an enrichment is there to be read; null when it never is, since the run was broken off before or it was
    /// lost.</summary>
    public DateTimeOffset? ArrivedAt(RunEnrichment enrichment, SimulatedRun run)
    {
        var started = JudgedAt > enrichment.AddedAt ? JudgedAt : enrichment.AddedAt;
        var period = run.Periods.LastOrDefault(period => period.Start <= started) ?? run.Periods[0];
        var arrives = NeverEnriched ? null : EnrichedAt(enrichment.AddedAt);
        return arrives <= period.End ? arrives : null;
    }

    public CandidateView View(DateTimeOffset now, SimulatedRun run) => new()
    {
        Entity = Entity,
        CandidateId = Planned.CandidateId,
        MatchStatus = StatusAt(now),
        Enrichments = [.. run.Enrichments.Where(enrichment => ArrivedAt(enrichment, run) <= now)],
    };

    public IEnumerable<DateTimeOffset> Moments(SimulatedRun run) =>
        run.Enrichments.Select(enrichment => ArrivedAt(enrichment, run)).Append(GeneratedAt).Append(JudgedAt).OfType<DateTimeOffset>();

    private string StatusAt(DateTimeOffset now)
    {
        if (!(JudgedAt <= now))
        {
            return MatchStatuses.Generated;
        }

        return IsMatched ? MatchStatuses.Matched : MatchStatuses.Unmatched;
    }
}
