using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>One entity, ready to print.</summary>
internal sealed record EntityView
{
    /// <summary>What it is called; its address where it has no name.</summary>
    public required MarkdownText Name { get; init; }

    /// <summary>Link with the real host as its text, without <c>www.</c>; the address as text
    /// where it cannot be linked, empty where there is none.</summary>
    public required MarkdownText Link { get; init; }

    /// <summary>The host alone, as text; empty where there is none.</summary>
    public required MarkdownText Host { get; init; }

    /// <summary>What it is, cut to about a line.</summary>
    public required MarkdownText Description { get; init; }

    /// <summary>Whether it was reported before.</summary>
    public required bool IsBackAgain { get; init; }

    /// <summary>The day of the digest that reported it first, with its weekday: <c>Mon 2 Mar</c>.</summary>
    public required MarkdownText FirstSeen { get; init; }

    /// <summary>How sure the service is that it matches: the weakest word of its conditions; empty where it gave none.</summary>
    public required MarkdownText Match { get; init; }

    /// <summary>Why a reader may doubt it, a sentence each.</summary>
    public required IReadOnlyList<MarkdownText> Doubts { get; init; }

    /// <summary>Values of the watch's columns: <c>—</c> where nothing was found, with <c>?</c> where the service is unsure.</summary>
    public required IReadOnlyList<MarkdownText> Cells { get; init; }

    /// <summary>Verdicts of the match conditions.</summary>
    public required IReadOnlyList<AnswerView> Conditions { get; init; }

    /// <summary>What else was found out.</summary>
    public required IReadOnlyList<AnswerView> Enrichments { get; init; }

    /// <summary>How many pages are cited for all of it.</summary>
    public required int SourceCount { get; init; }
}

/// <summary>A verdict or an enrichment, ready to print.</summary>
internal sealed record AnswerView
{
    /// <summary>✅ or ❌ for a verdict, ▫️ where the service gave none; empty for an enrichment.</summary>
    public required MarkdownText Mark { get; init; }

    /// <summary>The condition's or the enrichment's name as people write it.</summary>
    public required MarkdownText Name { get; init; }

    /// <summary>As the service gave it; a link where it is an address, empty where nothing was found.</summary>
    public required MarkdownText Value { get; init; }

    /// <summary>Why the service says so.</summary>
    public required MarkdownText Reasoning { get; init; }

    /// <summary>The reasoning cut to a line or two.</summary>
    public required MarkdownText ShortReasoning { get; init; }

    /// <summary>The service's word for how sure it is; empty where it gave none.</summary>
    public required MarkdownText Confidence { get; init; }

    /// <summary>Pages that are cited for it.</summary>
    public required IReadOnlyList<SourceView> Sources { get; init; }

    /// <summary>How many sources more there are than those listed.</summary>
    public required int MoreSources { get; init; }
}

/// <summary>A cited page, ready to print.</summary>
/// <param name="Link">Link with the page's real host as its text, after its title; empty where it has neither address nor title.</param>
/// <param name="Host">The same without the title.</param>
/// <param name="Excerpt">A passage quoted from it; empty where there is none.</param>
internal sealed record SourceView(MarkdownText Link, MarkdownText Host, MarkdownText Excerpt)
{
    /// <summary>Whether it shows nothing at all.</summary>
    public bool IsEmpty => Link.IsEmpty && Excerpt.IsEmpty;
}
