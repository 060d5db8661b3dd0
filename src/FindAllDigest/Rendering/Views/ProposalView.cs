using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the templates <c>pull-request.md</c>, <c>comment.md</c> and <c>issue.md</c> may print. Templates see the names in snake_case.</summary>
public sealed record ProposalView
{
    /// <summary>The watch's name.</summary>
    public required MarkdownText Watch { get; init; }

    /// <summary><c>3 new, 1 back again</c>, of everything that is proposed.</summary>
    public required MarkdownText Summary { get; init; }

    /// <summary>The question that was asked; empty where no run is at hand.</summary>
    public required MarkdownText Objective { get; init; }

    /// <summary>How many entities the refresh at hand added, in words.</summary>
    public required MarkdownText Added { get; init; }

    /// <summary>Sentences that a reader must not miss.</summary>
    public required IReadOnlyList<MarkdownText> Notes { get; init; }

    /// <summary>New ones, then those back again; those that a person has ticked come first.</summary>
    public required IReadOnlyList<ProposedEntityView> Entities { get; init; }

    /// <summary>Those of <see cref="Entities"/> that have their evidence with them, for the table.</summary>
    public required IReadOnlyList<EntityView> Overview { get; init; }

    /// <summary>Column heads of the key enrichments; each entity's <see cref="EntityView.Cells"/> are in the same order.</summary>
    public required IReadOnlyList<MarkdownText> EnrichmentNames { get; init; }

    /// <summary>Known entities of which something other than the wording changed, as many as there is room for.</summary>
    public required IReadOnlyList<ChangedEntityView> Changed { get; init; }

    /// <summary>Known entities that miss a condition that they met before.</summary>
    public required IReadOnlyList<ChangedEntityView> NoLongerMatches { get; init; }

    /// <summary>Known entities that a recheck did not find although it looked until nothing was left to find.</summary>
    public required IReadOnlyList<ChangedEntityView> NotSeen { get; init; }

    /// <summary>How many known entities that changed are not listed.</summary>
    public required int ChangedOmitted { get; init; }

    /// <summary>How many entities are not listed, since a body on GitHub is limited.</summary>
    public required int Omitted { get; init; }

    /// <summary>How many matches of an earlier run were taken over.</summary>
    public required int Seeded { get; init; }

    /// <summary>The whole digests, newest first.</summary>
    public required IReadOnlyList<LinkView> Digests { get; init; }

    /// <summary>Address of the exclude list, to edit.</summary>
    public required MarkdownText ExcludeListUrl { get; init; }

    /// <summary>Address of the page that shows what the branch changes; empty where there is none.</summary>
    public required MarkdownText CompareUrl { get; init; }

    /// <summary>Address of the workflow run that started the run; empty where there is none.</summary>
    public required MarkdownText WorkflowRunUrl { get; init; }

    /// <summary>The run of the refresh at hand, or of the latest one; null where neither is known.</summary>
    public required RunView? Run { get; init; }
}

/// <summary>A link of this program's own making.</summary>
/// <param name="Name">What it leads to.</param>
/// <param name="Url">Its address.</param>
public sealed record LinkView(MarkdownText Name, MarkdownText Url);

/// <summary>One proposed entity with its boxes.</summary>
public sealed record ProposedEntityView
{
    /// <summary>The entity with its evidence.</summary>
    public required EntityView Entity { get; init; }

    /// <summary>Whether all the evidence is to be printed.</summary>
    public required bool IsFull { get; init; }

    /// <summary>Whether verdicts and sources are to be printed, for want of room; neither means one line.</summary>
    public required bool IsBrief { get; init; }

    /// <summary>The box that rejects, ready to print as one item of a list: its state, its words and the hidden marker that names the entity.</summary>
    public required MarkdownText Reject { get; init; }

    /// <summary>The box that puts off, likewise.</summary>
    public required MarkdownText Snooze { get; init; }
}
