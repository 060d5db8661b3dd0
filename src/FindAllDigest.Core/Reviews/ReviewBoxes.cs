using System.Collections.Immutable;
using System.Globalization;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Reviews;

/// <summary>The boxes of a digest pull request as they are printed: ticked is what the exclude list says, so that the two never disagree.</summary>
public sealed class ReviewBoxes
{
    private readonly ImmutableDictionary<EntityKey, ReviewState> _standings;
    private readonly ImmutableHashSet<(EntityKey Key, ReviewAction Action)> _waiting;
    private readonly ImmutableHashSet<(EntityKey Key, ReviewAction Action)> _left;

    private ReviewBoxes(
        ImmutableDictionary<EntityKey, ReviewState> standings,
        ImmutableHashSet<(EntityKey Key, ReviewAction Action)> waiting,
        ImmutableHashSet<(EntityKey Key, ReviewAction Action)> left) => (_standings, _waiting, _left) = (standings, waiting, left);

    /// <summary>Nothing is ticked.</summary>
    public static ReviewBoxes None { get; } = new(ImmutableDictionary<EntityKey, ReviewState>.Empty, [], []);

    /// <summary>The boxes of the entities that are proposed.</summary>
    /// <param name="list">The exclude list of the proposal, with everything that was decided.</param>
    /// <param name="entities">Whom the boxes are about.</param>
    /// <param name="waiting">Ticks that the list has no column for: they stay, with what to do about it.</param>
    /// <param name="today">The day (UTC) on which the boxes are printed.</param>
    public static ReviewBoxes Of(ExcludeList list, IEnumerable<Entity> entities, IEnumerable<ReviewWish> waiting, DateOnly today) => new(
        entities.DistinctBy(entity => entity.Key).ToImmutableDictionary(entity => entity.Key, entity => ReviewState.Of(list, entity, today)),
        [.. waiting.Select(wish => (wish.Entity.Key, wish.Action))],
        []);

    /// <summary>These boxes, of which some are left as a person changed them a moment ago: they are still to be acted on.</summary>
    public ReviewBoxes Leaving(IEnumerable<ReviewWish> changed) => new(_standings, _waiting, [.. changed.Select(wish => (wish.Entity.Key, wish.Action))]);

    public bool IsTicked(EntityKey key) => StandingOf(key) is { IsRejected: true } or { Until: not null } || Enum.GetValues<ReviewAction>().Any(action => IsWaiting(key, action) || _left.Contains((key, action)));

    public string Reject(EntityKey key) => Box(ReviewAction.Reject, "reject", key, StandingOf(key).IsRejected ? "**rejected**" : null, until: null);

    public string Snooze(EntityKey key)
    {
        var until = StandingOf(key).Until;
        var shown = until is { } day ? string.Create(CultureInfo.InvariantCulture, $"**snoozed until {day:yyyy-MM-dd}**") : null;
        return Box(ReviewAction.Snooze, string.Create(CultureInfo.InvariantCulture, $"snooze {ReviewDecisions.SnoozeDays} days"), key, shown, until);
    }

    /// <summary>A text with its boxes printed anew, and every other character as it is.</summary>
    /// <param name="text">The program's part of a body.</param>
    /// <param name="readAt">When that body was current, by GitHub's clock.</param>
    public string PrintInto(string text, DateTimeOffset readAt)
    {
        var printed = _standings.Keys
            .SelectMany(key => new[] { (ReviewMarker.NameOf(ReviewAction.Reject, key), Reject(key)), (ReviewMarker.NameOf(ReviewAction.Snooze, key), Snooze(key)) })
            .ToDictionary(StringComparer.Ordinal);
        return ReviewedText.Reprint(text, printed.GetValueOrDefault, readAt);
    }

    private string Box(ReviewAction action, string words, EntityKey key, string? decision, DateOnly? until)
    {
        var isLeft = _left.Contains((key, action));
        if (decision is not null)
        {
            return $"- [{(isLeft ? ' ' : 'x')}] {words}: {decision} {ReviewMarker.Ticked(action, key, until)}";
        }

        // The comment is that of an unticked box, so that the tick is still to be acted on.
        var column = ExcludeColumns.NameOf(ReviewDecisions.ColumnOf(action));
        return IsWaiting(key, action)
            ? $"- [x] {words}: ⚠️ waits for a column `{column}`; add it to the first line of `exclude.csv` on this branch {ReviewMarker.Unticked(action, key)}"
            : $"- [{(isLeft ? 'x' : ' ')}] {words} {ReviewMarker.Unticked(action, key)}";
    }

    private ReviewState StandingOf(EntityKey key) => _standings.GetValueOrDefault(key) ?? new ReviewState(IsRejected: false, Until: null);

    private bool IsWaiting(EntityKey key, ReviewAction action) => _waiting.Contains((key, action));
}
