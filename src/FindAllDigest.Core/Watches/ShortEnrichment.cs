using System.Text.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>One field to find out about each match, in words; it becomes a property of an output schema.</summary>
internal sealed record ShortEnrichment(string Name, string Description, EnrichmentType Type)
{
    /// <summary>Writes the property. Null is always allowed: every property is required, so it is the only way to say "not found".</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Name);
        writer.WriteStartArray("type");
        writer.WriteStringValue(Type == EnrichmentType.ArrayOfString ? "array" : Type.ToWire());
        writer.WriteStringValue("null");
        writer.WriteEndArray();
        if (Type == EnrichmentType.ArrayOfString)
        {
            writer.WriteStartObject("items");
            writer.WriteString("type", "string");
            writer.WriteEndObject();
        }

        writer.WriteString("description", Description);
        writer.WriteEndObject();
    }
}
