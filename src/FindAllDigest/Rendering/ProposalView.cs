using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering;

/// <summary>What the templates <c>pull-request.md</c>, <c>comment.md</c> and <c>issue.md</c> may print. Templates see the names in snake_case.</summary>
public sealed record ProposalView
{
    public required string Watch { get; init; }

    /// <summary><c>3 new, 1 back again</c>, of everything that is proposed.</summary>
    public required string Summary { get; init; }

    /// <summary>The same of what the refresh at hand added.</summary>
    public required string Added { get; init; }

    /// <summary>Sentences that a reader must not miss.</summary>
    public required IReadOnlyList<MarkdownText> Notes { get; init; }

    /// <summary>New ones, then those back again; those that a person has ticked come first.</summary>
    public required IReadOnlyList<ProposedEntityView> Entities { get; init; }

    /// <summary>How many entities are not listed, since a body on GitHub is limited.</summary>
    public required int Omitted { get; init; }

    public required IReadOnlyList<LinkView> Digests { get; init; }

    /// <summary>Address of the exclude list, to edit.</summary>
    public required string ExcludeListUrl { get; init; }

    /// <summary>Address of the page that shows what the branch changes; empty where there is none.</summary>
    public required string CompareUrl { get; init; }
}

/// <summary>A link of this program's own making.</summary>
public sealed record LinkView(MarkdownText Name, string Url);

/// <summary>One proposed entity with its boxes.</summary>
public sealed record ProposedEntityView
{
    public required EntityView Entity { get; init; }

    /// <summary>Whether the evidence is to be printed; else one line, for want of room.</summary>
    public required bool IsFull { get; init; }

    /// <summary>The box that rejects, ready to print: its state, its words and the hidden marker that names the entity.</summary>
    public required string Reject { get; init; }

    /// <summary>The box that puts off, likewise.</summary>
    public required string Snooze { get; init; }
}
