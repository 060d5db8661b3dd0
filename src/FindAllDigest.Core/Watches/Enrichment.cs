using System.Text.Json;
using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>One enrich call: fields asked for on every match. Price is per call and match, whatever the number of fields.</summary>
/// <param name="Processor">The Task API processor that answers, e.g. <c>core</c>.</param>
/// <param name="OutputSchema">JSON text of <c>{"type":"json","json_schema":{…}}</c>, compact.</param>
/// <param name="McpServers">JSON text of the list of MCP servers, or null if there is none.</param>
public sealed record Enrichment(string Processor, string OutputSchema, string? McpServers = null)
{
    /// <summary>The names under which the answers appear in a candidate's output; empty if the schema has no readable properties.</summary>
    public IReadOnlyList<string> PropertyNames =>
        JsonElement.Parse(OutputSchema) is { ValueKind: JsonValueKind.Object } root
        && root.TryGetProperty("json_schema", out var rules) && rules.ValueKind == JsonValueKind.Object
        && rules.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? [.. properties.EnumerateObject().Select(property => property.Name)]
            : [];

    /// <summary>An enrichment as the service gave it. Halves of surrogate pairs, which no file could hold, are replaced.</summary>
    public static Enrichment FromService(string processor, JsonElement outputSchema, JsonElement? mcpServers) => new(
        processor,
        JsonText.WellFormed(outputSchema.GetRawText()),
        mcpServers is { ValueKind: JsonValueKind.Array } servers ? JsonText.WellFormed(servers.GetRawText()) : null);

    /// <summary>The output schema, as compact JSON, of one text: all that the service's earlier contract could ask for.</summary>
    public static string SchemaOfText(string name, string description) =>
        Watches.OutputSchema.Of([new(name, description, EnrichmentType.String)]);

    /// <summary>Writes the body of the enrich call, which is also how <c>criteria.json</c> keeps it.</summary>
    public void WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, EnrichmentDocument.Of(this), CriteriaJson.Default.EnrichmentDocument);
}
