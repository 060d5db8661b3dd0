using System.Text.Json;
using System.Text.Json.Nodes;

namespace FindAllDigest.Core.Watches;

/// <summary>One field to find out about each match, in words; it becomes a property of an output schema.</summary>
public sealed record ShortEnrichment(string Name, string Description, EnrichmentType Type)
{
    /// <summary>The fields of an enrichment that says no more than short ones can; null when it says more.</summary>
    public static IReadOnlyList<ShortEnrichment>? TryOf(Enrichment enrichment)
    {
        if (enrichment.McpServers is not null
            || !Processors.Known.Contains(enrichment.Processor, StringComparer.Ordinal)
            || !JsonElement.Parse(enrichment.OutputSchema).TryGetProperty("json_schema", out var rules)
            || rules.ValueKind != JsonValueKind.Object
            || !rules.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object
            || rules.EnumerateObject().Any(rule => rule.Name is not ("type" or "properties" or "required" or "additionalProperties")))
        {
            return null;
        }

        var fields = properties.EnumerateObject().Select(TryOf).ToList();
        return fields.Count == 0 || fields.Contains(null) ? null : [.. fields.OfType<ShortEnrichment>()];
    }

    /// <summary>The property. Null is always allowed: every property is required, so it is the only way to say "not found".</summary>
    internal JsonObject ToProperty() => Type == EnrichmentType.ArrayOfString
        ? new()
        {
            ["type"] = new JsonArray("array", "null"),
            ["items"] = new JsonObject { ["type"] = "string" },
            ["description"] = Description,
        }
        : new() { ["type"] = new JsonArray(Type.ToWire(), "null"), ["description"] = Description };

    private static ShortEnrichment? TryOf(JsonProperty property)
    {
        if (property.Value.ValueKind != JsonValueKind.Object
            || property.Value.EnumerateObject().Any(rule => rule.Name is not ("type" or "description" or "items"))
            || !property.Value.TryGetProperty("description", out var description) || description.ValueKind != JsonValueKind.String
            || string.IsNullOrWhiteSpace(description.GetString())
            || !property.Value.TryGetProperty("type", out var type))
        {
            return null;
        }

        var words = type.ValueKind == JsonValueKind.Array
            ? [.. type.EnumerateArray().Select(word => word.ToString()).Where(word => word != "null")]
            : (List<string>)[type.ToString()];
        var word = words is not [var only] ? null
            : only != "array" ? only
            : property.Value.TryGetProperty("items", out var items)
                && items
                    .GetRawText()
                    .Replace(" ", "", StringComparison.Ordinal) == """{"type":"string"}""" ? EnrichmentType.ArrayOfString.ToWire()
            : null;
        return word is not null
            && (word == EnrichmentType.ArrayOfString.ToWire() || !property.Value.TryGetProperty("items", out _))
            && WatchWords.EnrichmentTypes.ValueOf(word) is { } kind
            ? new(property.Name, description.GetString() ?? "", kind)
            : null;
    }
}
