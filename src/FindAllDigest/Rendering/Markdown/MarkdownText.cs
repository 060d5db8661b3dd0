using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Rendering.Markdown;

/// <summary>Text that is safe to print in Markdown. Only <see cref="MarkdownEscaper"/> makes
/// one of foreign text, so a view model cannot hold any by mistake.</summary>
internal sealed record MarkdownText
{
    internal MarkdownText(string markdown) => Markdown = markdown;

    public static MarkdownText Empty { get; } = new("");

    /// <summary>The Markdown source; one line.</summary>
    public string Markdown { get; }

    /// <summary>For templates: whether there is anything to show.</summary>
    public bool IsEmpty => Markdown.Length == 0;

    /// <summary>A watch's name, which holds letters, digits and hyphens only.</summary>
    public static MarkdownText Of(WatchName watch) => new(watch.Value);

    /// <summary>A day as files are named: as ISO 8601 writes it.</summary>
    public static MarkdownText Of(DateOnly day) => new(IsoDate.Format(day));

    /// <summary>A number as programs read it, for a chart.</summary>
    public static MarkdownText Of(int number) => new(number.ToString());

    /// <summary>An amount of US dollars with two decimals, without a sign for the currency.</summary>
    public static MarkdownText Usd(decimal amount) => new(amount.ToString("0.00"));

    // Templates print a value by its text.
    public override string ToString() => Markdown;
}
