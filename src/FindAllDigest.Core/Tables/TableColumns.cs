using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Tables;

/// <summary>Which columns a table of entities has.</summary>
public static class TableColumns
{
    private const int ShownByDefault = 3;

    /// <summary>What one line shows of an entity: the columns that the watch names, or its first three enrichments.</summary>
    /// <param name="settings">As the watch names them; null if it leaves them to the program.</param>
    /// <param name="asked">The enrichments in the order of the criteria; empty where they are not known.</param>
    /// <param name="earlier">Entities that are not shown, whose values also say how a column is written.</param>
    public static IReadOnlyList<TableColumn> Shown(
        IReadOnlyList<ColumnSetting>? settings,
        IReadOnlyList<string> asked,
        IReadOnlyCollection<Entity> entities,
        IEnumerable<Entity>? earlier = null)
    {
        List<Entity> all = [.. entities.Concat(earlier ?? []).DistinctBy(entity => entity.Key)];
        return
        [
            .. (settings ?? [.. Fields(asked, entities).Take(ShownByDefault).Select(field => new ColumnSetting(field))]).Select(
                setting => TableColumn.Of(setting, all)),
        ];
    }

    /// <summary>Every enrichment of any of the entities, for a file that people sort and filter:
    /// those of the watch's columns first, the others by name.</summary>
    public static IReadOnlyList<TableColumn> All(
        IReadOnlyList<ColumnSetting>? settings, IReadOnlyList<string> asked, IReadOnlyCollection<Entity> entities)
    {
        var named = settings ?? [];
        var others = Fields(asked, entities)
            .Except(named.Select(setting => setting.Field), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return [.. named.Concat(others.Select(field => new ColumnSetting(field))).Select(setting => TableColumn.Of(setting, entities))];
    }

    private static IEnumerable<string> Fields(IReadOnlyList<string> asked, IReadOnlyCollection<Entity> entities) =>
        asked.Concat(entities.SelectMany(entity => entity.Enrichments).Select(answer => answer.Name)).Distinct(StringComparer.Ordinal);
}
