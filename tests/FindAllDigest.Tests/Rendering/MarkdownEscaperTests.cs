using CsCheck;
using FindAllDigest.Core.Text;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Tests.Pipeline;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

public sealed class MarkdownEscaperTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseFootnotes().UseMathematics().UseAbbreviations().Build();

    [Fact]
    public void Any_text_renders_as_itself_and_nothing_else() => HostileTexts.Any.Sample(text =>
    {
        var document = Markdown.Parse(MarkdownEscaper.Escape(text).Markdown, Pipeline);

        Assert.Equal(Seen(OneLine.Of(text)), Seen(VisibleText.Of(document)));
        AssertPlain(document);
        Assert.All(document, block => Assert.IsType<ParagraphBlock>(block));
    });

    [Fact]
    public void Any_text_stays_in_its_table_cell() => HostileTexts.Any.Sample(text =>
    {
        var cell = MarkdownEscaper.Escape(text).Markdown;

        var document = Markdown.Parse($"| a | b | c |\n| --- | --- | --- |\n| x | {cell} | y |\n", Pipeline);

        var table = Assert.IsType<Table>(Assert.Single(document));
        var row = Assert.IsType<TableRow>(table[1]);
        Assert.Equal(3, row.Count);
        Assert.Equal(Seen(OneLine.Of(text)), Seen(VisibleText.Of(row[1])));
        AssertPlain(document);
    });

    [Theory]
    [InlineData("- ")]
    [InlineData("> ")]
    [InlineData("# ")]
    [InlineData("**x**: ")]
    public void Any_text_stays_what_it_is_in_a_list_a_quote_a_heading_and_after_a_word(string before) => HostileTexts.Any.Sample(text =>
    {
        var document = Markdown.Parse($"{before}{MarkdownEscaper.Escape(text).Markdown}\n\nafter\n", Pipeline);

        Assert.IsType<ParagraphBlock>(document[^1]);
        Assert.Equal(2, document.Count);
        Assert.Empty(document.Descendants<HtmlBlock>());
        Assert.Empty(document.Descendants<LinkInline>());
        Assert.Empty(document.Descendants<CodeBlock>());
    });

    [Theory]
    [InlineData("@team", "@\u200Bteam")]
    [InlineData("fixes #12", "fixes \\#\u200B12")]
    [InlineData("GH-12", "GH-\u200B12")]
    [InlineData("https://x.example", "https:\u200B//x.example")]
    [InlineData("www.x.example", "www\u200B.x.example")]
    [InlineData("a :j5xaA9voONJhV:#", "a :\u200Bj5xaA9voONJhV:\\#\u200B")]
    [InlineData(":octocat:", ":\u200Boctocat:")]
    [InlineData("10:30", "10:\u200B30")]
    [InlineData("mailto:a@b.example", "mailto\u200B:a@\u200Bb.example")]
    [InlineData("ends in www", "ends in www\u200B")]
    [InlineData("ends in mailto", "ends in mailto\u200B")]
    public void What_GitHub_looks_for_in_rendered_text_is_broken_without_being_seen(string text, string markdown) =>
        Assert.Equal(markdown, MarkdownEscaper.Escape(text).Markdown);

    private static void AssertPlain(MarkdownDocument document) =>
        Assert.All(document.Descendants<Inline>().Where(inline => inline is not ContainerInline { FirstChild: null }), inline =>
            Assert.True(inline is LiteralInline or HtmlEntityInline || inline.GetType() == typeof(ContainerInline), inline.GetType().Name));

    // Spaces at the ends of a line and zero-width breaks are not seen.
    private static string Seen(string text) =>
        string.Join(' ', text.Replace("\u200B", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
