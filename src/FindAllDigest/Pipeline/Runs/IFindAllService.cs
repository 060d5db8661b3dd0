using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>The paid service, in the shape the pipeline wants it.</summary>
/// <remarks>Every call but <see cref="CreateAsync"/> throws <see cref="DigestException"/> with exit code 3 when the
/// service refuses, fails or stays unreachable; its message names the call, the status, the service's own words and reference id.</remarks>
internal interface IFindAllService
{
    /// <summary>For so long after its create a run may not be visible everywhere yet.</summary>
    static TimeSpan MayBeUnseen { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Checks, without a call, that the service could be called: a key is there and the address is safe.</summary>
    /// <exception cref="DigestException">It could not.</exception>
    void RequireReady()
    {
        // A client that exists has checked its settings already.
    }

    /// <summary>Says when a run was started: for ten minutes from then on the service may not
    /// show it yet, and its 404 is asked again.</summary>
    void Expect(FindAllRunId id, DateTimeOffset started);

    /// <summary>Starts a run. It costs money and has no idempotency key, so it is sent once and cannot be cancelled.</summary>
    Task<CreateOutcome> CreateAsync(RunRequest request);

    /// <summary>Adds one enrichment to a run. Not repeated when the answer is unclear: read
    /// <see cref="GetCriteriaAsync"/> and compare.</summary>
    Task<EnrichOutcome> EnrichAsync(FindAllRunId id, Enrichment enrichment, CancellationToken cancellationToken);

    /// <summary>Lets a run that ended at its match limit go on. It costs money and has no idempotency key, so it is sent once and cannot
    /// be cancelled; after an unclear answer <see cref="GetCriteriaAsync"/> tells by the match limit whether it happened.</summary>
    Task<ExtendOutcome> ExtendAsync(FindAllRunId id, RunExtension extension);

    /// <summary>Looks whether there is a run; null where the service knows none of this id.</summary>
    Task<FindAllRun?> FindRunAsync(FindAllRunId id, CancellationToken cancellationToken);

    Task<FindAllRun> GetRunAsync(FindAllRunId id, CancellationToken cancellationToken);

    Task<FindAllResult> GetResultAsync(FindAllRunId id, CancellationToken cancellationToken);

    /// <summary>The criteria of an existing run, its enrichments included.</summary>
    Task<PartialCriteria> GetCriteriaAsync(FindAllRunId id, CancellationToken cancellationToken);

    /// <summary>What happens to a run, as it happens, until the service ends the stream: when the run is at rest, or sooner.</summary>
    /// <param name="after">The event to go on after; null for all from the beginning.</param>
    /// <param name="cancellationToken">Stops following.</param>
    IAsyncEnumerable<RunEvent> FollowAsync(FindAllRunId id, string? after, CancellationToken cancellationToken);

    /// <summary>Stops a run; one that has already ended is left as it is.</summary>
    Task CancelAsync(FindAllRunId id, CancellationToken cancellationToken);

    /// <summary>Turns a question into criteria. The service lists no price for it.</summary>
    Task<PartialCriteria> IngestAsync(string objective, CancellationToken cancellationToken);
}

/// <summary>What to find.</summary>
/// <param name="MatchLimit">Most matches to pay for; may be lower than the criteria's to fit a budget.</param>
/// <param name="ExcludeList">Entities that must not come back; at most 10,000.</param>
/// <param name="Metadata">Echoed by the service: <see cref="RunIntent"/>.</param>
internal sealed record RunRequest(
    string Objective,
    Criteria Criteria,
    int MatchLimit,
    IReadOnlyList<SentExclusion> ExcludeList,
    IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Where the service tells how the run ended; null where it tells nobody.</summary>
    public string? Webhook { get; init; }
}

/// <summary>One entity of the list that a run is told to leave out.</summary>
internal sealed record SentExclusion(string Name, string Url);

/// <summary>How the one attempt to start a run ended.</summary>
internal abstract record CreateOutcome
{
    private CreateOutcome() { }

    public sealed record Created(FindAllRun Run) : CreateOutcome;

    /// <summary>The service surely did not start a run: refused with a 4xx, or never reached.</summary>
    public sealed record Refused(FailureCause Cause) : CreateOutcome
    {
        public string Message => Cause.ToString();
    }

    /// <summary>A run may exist and be billed: a 5xx, a time-out, a cut connection, or an answer without a readable id.</summary>
    public sealed record Unclear(string Message) : CreateOutcome;
}

/// <summary>How the one attempt to extend a run ended.</summary>
internal abstract record ExtendOutcome
{
    private ExtendOutcome() { }

    /// <summary>The run goes on.</summary>
    public sealed record Extended(int MatchLimit) : ExtendOutcome;

    /// <summary>The service surely did not extend it.</summary>
    public sealed record Refused(string Message) : ExtendOutcome;

    /// <summary>It may have been extended.</summary>
    public sealed record Unclear(string Message) : ExtendOutcome;
}

/// <summary>How one attempt to add an enrichment ended.</summary>
internal abstract record EnrichOutcome
{
    private EnrichOutcome() { }

    public sealed record Added : EnrichOutcome;

    /// <summary>The service surely did not add it.</summary>
    public sealed record Refused(string Message) : EnrichOutcome;

    /// <summary>It may have been added.</summary>
    public sealed record Unclear(string Message) : EnrichOutcome;
}
