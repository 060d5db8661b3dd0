using System.Text.Json;

namespace FindAllDigest.Simulator.Runs;

/// <summary>A named test that each candidate is judged by.</summary>
public sealed record MatchCondition(string Name, string Description);

/// <summary>An entity that a run is asked to leave out.</summary>
public sealed record ExcludedEntity(string Name, string Url);

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
}
