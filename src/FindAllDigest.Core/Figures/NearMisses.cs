using FindAllDigest.Core.Entities;

namespace FindAllDigest.Core.Figures;

/// <summary>Candidates that miss one condition and meet all others: the first place to look when a condition is too strict.</summary>
public static class NearMisses
{
    /// <summary>Most near misses that a digest shows.</summary>
    public const int MostShown = 5;

    private static readonly string[] ByConfidence = ["low", "medium", "high"];

    /// <summary>The near misses that the service is surest of otherwise, surest first; of equals by name.</summary>
    /// <param name="refused">Candidates that did not match, with their verdicts.</param>
    /// <param name="conditionNames">Names of the match conditions, in the order of the criteria.</param>
    public static IReadOnlyList<NearMiss> Of(IEnumerable<Entity> refused, IReadOnlyList<string> conditionNames) =>
    [
        .. refused
            .Select(entity => ConditionFunnel.OnlyMiss(entity.Conditions, conditionNames) is { } missed
                ? new NearMiss(entity, missed.Name)
                : null)
            .OfType<NearMiss>()
            .OrderByDescending(Sureness)
            .ThenBy(near => near.Entity.Name, StringComparer.Ordinal)
            .ThenBy(near => near.Entity.Key)
            .Take(MostShown),
    ];

    /// <summary>The weakest confidence of the conditions that are met; an unknown word is the weakest.</summary>
    private static int Sureness(NearMiss near) => near.Entity.Conditions
        .Where(condition => condition.Name != near.MissedCondition)
        .Select(condition => Array.IndexOf(ByConfidence, condition.Evidence.Confidence))
        .DefaultIfEmpty(ByConfidence.Length)
        .Min();
}

/// <summary>A candidate that misses exactly one condition.</summary>
public sealed record NearMiss(Entity Entity, string MissedCondition);
