namespace FindAllDigest.Simulator.Contract;

/// <summary>The words of <c>type</c> in events and webhooks.</summary>
public static class EventTypes
{
    /// <summary>A run changed its status; also the heartbeat of a stream. Not sent by webhook.</summary>
    public const string Status = "findall.status";

    /// <summary>An enrichment was added or the run was extended. Not sent by webhook.</summary>
    public const string SchemaUpdated = "findall.schema.updated";

    public const string Enriched = "findall.candidate.enriched";

    /// <summary>What a webhook may be registered for; the service accepts <c>unmatched</c> and <c>candidate.cancelled</c> and never sends
    /// them.</summary>
    public static IReadOnlyList<string> OfWebhooks { get; } =
    [
        Candidate(MatchStatuses.Generated),
        Candidate(MatchStatuses.Matched),
        Candidate(MatchStatuses.Unmatched),
        Enriched,
        "findall.candidate.cancelled",
        Run(RunStatuses.Completed), Run(RunStatuses.Cancelled), Run(RunStatuses.Failed),
    ];

    /// <summary>Accepted by a registration and never sent.</summary>
    public static bool IsNeverSent(string type) => type == Candidate(MatchStatuses.Unmatched) || type == Candidate(MatchStatuses.Discarded);

    public static string Candidate(string matchStatus) => "findall.candidate." + matchStatus;

    public static string Run(string status) => "findall.run." + status;
}
