using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Reviews;

/// <summary>Everything that is known of how people left the boxes: the text as it is now, and the edit that a workflow was started by.</summary>
/// <param name="Current">The text as it is now.</param>
/// <param name="Edit">The edit; null where there was none, or it is not known.</param>
public sealed record Review(ReviewedText Current, ReviewEdit? Edit = null)
{
    /// <summary>Nobody has reviewed anything.</summary>
    public static Review None { get; } = new(ReviewedText.Empty);

    /// <summary>Whether there can be a wish at all.</summary>
    public bool IsEmpty => Edit is null && !Current.HasChanges;

    /// <summary>What people ask, of these entities and no others.</summary>
    public IReadOnlyList<ReviewWish> WishesFor(IEnumerable<Entity> entities) =>
        IsEmpty ? [] : [.. entities.SelectMany(entity => Enum.GetValues<ReviewAction>().Select(action => WishFor(entity, action)).OfType<ReviewWish>())];

    private ReviewWish? WishFor(Entity entity, ReviewAction action)
    {
        var current = Current.Find(action, entity.Key);
        var box = current is { IsChanged: true } ? current
            : Edit is null ? null
            : Edit.After.ReadAt == Current.ReadAt ? (Edit.Touched(action, entity.Key, current) ? current : null)
            : Edit.IsUnseenBy(Current) && Edit.Touched(action, entity.Key, Edit.After.Find(action, entity.Key)) ? Edit.After.Find(action, entity.Key)
            : null;
        return box is null ? null : new ReviewWish(entity, action, box.IsTicked, box.ShownUntil);
    }
}

/// <summary>One edit of a body, as GitHub's event tells it.</summary>
/// <param name="Before">The text before it.</param>
/// <param name="After">The text after it.</param>
/// <param name="At">When, by GitHub's clock, to the second.</param>
/// <remarks><see href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request"/></remarks>
public sealed record ReviewEdit(ReviewedText Before, ReviewedText After, DateTimeOffset At)
{
    /// <summary>Whether the program wrote a text without having seen this edit, which is then lost from it. Within one second nobody can tell.</summary>
    internal bool IsUnseenBy(ReviewedText text) => At >= text.ReadAt;

    /// <summary>Whether a box, as it is left, was changed by this edit, before it or after it: a tick may have been acted on and then taken back.</summary>
    internal bool Touched(ReviewAction action, EntityKey key, ReviewedBox? left) =>
        left is not null && (left.IsChanged || left.IsOtherStateOf(Before.Find(action, key)) || left.IsOtherStateOf(After.Find(action, key)));
}
