using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Tables;

/// <summary>Puts entities into the order that a watch asks for. Equal ones are by name, then
/// by key, so the order is always the same.</summary>
public static class EntityOrder
{
    /// <summary>Sorts entries by their entities. Those without a value come last, whichever way the order goes.</summary>
    /// <param name="entries">What is sorted.</param>
    /// <param name="sort">The order.</param>
    public static IReadOnlyList<T> Sorted<T>(IEnumerable<T> entries, EntitySort sort, Func<T, Entity> entityOf)
    {
        var keyed = entries
            .Select(entry => (Entry: entry, Entity: entityOf(entry)))
            .Select(pair => (pair.Entry, pair.Entity, Place: PlaceOf(pair.Entity, sort.By), Name: NameOrder.Of(pair.Entity.Name)))
            .ToList();
        var byKind = keyed.OrderBy(pair => pair.Place.Kind);
        var byValue = sort.IsDescending
            ? byKind.ThenByDescending(pair => pair.Place.Number).ThenByDescending(pair => pair.Place.Text, StringComparer.Ordinal)
            : byKind.ThenBy(pair => pair.Place.Number).ThenBy(pair => pair.Place.Text, StringComparer.Ordinal);
        return [.. byValue.ThenBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Entity.Key).Select(pair => pair.Entry)];
    }

    private static SortPlace PlaceOf(Entity entity, string by) => by switch
    {
        EntitySort.Match => MatchConfidence.RankOf(entity) is { } rank ? new(PlaceKind.Number, rank, "") : SortPlace.Last,
        EntitySort.Name => new(PlaceKind.Text, 0, NameOrder.Of(entity.Name)),
        _ => PlaceOf(TableColumn.ValueOf(entity, by)),
    };

    private static SortPlace PlaceOf(AnswerValue value) => value switch
    {
        { IsBlank: true } => SortPlace.Last,
        { Number: { } number } => new(PlaceKind.Number, number, ""),
        { Date: { } date } => new(PlaceKind.Number, date.Year, date.ToString()),
        _ => new(PlaceKind.Text, 0, NameOrder.Of(value.Text)),
    };

    private enum PlaceKind { Number, Text, Nothing }

    private readonly record struct SortPlace(PlaceKind Kind, decimal Number, string Text)
    {
        public static SortPlace Last => new(PlaceKind.Nothing, 0, "");
    }
}
