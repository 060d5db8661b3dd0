using System.Collections.Immutable;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Reviews;

/// <summary>The boxes of a digest pull request as they are printed: ticked is what the
/// exclude list says, so that the two never disagree.</summary>
public sealed class ReviewBoxes
{
    private static readonly string Rejected = ExcludeStatus.Rejected.Word();

    private readonly ImmutableDictionary<EntityKey, ReviewState> _standings;
    private readonly ILookup<string, EntityKey> _groups;
    private readonly ImmutableHashSet<(EntityKey Key, ReviewAction Action)> _waiting;
    private readonly ImmutableHashSet<(EntityKey Key, ReviewAction Action)> _left;
    private readonly ImmutableHashSet<string> _leftGroups;

    private ReviewBoxes(
        ImmutableDictionary<EntityKey, ReviewState> standings,
        ILookup<string, EntityKey> groups,
        ImmutableHashSet<(EntityKey Key, ReviewAction Action)> waiting,
        ImmutableHashSet<(EntityKey Key, ReviewAction Action)> left,
        ImmutableHashSet<string> leftGroups) =>
            (_standings, _groups, _waiting, _left, _leftGroups) = (standings, groups, waiting, left, leftGroups);

    /// <summary>Nothing is ticked.</summary>
    public static ReviewBoxes None { get; } = Of(ExcludeList.Empty, [], [], default);

    /// <summary>The boxes of the entities that are proposed.</summary>
    /// <param name="list">The exclude list of the proposal, with everything that was decided.</param>
    /// <param name="waiting">Ticks that the list has no column for: they stay, with what to do about it.</param>
    /// <param name="today">The day (UTC) on which the boxes are printed.</param>
    public static ReviewBoxes Of(
        ExcludeList list, IReadOnlyCollection<Reviewable> entities, IEnumerable<ReviewWish> waiting, DateOnly today) => new(
        entities
            .DistinctBy(one => one.Entity.Key)
            .ToImmutableDictionary(one => one.Entity.Key, one => ReviewState.Of(list, one.Entity, today)),
        entities.ToLookup(one => one.Group, one => one.Entity.Key),
        [.. waiting.Select(wish => (wish.Entity.Key, wish.Action))],
        [],
        []);

    /// <summary>These boxes, of which some are left as a person changed them a moment ago: they are still to be acted on.</summary>
    /// <param name="changed">What the exclude list does not say yet.</param>
    /// <param name="review">Where a person asked it.</param>
    public ReviewBoxes Leaving(IEnumerable<ReviewWish> changed, Review review) => new(
        _standings,
        _groups,
        _waiting,
        [.. changed.Select(wish => (wish.Entity.Key, wish.Action))],
        [.. _groups.Select(group => group.Key).Where(group => review.AskOf(group) is { } isTicked && isTicked != IsRejected(group))]);

    /// <summary>Whether somebody has decided about an entity, or has just ticked a box of it.</summary>
    public bool IsTicked(EntityKey key) =>
        StandingOf(key).IsDecided || Enum.GetValues<ReviewAction>().Any(action => IsWaiting(key, action) || _left.Contains((key, action)));

    /// <summary>Whether the exclude list says that an entity is rejected or put off.</summary>
    public bool IsDecided(EntityKey key) => StandingOf(key).IsDecided;

    /// <summary>Whether the exclude list puts an entity off.</summary>
    public bool IsSnoozed(EntityKey key) => StandingOf(key).Until is not null;

    /// <param name="group">The group that the entity is printed in; empty for none.</param>
    public PrintedBox Reject(EntityKey key, string group = "") =>
        Box(ReviewAction.Reject, key, group, StandingOf(key).IsRejected ? Rejected : "", $"**{Rejected}**");

    public PrintedBox Snooze(EntityKey key)
    {
        var until = StandingOf(key).Until;
        var shown = until?.ToString("O") ?? "";
        return Box(ReviewAction.Snooze, key, "", shown, until is { } day ? $"**until {PeopleTime.DayOfYear(day)}**" : "");
    }

    /// <summary>The box that puts a refused candidate on the list.</summary>
    public PrintedBox Add(EntityKey key) =>
        Box(ReviewAction.Add, key, "", StandingOf(key).IsListed ? ExcludeStatus.Known.Word() : "", "**added**");

    /// <summary>The box that rejects all of a group; ticked where all of it is rejected.</summary>
    public PrintedBox RejectAll(string group)
    {
        var isShown = IsRejected(group);
        var isLeft = _leftGroups.Contains(group);
        return new PrintedBox(
            ReviewMarker.NameOfGroup(group), "", isShown != isLeft, isShown ? Rejected : "", isShown ? $"**{Rejected}**" : "");
    }

    /// <summary>A text with its boxes printed anew, and every other character as it is.</summary>
    /// <param name="readAt">When that body was current, by GitHub's clock.</param>
    public string PrintInto(string text, DateTimeOffset readAt)
    {
        Dictionary<string, Func<string, PrintedBox>> printed = new(StringComparer.Ordinal);
        foreach (var key in _standings.Keys)
        {
            printed[ReviewMarker.NameOf(ReviewAction.Reject, key)] = group => Reject(key, group);
            printed[ReviewMarker.NameOf(ReviewAction.Snooze, key)] = _ => Snooze(key);
            printed[ReviewMarker.NameOf(ReviewAction.Add, key)] = _ => Add(key);
        }

        foreach (var group in _groups.Select(group => group.Key).Where(group => group.Length > 0))
        {
            printed[ReviewMarker.NameOfGroup(group)] = _ => RejectAll(group);
        }

        return ReviewedText.Reprint(text, (name, group) => printed.TryGetValue(name, out var print) ? print(group) : null, readAt);
    }

    private PrintedBox Box(ReviewAction action, EntityKey key, string group, string shown, string decision)
    {
        var name = ReviewMarker.NameOf(action, key);
        var isLeft = _left.Contains((key, action));
        if (shown.Length > 0)
        {
            return new PrintedBox(name, group, !isLeft, shown, decision);
        }

        // The comment is that of an unticked box, so that the tick is still to be acted on.
        var column = ReviewDecisions.ColumnNameOf(action);
        return IsWaiting(key, action)
            ? new PrintedBox(
                name,
                group,
                IsTicked: true,
                "",
                $"⚠️ waits for a column `{column}`; add it to the first line of `exclude.csv` on this branch")
            : new PrintedBox(name, group, isLeft, "", "");
    }

    private bool IsRejected(string group) => _groups[group].Any() && _groups[group].All(key => StandingOf(key).IsRejected);

    private ReviewState StandingOf(EntityKey key) =>
        _standings.GetValueOrDefault(key) ?? new ReviewState(IsRejected: false, Until: null, IsListed: false);

    private bool IsWaiting(EntityKey key, ReviewAction action) => _waiting.Contains((key, action));
}
