using System.Text.Json;
using System.Text.Json.Serialization;

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

    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonElement.ParseValue(ref reader).GetRawText());

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        JsonElement.Parse(value.OrNull).WriteTo(writer);
}
