using FindAllDigest.Core.Entities;

namespace FindAllDigest.Core.Reviews;

/// <summary>Everything that is known of how people left the boxes: the text as it is now, and
/// the edit that a workflow was started by.</summary>
/// <param name="Edit">The edit; null where there was none, or it is not known.</param>
public sealed record Review(ReviewedText Current, ReviewEdit? Edit = null)
{
    /// <summary>Nobody has reviewed anything.</summary>
    public static Review None { get; } = new(ReviewedText.Empty);

    /// <summary>Whether there can be a wish at all.</summary>
    public bool IsEmpty => Edit is null && !Current.HasChanges;

    /// <summary>What people ask, of these entities and no others. A box of an entity's own counts more than the one of its group.</summary>
    public IReadOnlyList<ReviewWish> WishesFor(IEnumerable<Reviewable> entities) =>
        IsEmpty
            ? []
            :
            [
                .. entities.SelectMany(
                    one => one.Actions.Select(action => OwnWish(one, action) ?? GroupWish(one, action)).OfType<ReviewWish>())
            ];

    /// <summary>Whether people ticked the box of a group, or unticked it; null where they left it alone.</summary>
    internal bool? AskOf(string group) => Changed(ReviewMarker.NameOfGroup(group))?.IsTicked;

    private ReviewWish? OwnWish(Reviewable one, ReviewAction action) =>
        Changed(ReviewMarker.NameOf(action, one.Entity.Key)) is { } box
            ? new ReviewWish(one.Entity, action, box.IsTicked, box.ShownUntil)
            : null;

    /// <summary>What the box of a group asks of an entity: of those that the text printed in it,
    /// and of those that belong to it and had no box.</summary>
    private ReviewWish? GroupWish(Reviewable one, ReviewAction action)
    {
        var own = Current.Find(action, one.Entity.Key) ?? Edit?.After.Find(action, one.Entity.Key);
        return action == ReviewAction.Reject
            && (own is null ? one.Group : own.Group) is { Length: > 0 } group
            && Changed(ReviewMarker.NameOfGroup(group)) is { } box
            && (box.IsTicked || box.WasTicked || own is { WasTicked: false })
            ? new ReviewWish(one.Entity, action, box.IsTicked)
            : null;
    }

    /// <summary>The box as it is left, where people changed it.</summary>
    private ReviewedBox? Changed(string name)
    {
        var current = Current.Find(name);
        return current is { IsChanged: true } ? current
            : Edit is null ? null
            : Edit.After.ReadAt == Current.ReadAt ? (Edit.Touched(name, current) ? current : null)
            : Edit.IsUnseenBy(Current) && Edit.Touched(name, Edit.After.Find(name)) ? Edit.After.Find(name)
            : null;
    }
}

/// <summary>An entity that people may decide about.</summary>
/// <param name="Group">The group that a text lists it in; empty for none.</param>
public sealed record Reviewable(Entity Entity, string Group)
{
    private static readonly ReviewAction[] OfProposed = [ReviewAction.Reject, ReviewAction.Snooze];
    private static readonly ReviewAction[] OfRefused = [ReviewAction.Add];

    /// <summary>Whether it is a candidate that missed a condition, and proposed to nobody.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Which boxes there are for it.</summary>
    public IReadOnlyList<ReviewAction> Actions => IsRefused ? OfRefused : OfProposed;
}

/// <summary>One edit of a body, as GitHub's event tells it.</summary>
/// <param name="Before">The text before it.</param>
/// <param name="After">The text after it.</param>
/// <param name="At">When, by GitHub's clock, to the second.</param>
/// <remarks><see href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request"/></remarks>
public sealed record ReviewEdit(ReviewedText Before, ReviewedText After, DateTimeOffset At)
{
    /// <summary>Whether the program wrote a text without having seen this edit, which is then
    /// lost from it. Within one second nobody can tell.</summary>
    internal bool IsUnseenBy(ReviewedText text) => At >= text.ReadAt;

    /// <summary>Whether a box, as it is left, was changed by this edit, before it or after it: a
    /// tick may have been acted on and then taken back.</summary>
    internal bool Touched(string name, ReviewedBox? left) =>
        left is not null && (left.IsChanged || left.IsOtherStateOf(Before.Find(name)) || left.IsOtherStateOf(After.Find(name)));
}
