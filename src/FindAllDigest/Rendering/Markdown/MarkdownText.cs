namespace FindAllDigest.Rendering.Markdown;

/// <summary>Text that is safe to print in Markdown. Only <see cref="MarkdownEscaper"/> makes one, so a view model cannot hold foreign text by mistake.</summary>
public sealed record MarkdownText
{
    internal MarkdownText(string markdown) => Markdown = markdown;

    public static MarkdownText Empty { get; } = new("");

    /// <summary>The Markdown source; one line.</summary>
    public string Markdown { get; }

    /// <summary>For templates: whether there is anything to show.</summary>
    public bool IsEmpty => Markdown.Length == 0;

    // Templates print a value by its text.
    public override string ToString() => Markdown;
}
