using System.Text.Json;
using System.Text.Json.Serialization;
using FindAllDigest.Simulator.Contract;

namespace FindAllDigest.Simulator.Runs;

/// <summary>All that the simulator remembers of a run. What it looks like at a moment is worked out by <see cref="RunCourse"/>.</summary>
public sealed record SimulatedRun
{
    [JsonPropertyName("findall_id")]
    public required string FindAllId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required string Objective { get; init; }
    public required string EntityType { get; init; }
    public required IReadOnlyList<MatchCondition> MatchConditions { get; init; }
    public required string Generator { get; init; }
    public required int MatchLimit { get; init; }
    public JsonElement? Metadata { get; init; }
    public WebhookRegistration? Webhook { get; init; }

    /// <summary>How many entities the caller asked to leave out.</summary>
    public int ExcludedCount { get; init; }

    /// <summary>Candidates in the order in which they are generated.</summary>
    public required IReadOnlyList<PlannedCandidate> Plan { get; init; }

    /// <summary>The stretches in which the run looks for matches, oldest first; never empty. Enrichments may keep it active for
    /// longer.</summary>
    public required IReadOnlyList<Search> Searches { get; init; }

    /// <summary>What extensions made of the match limit, oldest first.</summary>
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    /// <summary>The times at which the run works, oldest first; never empty.</summary>
    public required IReadOnlyList<ActivePeriod> Periods { get; init; }

    public IReadOnlyList<RunEnrichment> Enrichments { get; init; } = [];

    /// <summary>Every how manyth match never gets its enrichments; 0 = none.</summary>
    public int MissingEnrichmentEvery { get; init; }

    /// <summary>The run fails when its first enrichment comes back.</summary>
    public bool EnrichmentFailsRun { get; init; }

    /// <summary>False for a run made before the story began.</summary>
    public bool IsBilled { get; init; } = true;

    /// <summary>The run with the match limit and enrichments that it had at a moment.</summary>
    public SimulatedRun AsOf(DateTimeOffset moment) => this with
    {
        MatchLimit = LimitAt(moment),
        Enrichments = [.. Enrichments.Where(enrichment => enrichment.AddedAt <= moment)],
    };

    private int LimitAt(DateTimeOffset moment)
    {
        var original = Extensions is [var first, ..] ? first.From : MatchLimit;
        return Extensions.LastOrDefault(extension => extension.At <= moment)?.To ?? original;
    }
}

/// <summary>An entity that a run will come upon.</summary>
/// <param name="IsLeaked">It was excluded and comes back all the same.</param>
public sealed record PlannedCandidate(string EntityKey, string CandidateId, bool IsLeaked);

/// <summary>A stretch of looking for matches: the first begins with the run, another when an extension comes after the end of the last
/// one.</summary>
/// <param name="First">Place in the plan of the first candidate it judges.</param>
/// <param name="End">When it stops, unless the run is broken off before.</param>
public sealed record Search(DateTimeOffset Start, int First, DateTimeOffset End);

/// <summary>One extension of a run.</summary>
/// <param name="From">The match limit before.</param>
public sealed record Extension(DateTimeOffset At, int From, int To);

/// <summary>A time in which a run is active, and how it ends.</summary>
/// <param name="Reason">The termination reason; null when the run is only halted.</param>
public sealed record ActivePeriod(DateTimeOffset Start, DateTimeOffset End, string Status, string? Reason)
{
    /// <summary>True when work in flight is dropped at the end instead of being waited for.</summary>
    public bool IsBrokenOff => Status != RunStatuses.Completed || Reason == TerminationReasons.InsufficientFunds;
}

/// <summary>One enrichment of a run.</summary>
/// <param name="JsonSchema">The JSON Schema of its output, as it came.</param>
/// <param name="McpServers">Its MCP servers without their write-only headers; null if none were given.</param>
public sealed record RunEnrichment(DateTimeOffset AddedAt, string Processor, JsonElement JsonSchema, JsonElement? McpServers)
{
    public IEnumerable<JsonProperty> Properties => JsonSchema.GetProperty("properties").EnumerateObject();
}
