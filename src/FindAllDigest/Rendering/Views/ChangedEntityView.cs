using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>A known entity about which something is told, ready to print.</summary>
internal sealed record ChangedEntityView
{
    /// <summary>What it is called; its address where it has no name.</summary>
    public required MarkdownText Name { get; init; }

    /// <summary>Link with the real host as its text; the address as text where it cannot be linked.</summary>
    public required MarkdownText Link { get; init; }

    /// <summary>Whether it has an address at all.</summary>
    public required bool HasLink { get; init; }

    /// <summary>The day of the digest that reported it first, with its weekday: <c>Mon 2 Mar</c>.</summary>
    public required MarkdownText FirstSeen { get; init; }

    /// <summary>UTF-16 units that it takes about when it is printed.</summary>
    internal int Length => 100 + Name.Markdown.Length + Link.Markdown.Length + Drop.Mark.Markdown.Length
        + Changes.Sum(change =>
            20
                + change.Field.Markdown.Length
                + change.Before.Markdown.Length
                + change.After.Markdown.Length
                + change.Source.Markdown.Length)
        + Given.Sum(
            change =>
                20
                    + Name.Markdown.Length
                    + change.Field.Markdown.Length
                    + change.Before.Markdown.Length
                    + change.After.Markdown.Length);

    /// <summary>Those of its values that are formatted, as the service gave them.</summary>
    internal IReadOnlyList<GivenChangeView> Given { get; init; } = [];

    /// <summary>The box that drops it from the list, where it no longer matches; with an empty <c>tick</c> where there is none.</summary>
    public required BoxView Drop { get; init; }

    /// <summary>What changed of it; empty for one that was not seen.</summary>
    public required IReadOnlyList<ChangeView> Changes { get; init; }
}

/// <summary>One change, ready to print.</summary>
internal sealed record ChangeView
{
    /// <summary>The condition's or the enrichment's name, or <c>name</c> or <c>address</c>.</summary>
    public required MarkdownText Field { get; init; }

    /// <summary>The earlier value, formatted as a column's; <c>met</c> or <c>not met</c> for a
    /// condition; <c>nothing</c> where there was none.</summary>
    public required MarkdownText Before { get; init; }

    /// <summary>The later value, likewise.</summary>
    public required MarkdownText After { get; init; }

    /// <summary>Link to the page that the later value rests on, with its real host as text; empty where none is cited.</summary>
    public required MarkdownText Source { get; init; }
}

/// <summary>A change whose values are formatted where it is told, as the service gave them.</summary>
/// <param name="Name">What the entity is called.</param>
/// <param name="Field">The enrichment's name.</param>
/// <param name="Before">The earlier value.</param>
/// <param name="After">The later value.</param>
internal sealed record GivenChangeView(MarkdownText Name, MarkdownText Field, MarkdownText Before, MarkdownText After);
