using System.Text.Json.Serialization;

namespace FindAllDigest.FindAllApi.Wire;

/// <summary>Body of <c>POST /v1beta/findall/ingest</c>.</summary>
internal sealed record IngestBody(string Objective);

/// <summary>Body of <c>POST /v1beta/findall/runs</c>.</summary>
/// <remarks>It has no enrichments: the endpoint ignores them, they are added to the run afterwards
/// (<see href="https://docs.parallel.ai/findall-api/features/findall-refresh"/>).</remarks>
internal sealed record CreateRunBody
{
    public required string Objective { get; init; }
    public required string EntityType { get; init; }
    public required IReadOnlyList<MatchConditionBody> MatchConditions { get; init; }
    public required string Generator { get; init; }
    public required int MatchLimit { get; init; }

    /// <summary>Left out when there is nothing to exclude.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ExclusionBody>? ExcludeList { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>Left out where nobody is to be told. It cannot be changed later.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WebhookBody? Webhook { get; init; }
}

/// <summary>Where a run tells what happens to it (<see href="https://docs.parallel.ai/findall-api/features/findall-webhook"/>).</summary>
internal sealed record WebhookBody(string Url, IReadOnlyList<string> EventTypes);

/// <summary>Body of <c>POST /v1beta/findall/runs/{id}/extend</c>: an increment, not a new total.</summary>
internal sealed record ExtendBody(int AdditionalMatchLimit);

internal sealed record MatchConditionBody(string Name, string Description);

internal sealed record ExclusionBody(string Name, string Url);

/// <summary>Writes what we send.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IngestBody))]
[JsonSerializable(typeof(CreateRunBody))]
[JsonSerializable(typeof(ExtendBody))]
internal sealed partial class RequestJson : JsonSerializerContext;
