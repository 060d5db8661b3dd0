using System.Text.Json;
using System.Text.Json.Serialization;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Json;

/// <summary>A value that a document of ours carries as it came: compact JSON text.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(string? Text)
{
    /// <summary>The text; <c>null</c> (the JSON word) where there is none.</summary>
    public string OrNull => Text ?? "null";
}

/// <summary>Reads and writes the value inside its document.</summary>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override bool HandleNull => true;

    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return new(value.RootElement.GetRawText());
    }

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        VisibleJson.WriteValue(writer, value.OrNull);
}
