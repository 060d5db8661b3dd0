using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Reviews;

/// <summary>What an exclude list says of a proposed entity, whoever wrote it there: a tick or a hand.</summary>
/// <param name="Until">The day on which it stops being excluded; null where that is never, or was.</param>
public sealed record ReviewState(bool IsRejected, DateOnly? Until, bool IsListed)
{
    /// <summary>Whether it says anything.</summary>
    public bool IsDecided => IsRejected || Until is not null;

    /// <summary>Reads where an entity stands on <paramref name="today"/>.</summary>
    public static ReviewState Of(ExcludeList list, Entity entity, DateOnly today)
    {
        var rows = RowsOf(list, entity);
        var isSnoozed = rows.Count > 0 && rows.All(row => row.Until > today);
        return new ReviewState(
            rows.Any(row => row.Status == ExcludeStatus.Rejected), isSnoozed ? rows.Max(row => row.Until) : null, rows.Count > 0);
    }

    /// <summary>The rows about an entity: by its key, or where there is none by its name alone.</summary>
    internal static IReadOnlyList<ExcludeRow> RowsOf(ExcludeList list, Entity entity) =>
        list.RowsOf(entity.Key, entity.Name).ToList() is { Count: > 0 } rows ? rows
        : string.IsNullOrWhiteSpace(entity.Name) ? []
        : [.. list.RowsOf(EntityKey.Of(null, entity.Name))];

    /// <summary>What people decided about the entity of some rows, by the strongest of them; null where there is no row.</summary>
    internal static ReviewVerdict? VerdictOf(IReadOnlyList<ExcludeRow> rows) =>
        rows.Count == 0 ? null
        : rows.Max(row => row.Status) switch
        {
            ExcludeStatus.Rejected => ReviewVerdict.Rejected,
            ExcludeStatus.Closed => ReviewVerdict.Closed,
            ExcludeStatus.Known => rows.All(row => row.Until is not null) ? ReviewVerdict.Snoozed : ReviewVerdict.Accepted,
        };
}
