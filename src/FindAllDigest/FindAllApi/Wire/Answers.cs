using System.Text.Json;

namespace FindAllDigest.FindAllApi.Wire;

// Every field may be absent, null or of another type: the service is in beta, and its texts come from the open web. A part that is
// read on its own, so that it cannot spoil its neighbours, is a JsonElement; an absent one has the kind Undefined.

/// <summary>A run.</summary>
internal sealed record RunAnswer(string? FindallId, JsonElement Status, JsonElement Metadata);

/// <summary>The object at <c>status</c> of a run; the word is inside it.</summary>
internal sealed record StatusAnswer(string? Status, bool? IsActive, JsonElement Metrics, string? TerminationReason);

internal sealed record MetricsAnswer(int? GeneratedCandidatesCount, int? MatchedCandidatesCount);

/// <summary>Criteria as ingest, schema and enrich return them.</summary>
internal sealed record SchemaAnswer(
    string? Objective, string? EntityType, JsonElement MatchConditions, JsonElement Enrichments, string? Generator, int? MatchLimit);

internal sealed record MatchConditionAnswer(string? Name, string? Description);

/// <summary>An enrichment, whole or in the short form of earlier documentation (name and description alone).</summary>
internal sealed record EnrichmentAnswer(
    string? Processor, JsonElement OutputSchema, JsonElement McpServers, string? Name, string? Description);
