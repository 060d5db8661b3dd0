using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Tables;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What one refresh added and people have not decided.</summary>
/// <param name="section">What it added.</param>
/// <param name="open">Those of it that are not decided.</param>
/// <param name="isLatest">Whether it is the latest refresh.</param>
/// <param name="boxes">The boxes that people tick; null where there are none.</param>
/// <param name="listed">Those that get a line.</param>
internal sealed class SectionView(
    ProposalSection section,
    IReadOnlyList<ToldEntity> open,
    bool isLatest,
    ReviewBoxes? boxes,
    IReadOnlyDictionary<object, ProposedEntityView> listed)
{
    /// <summary>The day of the refresh with its weekday, in the watch's zone: <c>Mon 30 Nov</c>.</summary>
    public MarkdownText Day { get; } = new(section.Day);

    /// <summary>Whether it is the latest refresh.</summary>
    public bool IsLatest { get; } = isLatest;

    /// <summary>How many it added that are not decided.</summary>
    public int Count { get; } = open.Count;

    /// <summary>What a link leads to: <c>&lt;a name="…"&gt;</c> in the text that has the lines, <c>#…</c> in an address of it.</summary>
    public MarkdownText Anchor { get; } = new($"added-{section.Entities[0].Group[1..]}");

    /// <summary>Those with doubts, then the others.</summary>
    public IReadOnlyList<GroupView> Groups { get; } =
    [
        .. open.GroupBy(one => one.Group)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new GroupView(group, boxes, listed)),
    ];
}

/// <summary>Entities of one refresh that are alike in whether there is reason to doubt them.</summary>
internal sealed class GroupView(
    IGrouping<string, ToldEntity> group, ReviewBoxes? boxes, IReadOnlyDictionary<object, ProposedEntityView> listed)
{
    private const int FewestForBulk = 4;

    /// <summary>Whether there is reason to doubt them.</summary>
    public bool IsDoubtful { get; } = group.First().Doubts.Count > 0;

    /// <summary>How many there are, listed or not.</summary>
    public int Count { get; } = group.Count();

    /// <summary>The box that rejects all of them, listed or not; with an empty <c>tick</c> where they are few and all listed.</summary>
    public BoxView RejectAll => BoxView.Of(Count >= FewestForBulk || Entities.Count < Count ? boxes?.RejectAll(group.Key) : null);

    /// <summary>Those that are listed, in the order that the watch asks for.</summary>
    public IReadOnlyList<ProposedEntityView> Entities { get; } =
        [.. group.Select(one => listed.GetValueOrDefault(one)).OfType<ProposedEntityView>()];
}

/// <summary>One proposed entity with its boxes, and what there is room for.</summary>
/// <param name="room">The entity.</param>
/// <param name="detail">What there is room for.</param>
/// <param name="boxes">The boxes that people tick; null where there are none.</param>
internal sealed class ProposedEntityView(EntityRoom room, EntityDetail detail, ReviewBoxes? boxes)
{
    /// <summary>The entity with its evidence.</summary>
    public EntityView Entity { get; } = detail >= EntityDetail.Conditions ? room.Evidence.Value : room.Line.Value;

    /// <summary>Whether link and columns are to be printed; else the name and the host.</summary>
    public bool HasColumns { get; } = detail >= EntityDetail.Line;

    /// <summary>Whether doubts and description are to be printed.</summary>
    public bool HasDoubts { get; } = detail >= EntityDetail.Doubts;

    /// <summary>Whether the conditions are to be printed, with verdict and sources.</summary>
    public bool HasConditions { get; } = detail >= EntityDetail.Conditions;

    /// <summary>Whether the enrichments are to be printed.</summary>
    public bool HasEnrichments { get; } = detail >= EntityDetail.Enrichments;

    /// <summary>Whether reasons and quotations are to be printed in full.</summary>
    public bool HasQuotations { get; } = detail >= EntityDetail.Quotations;

    /// <summary>The box that rejects it.</summary>
    public BoxView Reject { get; } = BoxView.Of(boxes?.Reject(room.Key, boxes.IsDecided(room.Key) ? "" : room.Entity.Group));

    /// <summary>The box that puts it off.</summary>
    public BoxView Snooze { get; } = BoxView.Of(boxes?.Snooze(room.Key));

    /// <summary>Whether that box is ticked: then it is to be printed whatever there is no room for.</summary>
    public bool IsSnoozeTicked { get; } = boxes?.Snooze(room.Key) is { IsTicked: true };

    /// <summary>Whether it is rejected.</summary>
    public bool IsRejected { get; } = boxes?.IsDecided(room.Key) == true && !boxes.IsSnoozed(room.Key);

    /// <summary>Whether it is put off.</summary>
    public bool IsSnoozed { get; } = boxes?.IsSnoozed(room.Key) == true;
}
