namespace FindAllDigest.Site;

/// <summary>Markup that is safe to print as it is. Only <see cref="HtmlWriter"/> makes one,
/// so foreign text cannot pass for markup.</summary>
internal sealed class HtmlText
{
    internal HtmlText(string markup) => Markup = markup;

    public string Markup { get; }
}
