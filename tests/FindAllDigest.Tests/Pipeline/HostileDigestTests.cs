using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>The scenario <c>hostile</c> has an entry of every kind; the digest of it is parsed as GitHub parses Markdown.</summary>
public sealed class HostileDigestTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseFootnotes().UseMathematics().Build();

    [Fact]
    public async Task No_structure_of_the_digest_comes_from_the_service()
    {
        var text = await DigestAsync();
        var digest = Markdown.Parse(text, Pipeline);

        Assert.All(
            digest.Descendants<HtmlBlock>().SelectMany(block => block.Lines.Lines.Take(block.Lines.Count)),
            line => Assert.Matches(
                "^(<!-- findall-digest digest: [a-z0-9= -]+-->|</details>|<details><summary>Near misses: [0-9]+ that miss(es)? one condition only</summary>)$",
                line.ToString()));
        var folds = Regex.Count(text, " <details><summary>evidence · [0-9]+ sources?</summary>$", RegexOptions.Multiline);
        Assert.Equal(
            Enumerable.Repeat((string[])["<details>", "<summary>", "</summary>"], folds).SelectMany(tags => tags),
            digest.Descendants<HtmlInline>().Select(html => html.Tag));
        Assert.Empty(digest.Descendants<AutolinkInline>());
        Assert.All(digest.Descendants<CodeBlock>(), block => Assert.Equal("mermaid", Assert.IsType<FencedCodeBlock>(block).Info));
        Assert.Empty(digest.Descendants<ThematicBreakBlock>());
        Assert.All(digest.Descendants<HeadingBlock>(), heading => Assert.InRange(heading.Level, 1, 3));
        Assert.All(digest.Descendants<EmphasisInline>(), emphasis => Assert.Equal('*', emphasis.DelimiterChar));
        Assert.Single(digest.Descendants<CodeInline>());
    }

    [Fact]
    public async Task Every_link_shows_the_host_that_it_leads_to()
    {
        var digest = Markdown.Parse(await DigestAsync(), Pipeline);
        var links = digest.Descendants<LinkInline>().ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link =>
        {
            Assert.False(link.IsImage || link.IsAutoLink);
            var target = new Uri(link.Url ?? "");
            Assert.True(target.Scheme is "http" or "https", link.Url);
            var host = target.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? target.IdnHost[4..] : target.IdnHost;
            Assert.Equal(target.IsDefaultPort ? host : $"{host}:{target.Port}", VisibleText.Of(link));
        });
    }

    [Fact]
    public async Task Every_entity_is_one_item_and_nothing_of_the_service_makes_another_list_or_table()
    {
        var digest = Markdown.Parse(await DigestAsync(), Pipeline);
        var items = digest.OfType<ListBlock>().SelectMany(list => list.OfType<ListItemBlock>()).ToList();

        Assert.Equal(
            35,
            items.Count(item => item.FirstOrDefault() is ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2 } }
                && item.Descendants<HtmlBlock>().Any()));
        Assert.Empty(digest.Descendants<Table>());
        Assert.DoesNotContain(digest.Descendants<ListBlock>(), list => list.IsOrdered);
    }

    [Fact]
    public async Task The_digest_has_one_marker_no_mention_no_reference_and_no_invisible_character_of_the_service()
    {
        var text = await DigestAsync();

        Assert.Equal(0, text.IndexOf("<!--", StringComparison.Ordinal));
        Assert.Equal(0, text.LastIndexOf("<!--", StringComparison.Ordinal));
        Assert.All(
            Markdown.Parse(text, Pipeline).Descendants<LiteralInline>(),
            literal => Assert.DoesNotMatch(@"[@#]\w|\bGH-\d", literal.Content.ToString()));
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain(text, character => character is '\u202E' or '\u202D' or '\u2066' or '\u2067' or '\u2068' or '\uFFFE');
        Assert.DoesNotContain(
            "javascript:alert",
            text.Replace("\u200B", "", StringComparison.Ordinal).Split("](").Skip(1).Select(link => link.Split(')')[0]));
    }

    private static async Task<string> DigestAsync()
    {
        await using var stage = await HostileStageAsync();
        (await stage.RefreshAsync()).Expect(0);
        return stage.Read("data/batteries/digests/2026-01-05.md");
    }

    private static async Task<LocalStage> HostileStageAsync()
    {
        var shipped = Path.Combine(
            RepositoryFiles.RepositoryRoot, "src", "FindAllDigest.Simulator", "Scenarios", "Shipped", "hostile.jsonc");
        var stage = await LocalStage.StartAsync(await File.ReadAllTextAsync(shipped, TestContext.Current.CancellationToken));
        stage.Write(
            "data/batteries/watch.json",
            (await File.ReadAllTextAsync(
                Path.Combine(RepositoryFiles.RepositoryRoot, "data", "example", "watch.json"), TestContext.Current.CancellationToken))
            .Replace("\"service\": \"simulator\"", "\"service\": \"parallel\"", StringComparison.Ordinal));
        return stage;
    }
}
