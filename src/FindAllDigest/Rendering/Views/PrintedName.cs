using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What something is called in print; never empty.</summary>
internal static class PrintedName
{
    /// <summary>Most characters of a heading, a column's value or a word.</summary>
    public const int WordLength = 60;

    private const int NameLength = 120;
    private static readonly MarkdownText Unnamed = new("unnamed");

    /// <summary>A name of the criteria as people write it.</summary>
    public static MarkdownText Of(string name) =>
        MarkdownEscaper.Escape(Heading.Of(name), WordLength) is { IsEmpty: false } heading ? heading
        : MarkdownEscaper.Escape(AnswerText.Words(name), WordLength) is { IsEmpty: false } words ? words
        : Unnamed;

    /// <summary>The same of one that has a column: it is called as the column is, if that can be seen.</summary>
    /// <param name="column">The column's heading; null where it has none.</param>
    public static MarkdownText Of(string name, string? column) =>
        MarkdownEscaper.Escape(column, WordLength) is { IsEmpty: false } heading ? heading : Of(name);

    /// <summary>What an entity is called; its key where it has no name.</summary>
    public static MarkdownText Of(Entity entity) =>
        MarkdownEscaper.Escape(entity.Name, NameLength) is { IsEmpty: false } name
            ? name
            : MarkdownEscaper.Escape(entity.Key.Value, NameLength);
}
