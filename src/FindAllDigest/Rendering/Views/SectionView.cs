using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What one refresh added and people have not decided.</summary>
internal sealed record SectionView
{
    /// <summary>The day of the refresh with its weekday, in the watch's zone: <c>Mon 30 Nov</c>.</summary>
    public required MarkdownText Day { get; init; }

    /// <summary>Whether it is the latest refresh.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>How many it added that are not decided.</summary>
    public required int Count { get; init; }

    /// <summary>What a link leads to: <c>&lt;a name="…"&gt;</c> in the text that has the lines, <c>#…</c> in an address of it.</summary>
    public required MarkdownText Anchor { get; init; }

    /// <summary>Those with doubts, then the others.</summary>
    public required IReadOnlyList<GroupView> Groups { get; init; }
}

/// <summary>Entities of one refresh that are alike in whether there is reason to doubt them.</summary>
internal sealed record GroupView
{
    /// <summary>Whether there is reason to doubt them.</summary>
    public required bool IsDoubtful { get; init; }

    /// <summary>How many there are, listed or not.</summary>
    public required int Count { get; init; }

    /// <summary>The box that rejects all of them, listed or not; with an empty <c>tick</c> where they are few and all listed.</summary>
    public required BoxView RejectAll { get; init; }

    /// <summary>Those that are listed, in the order that the watch asks for.</summary>
    public required IReadOnlyList<ProposedEntityView> Entities { get; init; }
}

/// <summary>One proposed entity with its boxes, and what there is room for.</summary>
internal sealed record ProposedEntityView
{
    /// <summary>The entity with its evidence.</summary>
    public required EntityView Entity { get; init; }

    /// <summary>Whether link and columns are to be printed; else the name and the host.</summary>
    public required bool HasColumns { get; init; }

    /// <summary>Whether doubts and description are to be printed.</summary>
    public required bool HasDoubts { get; init; }

    /// <summary>Whether the conditions are to be printed, with verdict and sources.</summary>
    public required bool HasConditions { get; init; }

    /// <summary>Whether the enrichments are to be printed.</summary>
    public required bool HasEnrichments { get; init; }

    /// <summary>Whether reasons and quotations are to be printed in full.</summary>
    public required bool HasQuotations { get; init; }

    /// <summary>The box that rejects it.</summary>
    public required BoxView Reject { get; init; }

    /// <summary>The box that puts it off.</summary>
    public required BoxView Snooze { get; init; }

    /// <summary>Whether that box is ticked: then it is to be printed whatever there is no room for.</summary>
    public required bool IsSnoozeTicked { get; init; }

    /// <summary>Whether it is rejected.</summary>
    public required bool IsRejected { get; init; }

    /// <summary>Whether it is put off.</summary>
    public required bool IsSnoozed { get; init; }
}
