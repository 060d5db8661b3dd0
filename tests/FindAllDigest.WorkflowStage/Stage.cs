using System.Text.Json.Serialization;

namespace FindAllDigest.WorkflowStage;

/// <summary>Where the two services are, and the token of a workflow.</summary>
internal sealed record Stage(string FindAllUrl, string ApiUrl, string ServerUrl, string Repository, string Token);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Stage))]
internal sealed partial class StageJson : JsonSerializerContext;
