using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FindAllDigest.Tests.Rendering;

/// <summary>Markdown parsed as GitHub parses it: what kinds of nodes there are, without the words in them.</summary>
internal static class Skeleton
{
    /// <summary>GitHub Flavored Markdown with what GitHub adds, and a few readings that others add: what holds here holds there.</summary>
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .UsePipeTables()
            .UseAutoLinks()
            .UseEmphasisExtras()
            .UseTaskLists()
            .UseFootnotes()
            .UseMathematics()
            .UseAlertBlocks()
            .UseAbbreviations()
            .Build();

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>Every node in its place, a line each.</summary>
    public static string Of(string markdown)
    {
        List<string> lines = [];
        Walk(Parse(markdown), 0, lines);
        return string.Join('\n', lines);
    }

    private static void Walk(MarkdownObject node, int depth, List<string> lines)
    {
        // Where text is cut into pieces depends on the text.
        if (node is LiteralInline or HtmlEntityInline or LineBreakInline { IsHard: false })
        {
            return;
        }

        lines.Add($"{new string(' ', depth)}{Name(node)}");
        IEnumerable<MarkdownObject> inner = node switch
        {
            LeafBlock { Inline: { } inline } => inline,
            ContainerBlock container => container,
            ContainerInline container => container,
            _ => [],
        };
        foreach (var child in inner)
        {
            Walk(child, depth + 1, lines);
        }
    }

    private static string Name(MarkdownObject node) => node switch
    {
        HeadingBlock heading => $"heading {heading.Level}",
        ListBlock list => $"list {list.BulletType}",
        FencedCodeBlock code => $"fence {code.Info}",
        HtmlBlock html => $"html {html.Lines.Lines[0].ToString().Split([' ', '>'])[0]}",
        HtmlInline html => $"html {(html.Tag.StartsWith("<!--", StringComparison.Ordinal) ? "comment" : html.Tag)}",
        EmphasisInline emphasis => $"emphasis {emphasis.DelimiterChar}{emphasis.DelimiterCount}",
        LinkInline link => $"link {link.IsImage} {link.IsAutoLink}",
        TaskList box => $"box {box.Checked}",
        TableRow row => $"row {row.Count}",
        _ => node.GetType().Name,
    };
}
