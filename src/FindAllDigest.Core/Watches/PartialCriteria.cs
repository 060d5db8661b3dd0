using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Watches;

/// <summary>Criteria as one source gives them, <c>watch.json</c> or an earlier run: null is a field that the source leaves open.</summary>
public sealed record PartialCriteria
{
    public static PartialCriteria Empty { get; } = new();
    public string? Objective { get; init; }
    public string? EntityType { get; init; }
    public IReadOnlyList<MatchCondition>? MatchConditions { get; init; }

    /// <summary>The enrich calls; an empty list means none are wanted, null that the source does not say.</summary>
    public IReadOnlyList<Enrichment>? Enrichments { get; init; }

    public Generator? Generator { get; init; }
    public int? MatchLimit { get; init; }

    /// <summary>Fills open fields from <paramref name="fetched"/>, then from the defaults: a field written here wins.</summary>
    /// <param name="fetched">Criteria of the earlier run; <see cref="Empty"/> if there is none.</param>
    /// <param name="path">The file that a person must mend if something is missing.</param>
    public Reading<Criteria> Complete(PartialCriteria fetched, string path)
    {
        var problems = new List<FileProblem>();
        var generator = Generator ?? fetched.Generator ?? Watches.Generator.Core;
        var completed = new Criteria
        {
            Objective = Needed(Objective ?? fetched.Objective, "objective"),
            EntityType = Needed(EntityType ?? fetched.EntityType, "entity_type"),
            MatchConditions = MatchConditions ?? fetched.MatchConditions ?? [],
            Enrichments = Enrichments ?? fetched.Enrichments ?? [],
            Generator = generator,
            MatchLimit = Limit(generator),
        };
        if (completed.MatchConditions.Count == 0)
        {
            Missing("match_conditions");
        }

        foreach (var name in SharedNames(completed))
        {
            problems.Add(
                new(
                    path,
                    $"match condition and enrichment share the name '{name}'.",
                    "Rename one: both are keys of a candidate's output."));
        }

        return problems.Count == 0 ? new(completed, []) : new(null, problems);

        string Needed(string? value, string field)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                Missing(field);
            }

            return value ?? "";
        }

        void Missing(string field) =>
            problems.Add(new(path, $"'{field}' is missing, and the earlier run does not give it.", $"Write '{field}' in the file."));

        int Limit(Generator tier)
        {
            var maximum = MatchLimits.MaximumFor(tier);
            if (MatchLimit is { } written && (written < MatchLimits.Minimum || written > maximum))
            {
                problems.Add(
                    new(
                        path,
                        $"'match_limit' is {written}, but the generator '{tier.ToWire()}' takes {MatchLimits.Minimum} to {maximum}.",
                        "Change 'match_limit', or write another 'generator'."));
            }

            // A fetched limit is nobody's wish for this watch, so it is fitted to the generator instead of refused.
            return MatchLimit ?? Math.Clamp(fetched.MatchLimit ?? MatchLimits.Default, MatchLimits.Minimum, maximum);
        }
    }

    private static IEnumerable<string> SharedNames(Criteria criteria) =>
        criteria.MatchConditions.Select(condition => condition.Name)
            .Intersect(criteria.Enrichments.SelectMany(enrichment => enrichment.PropertyNames), StringComparer.Ordinal);
}
