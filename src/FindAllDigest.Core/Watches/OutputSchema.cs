using System.Text.Json;
using System.Text.Json.Serialization;
using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>What an enrich call wants to be answered
/// (<see href="https://docs.parallel.ai/api-reference/findall/add-enrichment-to-findall-run"/>).</summary>
internal sealed record OutputSchema(RawJson JsonSchema)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "json";

    /// <summary>The schema, as compact JSON, of an answer with a property for each short enrichment.</summary>
    public static string Of(IReadOnlyList<ShortEnrichment> fields)
    {
        // A name that is written twice is a fault of the file, told elsewhere.
        var properties = new OrderedDictionary<string, SchemaProperty>(
            fields.DistinctBy(field => field.Name).Select(field => KeyValuePair.Create(field.Name, field.ToProperty())),
            StringComparer.Ordinal);
        var rules = JsonText.Compact(writer => JsonSerializer.Serialize(
            writer, new SchemaRules(properties, [.. properties.Keys]), OutputSchemaJson.Default.SchemaRules));
        return JsonText.Compact(
            writer => JsonSerializer.Serialize(writer, new OutputSchema(new RawJson(rules)), OutputSchemaJson.Default.OutputSchema));
    }
}

internal sealed record SchemaRules(IReadOnlyDictionary<string, SchemaProperty> Properties, IReadOnlyList<string> Required)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "object";

    [JsonPropertyName("additionalProperties")]
    [JsonPropertyOrder(1)]
    public bool AllowsMore { get; }
}

internal sealed record SchemaProperty(IReadOnlyList<string> Type, SchemaItems? Items, string Description);

internal sealed record SchemaItems(string Type);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutputSchema))]
[JsonSerializable(typeof(SchemaRules))]
internal sealed partial class OutputSchemaJson : JsonSerializerContext;
