using System.Text.Json.Serialization;
using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>Criteria as our own files hold them, in the words of the service's schema object. What is absent is null.</summary>
internal sealed record CriteriaDocument
{
    public string? Objective { get; init; }
    public string? EntityType { get; init; }
    public IReadOnlyList<MatchConditionDocument>? MatchConditions { get; init; }
    public IReadOnlyList<EnrichmentDocument>? Enrichments { get; init; }
    public string? Generator { get; init; }
    public int? MatchLimit { get; init; }

    public static CriteriaDocument Of(PartialCriteria criteria) => new()
    {
        Objective = criteria.Objective,
        EntityType = criteria.EntityType,
        MatchConditions = criteria.MatchConditions?.Select(
            condition => new MatchConditionDocument(condition.Name, condition.Description)).ToList(),
        Enrichments = criteria.Enrichments?.Select(EnrichmentDocument.Of).ToList(),
        Generator = criteria.Generator?.ToWire(),
        MatchLimit = criteria.MatchLimit,
    };

    /// <summary>The criteria of a document that holds all of them.</summary>
    /// <exception cref="FormatException">It does not.</exception>
    public Criteria ToCriteria() => new()
    {
        Objective = Objective ?? throw new FormatException("its criteria have no objective."),
        EntityType = EntityType ?? throw new FormatException("its criteria have no entity type."),
        MatchConditions =
        [
            .. (MatchConditions ?? throw new FormatException("its criteria have no match conditions."))
                .Select(NotNull)
                .Select(condition => new MatchCondition(condition.Name ?? "", condition.Description ?? ""))
        ],
        Enrichments = [.. (Enrichments ?? []).Select(NotNull).Select(enrichment => enrichment.ToEnrichment())],
        Generator = WatchWords.GeneratorOf(Generator) ?? throw new FormatException("its criteria have no known generator."),
        MatchLimit = MatchLimit ?? throw new FormatException("its criteria have no match limit."),
    };

    // A file may have null in a list, whatever the type says.
    private static T NotNull<T>(T? part)
        where T : class => part ?? throw new FormatException("a part of its criteria is null.");
}

internal sealed record MatchConditionDocument(string? Name, string? Description);

internal sealed record EnrichmentDocument(string? Processor, RawJson OutputSchema, RawJson? McpServers)
{
    public static EnrichmentDocument Of(Enrichment enrichment) =>
        new(enrichment.Processor, new(enrichment.OutputSchema), enrichment.McpServers is { } servers ? new RawJson(servers) : null);

    public Enrichment ToEnrichment() => new(
        Processor ?? Processors.Default,
        OutputSchema.Text is { } schema ? JsonText.Compacted(schema) : throw new FormatException("an enrichment has no output schema."),
        McpServers?.Text is { } servers and not "null" ? JsonText.Compacted(servers) : null);
}

/// <summary>How the documents of this folder are written; the writer that they are written to
/// decides about escapes and indentation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CriteriaDocument))]
[JsonSerializable(typeof(EnrichmentDocument))]
internal sealed partial class CriteriaJson : JsonSerializerContext;
