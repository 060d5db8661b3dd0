using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>What a reader sees of parsed Markdown: text without the zero-width breaks that keep it harmless.</summary>
internal static class VisibleText
{
    public static string Of(MarkdownObject node)
    {
        var text = new StringBuilder();
        foreach (var inline in node.Descendants())
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                _ => "",
            });
        }

        return text.Replace("\u200B", "").ToString();
    }
}
