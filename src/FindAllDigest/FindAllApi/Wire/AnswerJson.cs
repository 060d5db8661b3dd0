using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FindAllDigest.FindAllApi.Wire;

/// <summary>Reads what the service sends: unknown fields pass, and a field of a wrong type is an absent field.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    MaxDepth = DeepestRead,
    Converters = [typeof(LenientTextConverter), typeof(LenientFlagConverter), typeof(LenientCountConverter)])]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(MetricsAnswer))]
[JsonSerializable(typeof(CandidateAnswer))]
[JsonSerializable(typeof(EventAnswer))]
[JsonSerializable(typeof(EventCandidateAnswer))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(OutputAnswer))]
[JsonSerializable(typeof(BasisAnswer))]
[JsonSerializable(typeof(CitationAnswer))]
[JsonSerializable(typeof(SchemaAnswer))]
[JsonSerializable(typeof(MatchConditionAnswer))]
[JsonSerializable(typeof(EnrichmentAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>Levels of nesting in one candidate; nothing documented comes near it.</summary>
    public const int DeepestRead = 1000;

    /// <summary>What the text holds; null where it is no JSON of that kind.</summary>
    public static T? TryRead<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
