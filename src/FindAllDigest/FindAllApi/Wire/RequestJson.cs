using System.Text.Json.Serialization;

namespace FindAllDigest.FindAllApi.Wire;

/// <summary>Writes what we send.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IngestBody))]
[JsonSerializable(typeof(CreateRunBody))]
[JsonSerializable(typeof(ExtendBody))]
internal sealed partial class RequestJson : JsonSerializerContext;
