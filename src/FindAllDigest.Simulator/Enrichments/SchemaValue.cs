using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Enrichments;

/// <summary>Makes values that fit a JSON Schema: the scenario's own, put into the asked type, or general ones.</summary>
public static class SchemaValue
{
    /// <summary>Puts a known value into a type that the schema allows; false when there is no honest way.</summary>
    public static bool TryConvert(DatedValue known, JsonElement schema, out JsonNode? value)
    {
        var types = TypesOf(schema);
        var isAsText = types.Contains("string") && !Fits(known.Value, types);
        value = (known.Value.ValueKind, isAsText) switch
        {
            _ when types.Count == 0 || Fits(known.Value, types) => NodeOf(known.Value),
            (_, true) when known.Text is not null => known.Text,
            (JsonValueKind.Number, true) => known.Value.GetDouble().ToString("#,0.##"),
            (JsonValueKind.Array, true) => string.Join("; ", known.Value.EnumerateArray().Select(Text)),
            _ => null,
        };
        return value is not null || (known.Value.ValueKind == JsonValueKind.Null && types.Contains("null"));
    }

    /// <summary>Null where the schema allows it, else the plainest value of the asked type.</summary>
    public static JsonNode? General(JsonElement schema)
    {
        if (Member(schema, "enum") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0)
        {
            return NodeOf(choices[0]);
        }

        var types = TypesOf(schema);
        return types.Contains("null") || types.Count == 0 ? null : OfType(types[0], schema);
    }

    /// <summary>A copy that can be put into an answer.</summary>
    public static JsonNode? NodeOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element.Clone()),
        JsonValueKind.Array => JsonArray.Create(element.Clone()),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(element.Clone()),
    };

    private static JsonNode? OfType(string type, JsonElement schema) => type switch
    {
        "number" or "integer" => 0,
        "boolean" => false,
        "array" => new JsonArray(),
        "object" when Member(schema, "properties") is { ValueKind: JsonValueKind.Object } properties => new JsonObject(
            properties.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, General(property.Value)))),
        "object" => new JsonObject(),
        _ => "Not published",
    };

    private static bool Fits(JsonElement known, IReadOnlyList<string> types) => known.ValueKind switch
    {
        JsonValueKind.String => types.Contains("string"),
        JsonValueKind.Number => types.Contains("number") || (types.Contains("integer") && known.TryGetInt64(out _)),
        JsonValueKind.True or JsonValueKind.False => types.Contains("boolean"),
        JsonValueKind.Array => types.Contains("array"),
        JsonValueKind.Object => types.Contains("object"),
        _ => types.Contains("null"),
    };

    private static List<string> TypesOf(JsonElement schema) => Member(schema, "type") switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString() ?? ""],
        { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Where(IsText).Select(Text)],
        _ => Member(schema, "anyOf") is { ValueKind: JsonValueKind.Array } union ? [.. union.EnumerateArray().SelectMany(TypesOf)] : [],
    };

    private static JsonElement? Member(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var member) ? member : null;

    private static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;

    private static string Text(JsonElement element) => IsText(element) ? element.GetString() ?? "" : element.GetRawText();
}
