using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Entities;

/// <summary>A thing in the world that once satisfied every match condition, as the catalogue remembers it.</summary>
public sealed record Entity
{
    public required EntityKey Key { get; init; }
    public required string Name { get; init; }

    /// <summary>As the service gave it, hostile and perhaps empty.</summary>
    public required string Url { get; init; }

    public required string Description { get; init; }

    /// <summary>Day (UTC) of the digest that reported it first.</summary>
    public required DateOnly FirstSeen { get; init; }

    /// <summary>Day (UTC) of the last run that matched it.</summary>
    public required DateOnly LastSeen { get; init; }

    /// <summary>The run that reported it last; what makes a repeated delivery recognise its own work.</summary>
    public required FindAllRunId Run { get; init; }

    /// <summary>The generator of that run, in the service's word; empty where it is not known.</summary>
    public string Generator { get; init; } = "";

    public bool IsMadeUp { get; init; }

    /// <summary>Verdicts in the order of the criteria.</summary>
    public required IReadOnlyList<CandidateOutput> Conditions { get; init; }

    /// <summary>Enrichment values in the order of the criteria.</summary>
    public required IReadOnlyList<CandidateOutput> Enrichments { get; init; }

    /// <summary>What later runs saw change, oldest first.</summary>
    public required IReadOnlyList<EntityChange> Changes { get; init; }

    /// <summary>The entity that a match becomes on the day it is reported.</summary>
    /// <param name="key">Who it is in the light of the run's other matches.</param>
    /// <param name="conditionNames">Names of the match conditions, which tell verdicts from enrichments where the service does not.</param>
    /// <param name="earlier">What the catalogue knew of it; null for an entity never seen before.</param>
    public static Entity From(
        Candidate match, EntityKey key, IReadOnlySet<string> conditionNames, FindAllRunId run, DateOnly date, Entity? earlier)
    {
        var verdicts = match.Outputs.ToLookup(output => IsVerdict(output, conditionNames));

        return new Entity
        {
            Key = key,
            Name = match.Name,
            Url = match.Url,
            Description = match.Description,
            FirstSeen = earlier?.FirstSeen ?? date,
            LastSeen = date,
            Run = run,
            Conditions = [.. verdicts[true]],
            Enrichments = [.. verdicts[false]],
            Changes = earlier?.Changes ?? [],
        };
    }

    private static bool IsVerdict(CandidateOutput output, IReadOnlySet<string> conditionNames) => output.Kind switch
    {
        OutputKind.MatchCondition => true,
        OutputKind.Enrichment => false,
        _ => conditionNames.Contains(output.Name),
    };
}
