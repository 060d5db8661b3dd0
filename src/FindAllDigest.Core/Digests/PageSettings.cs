using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Digests;

/// <summary>How a watch wants its finds shown, on whatever page.</summary>
public sealed record PageSettings
{
    private const string AnyEntities = "entities";

    /// <summary>Of a watch that says nothing about it.</summary>
    public static PageSettings Default { get; } = new();

    /// <summary>What it looks for, in the plural; foreign where an earlier run gave it.</summary>
    public string EntityType { get; init; } = AnyEntities;

    /// <summary>What one line shows of an entity; null means the first three enrichments.</summary>
    public IReadOnlyList<ColumnSetting>? Columns { get; init; }

    /// <summary>What was found before. Its values, too, say how a column is written, so that it is written alike every time.</summary>
    public IEnumerable<Entity> Earlier { get; init; } = [];

    public EntitySort Sort { get; init; } = EntitySort.Default;

    /// <summary>The zone in which days are named.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether the entities are made up and nothing was bought.</summary>
    public bool IsSimulated { get; init; }

    /// <param name="entityType">What its criteria look for, where the watch's own do not say.</param>
    public static PageSettings Of(Watch watch, string? entityType, EntityCatalogue earlier) => new()
    {
        Earlier = earlier.Entities,
        EntityType = (watch.Criteria.EntityType ?? entityType) is { Length: > 0 } type ? type : AnyEntities,
        Columns = watch.Columns,
        Sort = watch.Sort,
        TimeZone = watch.Schedule?.TimeZone ?? TimeZoneInfo.Utc,
        IsSimulated = watch.Service == WatchService.Simulator,
    };

    /// <summary>The day of a moment, in the watch's zone: <c>Mon 30 Nov</c>.</summary>
    public string DayOf(DateTimeOffset moment) => PeopleTime.Day(PeopleTime.DayIn(moment, TimeZone));
}
