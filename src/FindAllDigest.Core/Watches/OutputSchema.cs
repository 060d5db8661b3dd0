using System.Text.Json.Nodes;
using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>What an enrich call wants to be answered, as compact JSON
/// (<see href="https://docs.parallel.ai/api-reference/findall/add-enrichment-to-findall-run"/>).</summary>
internal static class OutputSchema
{
    /// <summary>The schema of an answer with a property for each short enrichment.</summary>
    public static string Of(IReadOnlyList<ShortEnrichment> fields)
    {
        // A name that is written twice is a fault of the file, told elsewhere.
        var properties = new JsonObject(
            fields.DistinctBy(field => field.Name).Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, field.ToProperty())));
        var rules = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]),
            ["additionalProperties"] = false,
        };
        return Of(JsonText.Compact(writer => rules.WriteTo(writer)));
    }

    /// <param name="rulesJson">The JSON Schema of the answer, compact.</param>
    public static string Of(string rulesJson) => $$"""{"type":"json","json_schema":{{rulesJson}}}""";
}
