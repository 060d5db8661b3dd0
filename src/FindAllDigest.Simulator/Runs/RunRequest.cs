using System.Text.Json;
using FindAllDigest.Simulator.Contract;

namespace FindAllDigest.Simulator.Runs;

/// <summary>What a create asks for, checked.</summary>
public sealed record RunRequest
{
    public required string Objective { get; init; }
    public required string EntityType { get; init; }
    public required IReadOnlyList<MatchCondition> MatchConditions { get; init; }
    public required string Generator { get; init; }

    /// <summary>Matches wanted; for <c>preview</c> the candidates to evaluate.</summary>
    public required int MatchLimit { get; init; }

    public IReadOnlyList<ExcludedEntity> ExcludeList { get; init; } = [];

    /// <summary>A JSON object, given back as it came.</summary>
    public JsonElement? Metadata { get; init; }

    public WebhookRegistration? Webhook { get; init; }
}
