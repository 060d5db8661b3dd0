using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>A run as it looks at one moment.</summary>
public sealed record RunView
{
    public required SimulatedRun Run { get; init; }
    public required string Status { get; init; }
    public required bool IsActive { get; init; }

    /// <summary>Null while active, and when the run is only halted.</summary>
    public required string? TerminationReason { get; init; }

    public required int GeneratedCount { get; init; }

    public int MatchedCount => Candidates.Count(candidate => candidate.MatchStatus == MatchStatuses.Matched);

    public required DateTimeOffset ModifiedAt { get; init; }
    public required IReadOnlyList<CandidateView> Candidates { get; init; }
}

/// <summary>A candidate as it looks at one moment.</summary>
public sealed record CandidateView
{
    public required ScenarioEntity Entity { get; init; }
    public required string CandidateId { get; init; }
    public required string MatchStatus { get; init; }
    public required IReadOnlyList<RunEnrichment> Enrichments { get; init; }
}
