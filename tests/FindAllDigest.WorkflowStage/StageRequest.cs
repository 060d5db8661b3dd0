using System.Text.Json.Serialization;

namespace FindAllDigest.WorkflowStage;

/// <summary>What whoever started the stage asks of it, a line each; one of the values is there.</summary>
/// <param name="Permissions">The <c>permissions</c> of a job: gives the token that such a job has.</param>
/// <param name="Person">A login: gives a token of that person.</param>
/// <param name="Export">A folder: becomes a bare repository with every branch as it is now.</param>
internal sealed record StageRequest(Dictionary<string, string>? Permissions, string? Person, string? Export);

/// <summary>What the stage answers.</summary>
internal sealed record StageAnswer(string? Token);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Stage))]
[JsonSerializable(typeof(StageRequest))]
[JsonSerializable(typeof(StageAnswer))]
internal sealed partial class StageJson : JsonSerializerContext;
