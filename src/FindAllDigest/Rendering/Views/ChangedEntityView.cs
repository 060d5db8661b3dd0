using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>A known entity about which something is told, ready to print.</summary>
/// <param name="entry">What is told of it.</param>
/// <param name="words">How it is told.</param>
/// <param name="drop">The box that takes it off the list; null where there is none.</param>
internal sealed class ChangedEntityView(DigestEntity entry, ChangeWords words, PrintedBox? drop = null)
{
    private const int MaximumChanges = 12;

    /// <summary>What it is called; its address where it has no name.</summary>
    public MarkdownText Name { get; } = PrintedName.Of(entry.Entity);

    /// <summary>Link with the real host as its text; the address as text where it cannot be linked.</summary>
    public MarkdownText Link { get; } = MarkdownEscaper.Link(entry.Entity.Url);

    /// <summary>Whether it has an address at all.</summary>
    public bool HasLink => !Link.IsEmpty;

    /// <summary>The day of the digest that reported it first, with its weekday: <c>Mon 2 Mar</c>.</summary>
    public MarkdownText FirstSeen { get; } = new(words.DayOf(entry.Entity.FirstSeen));

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
    internal IReadOnlyList<GivenChangeView> Given { get; } =
        [.. Told(entry).Where(words.IsFormatted).Select(change => words.Given(entry.Entity, change))];

    /// <summary>The box that drops it from the list, where it no longer matches; with an empty <c>tick</c> where there is none.</summary>
    public BoxView Drop { get; } = BoxView.Of(drop);

    /// <summary>What changed of it; empty for one that was not seen.</summary>
    public IReadOnlyList<ChangeView> Changes { get; } = [.. Told(entry).Select(change => new ChangeView(change, words))];

    private static IEnumerable<EntityChange> Told(DigestEntity entry) => entry.Changes
        .Where(change => change is not { Kind: ChangeKind.Presence, AfterJson: "false" })
        .Take(MaximumChanges);
}

/// <summary>One change, ready to print.</summary>
internal sealed class ChangeView(EntityChange change, ChangeWords words)
{
    /// <summary>The condition's or the enrichment's name, or <c>name</c> or <c>address</c>.</summary>
    public MarkdownText Field { get; } = words.FieldOf(change);

    /// <summary>The earlier value, formatted as a column's; <c>met</c> or <c>not met</c> for a
    /// condition; <c>nothing</c> where there was none.</summary>
    public MarkdownText Before { get; } = words.ValueOf(change, change.BeforeJson);

    /// <summary>The later value, likewise.</summary>
    public MarkdownText After { get; } = words.ValueOf(change, change.AfterJson);

    /// <summary>Link to the page that the later value rests on, with its real host as text; empty where none is cited.</summary>
    public MarkdownText Source { get; } = MarkdownEscaper.Link(change.Source);
}

/// <summary>A change whose values are formatted where it is told, as the service gave them.</summary>
/// <param name="Name">What the entity is called.</param>
/// <param name="Field">The enrichment's name.</param>
/// <param name="Before">The earlier value.</param>
/// <param name="After">The later value.</param>
internal sealed record GivenChangeView(MarkdownText Name, MarkdownText Field, MarkdownText Before, MarkdownText After);
