using System.Buffers;
using System.Text.Json;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>The enrichment of the service's earlier contract: a name and a description, and text as the answer.</summary>
internal static class EarlierEnrichment
{
    public static JsonElement ToOutputSchema(string name, string description)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "json");
            writer.WriteStartObject("json_schema");
            writer.WriteString("type", "object");
            writer.WriteStartObject("properties");
            writer.WriteStartObject(name);
            writer.WriteStartArray("type");
            writer.WriteStringValue("string");
            writer.WriteStringValue("null");
            writer.WriteEndArray();
            writer.WriteString("description", description);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteStartArray("required");
            writer.WriteStringValue(name);
            writer.WriteEndArray();
            writer.WriteBoolean("additionalProperties", false);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}
