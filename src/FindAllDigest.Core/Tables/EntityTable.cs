using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Tables;

/// <summary>Everything that was ever found for a watch, as people sort and filter it: one row
/// an entity, one column an enrichment.</summary>
/// <param name="Columns">The enrichments: those that the watch names first, the others by name.</param>
/// <param name="Rows">By name, then by key.</param>
public sealed record EntityTable(IReadOnlyList<TableColumn> Columns, IReadOnlyList<EntityRow> Rows)
{
    /// <summary>Makes the table anew. It depends on these values alone, never on the day, so the same data gives the same table.</summary>
    /// <param name="watch">Says which columns come first.</param>
    /// <param name="criteria">The question and the enrichments as far as they are known.</param>
    /// <param name="list">The exclude list, which says what became of each.</param>
    /// <param name="proposed">Entities that an open pull request adds; empty where the data are those of one branch.</param>
    public static EntityTable Of(
        Watch watch, PartialCriteria criteria, IReadOnlyCollection<Entity> entities, ExcludeList list, IReadOnlySet<EntityKey> proposed)
    {
        var asked = criteria.Enrichments?.SelectMany(enrichment => enrichment.PropertyNames).ToList() ?? [];
        var columns = TableColumns.All(watch.Columns, asked, entities);
        var doubts = new EntityDoubts(criteria.Objective ?? "");
        var hints = new LikenessHints(new KnownEntities([list]), [.. entities.OrderBy(entity => entity.Key)]);
        return new EntityTable(columns, [.. entities
            .OrderBy(entity => NameOrder.Of(entity.Name), StringComparer.Ordinal)
            .ThenBy(entity => entity.Name, StringComparer.Ordinal)
            .ThenBy(entity => entity.Key)
            .Select(entity => new EntityRow
            {
                Entity = entity,
                Fate = proposed.Contains(entity.Key) ? EntityFate.Proposed : EntityFate.Of(list, entity),
                Cells = [.. columns.Select(column => column.CellOf(entity))],
                Doubts = doubts.About(hints.For(entity)),
            })]);
    }
}

/// <summary>One entity of a table. All its texts are foreign.</summary>
public sealed record EntityRow
{
    public required Entity Entity { get; init; }
    public required string Fate { get; init; }

    /// <summary>Its values, in the order of the table's columns.</summary>
    public required IReadOnlyList<TableCell> Cells { get; init; }

    /// <summary>What can make it wrong, a sentence each.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }

    /// <summary>The same for a file that travels alone, so that nobody takes what the simulator made up for a real one.</summary>
    public IReadOnlyList<string> Remarks => Entity.IsMadeUp ? ["Made up by the simulator.", .. Doubts] : Doubts;

    /// <summary>The weakest confidence of its conditions, in the service's word; empty where it gave none.</summary>
    public string Match => MatchConfidence.Of(Entity);
}
