using System.Security.Cryptography;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Watches;

/// <summary>What a FindAll run is asked for, complete: every field has its value.</summary>
public sealed record Criteria
{
    private const int HashLength = 12;

    /// <summary>As written, before <see cref="ObjectiveTemplate"/> puts the date in.</summary>
    public required string Objective { get; init; }

    public required string EntityType { get; init; }
    public required IReadOnlyList<MatchCondition> MatchConditions { get; init; }

    /// <summary>The enrich calls, at most one per processor for enrichments written short.</summary>
    public required IReadOnlyList<Enrichment> Enrichments { get; init; }

    public required Generator Generator { get; init; }

    /// <summary>Most matches to find; for the preview generator, candidates to evaluate.</summary>
    public required int MatchLimit { get; init; }

    /// <summary>Twelve hex digits over the words that judge an entity: objective (unrendered), entity type, match conditions.</summary>
    /// <remarks>Two runs with the same hash may be compared: an entity that matched one and not the other has changed, not the question. So
    /// the order of the conditions does not count, nor do generator and limit (how hard and how long to look) and enrichments (asked only
    /// after the verdict).</remarks>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(VisibleJson.Bytes(new(), writer =>
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Objective);
        writer.WriteStringValue(EntityType);
        foreach (var condition in MatchConditions
            .OrderBy(condition => condition.Name, StringComparer.Ordinal)
            .ThenBy(condition => condition.Description, StringComparer.Ordinal))
        {
            writer.WriteStringValue(condition.Name);
            writer.WriteStringValue(condition.Description);
        }

        writer.WriteEndArray();
    })))[..HashLength];

    /// <summary>The same criteria as one source may give them, every field written.</summary>
    public PartialCriteria ToPartial() => new()
    {
        Objective = Objective,
        EntityType = EntityType,
        MatchConditions = MatchConditions,
        Enrichments = Enrichments,
        Generator = Generator,
        MatchLimit = MatchLimit,
    };
}
