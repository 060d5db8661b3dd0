using System.Text.Json;
using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>Gathers enrichments into enrich calls, in the order in which each call first appears.</summary>
internal sealed class EnrichmentCalls
{
    private readonly List<Func<Enrichment>> _calls = [];
    private readonly Dictionary<string, List<ShortEnrichment>> _short = new(StringComparer.Ordinal);

    public int LargestShortCall => _short.Values.Select(fields => fields.Count).DefaultIfEmpty().Max();

    public void AddShort(string processor, ShortEnrichment field)
    {
        if (!_short.TryGetValue(processor, out var fields))
        {
            _short[processor] = fields = [];
            _calls.Add(() => new(processor, JsonText.Compact(writer => WriteSchema(writer, fields))));
        }

        fields.Add(field);
    }

    public void AddWhole(string processor, LocatedObject rules, LocatedArray? servers)
    {
        var schema = JsonText.Compact(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", "json");
            writer.WritePropertyName("json_schema");
            rules.WriteTo(writer);
            writer.WriteEndObject();
        });
        _calls.Add(() => new(processor, schema, servers?.ToJson()));
    }

    public IReadOnlyList<Enrichment> ToList() => [.. _calls.Select(call => call())];

    private static void WriteSchema(Utf8JsonWriter writer, IReadOnlyList<ShortEnrichment> fields)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "json");
        writer.WriteStartObject("json_schema");
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var field in fields)
        {
            field.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("required");
        foreach (var field in fields)
        {
            writer.WriteStringValue(field.Name);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
