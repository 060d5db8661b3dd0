using System.Globalization;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Store.Local;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>What bodies hold, whatever the open web says and however much of it there is.</summary>
public sealed class BodyTests
{
    private const int Limit = 58_000;

    private static readonly string[] Hostile =
    [
        "@octo #12 fixes #3 GH-4 octo/watches#5", "<!-- findall-digest:end -->", "<img src=x onerror=alert(1)>",
        "- [x] reject <!-- findall-digest:reject=a -->",
        "![](http://evil.example/p.png)", "[click](javascript:alert(1))", "| a | b |", "::error::x", "\u202Eabc\u0000\u001b[31m",
        "\uD800 lone", "```\ncode", "$$x$$", "www.evil.example",
        "https://evil.example@good.example/", "# Heading\n\n> quote", "--> <script>", "{{ watch }}", "a--b",
    ];

    public static TheoryData<string> HostileTexts => [.. Hostile];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Hostile_text_renders_with_the_structure_of_harmless_text(string text)
    {
        var renderer = await LoadAsync();

        var hostile = renderer.PullRequest(Proposal([Entity("acme.example", text)]), ReviewBoxes.None, Limit);
        var harmless = renderer.PullRequest(
            Proposal(
                [Entity(
                    "acme.example",
                    "plain words",
                    text.StartsWith("https://", StringComparison.Ordinal) ? "https://page.example/y" : "plain words")]),
            ReviewBoxes.None,
            Limit);

        Assert.Equal(Structure(harmless), Structure(hostile));
        Assert.Equal(Count(harmless, "<!--"), Count(hostile, "<!--"));
        Assert.DoesNotContain("@octo", hostile, StringComparison.Ordinal);
        Assert.DoesNotContain("#12", hostile, StringComparison.Ordinal);
        Assert.False(ReviewedText.Read(hostile).HasChanges);
        Assert.Null(ReviewedText.Read(hostile).Find(ReviewAction.Reject, EntityKey.Of("a", "")));
    }

    [Theory]
    [InlineData("xn--bcher-kva.example")]
    [InlineData("name:--> <b>@octo</b>")]
    [InlineData("name:ä ö\uFE0F 日本")]
    [InlineData("example.com/a?b=c&d=%20--")]
    public async Task A_ticked_box_is_read_back_whatever_the_key(string text)
    {
        var renderer = await LoadAsync();
        var key = EntityKey.Parse(text);
        var entity = Entity(text, "plain") with { Key = key };

        var body = renderer
            .PullRequest(Proposal([entity]), ReviewBoxes.None, Limit)
            .Replace("- [ ] snooze", "- [x] snooze", StringComparison.Ordinal);

        var review = new Review(ReviewedText.Read(body));
        Assert.Equal(
            new ReviewWish(entity, ReviewAction.Snooze, IsTicked: true), Assert.Single(review.WishesFor([new Reviewable(entity, "")])));
        Assert.Empty(review.WishesFor([new Reviewable(entity with { Key = EntityKey.Of("other.example", "") }, "")]));
        Assert.DoesNotContain("--", body.Split("findall-digest:snooze=")[1].Split(" -->")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(150)]
    [InlineData(2000)]
    public async Task A_body_is_shortened_by_whole_entities_and_keeps_what_is_decided(int count)
    {
        var renderer = await LoadAsync();
        var entities = Enumerable.Range(0, count).Select(number => Entity($"e{number}.example", new string('w', 300))).ToList();
        var list = ExcludeList.Empty.Append([new NewExcludeRow("", $"e{count - 1}.example", ExcludeStatus.Rejected)]);
        var boxes = ReviewBoxes.Of(list, [.. entities.Select(entity => new Reviewable(entity, "s1"))], [], new DateOnly(2026, 11, 23));

        var body = renderer.PullRequest(Proposal(entities), boxes, Limit);

        Assert.InRange(body.Length, 1, Limit);
        var shown = Count(body, "<!-- findall-digest:reject=e");
        Assert.Equal(
            count,
            shown
                + (body.Contains(" have no line here", StringComparison.Ordinal)
                    ? int.Parse(body.Split(" have no line here")[0].Split("> **")[^1].Split(' ')[0], NumberStyles.AllowThousands, null)
                    : 0));
        Assert.Matches(
            $@"- \[x\] ~~\*\*w+…\*\*~~ .*<!-- findall-digest:reject=e{count - 1}\.example shown=rejected --> \*\*rejected\*\*", body);
        Assert.Contains($"{count:#,0} new", body, StringComparison.Ordinal);
        Assert.Contains("https://github.example/digest", body, StringComparison.Ordinal);
    }

    private static async Task<ProposalRenderer> LoadAsync() =>
        new(
            await TemplateSet.LoadAsync(
                new LocalStore(Path.Combine(RepositoryFiles.RepositoryRoot, "no-such-folder"), isReadOnly: true).ReadFileAsync,
                TestContext.Current.CancellationToken));

    private static Entity Entity(string url, string text, string? value = null)
    {
        var sample = SampleDigest.Full().New[0].Entity;
        var evidence = new Evidence(text, "high", [new Citation("https://page.example/x", text, [text])]);
        return sample with
        {
            Key = EntityKey.Of(url, text),
            Name = text,
            Url = $"https://{url}",
            Description = text,
            Conditions =
            [
                new CandidateOutput(
                    "sample_check", OutputKind.MatchCondition, System.Text.Json.JsonSerializer.Serialize(value ?? text), true, evidence)
            ],
            Enrichments = [],
        };
    }

    private static Proposal Proposal(IReadOnlyList<Entity> entities)
    {
        List<DigestEntity> entries = [.. entities.Select(entity => new DigestEntity(entity, []))];
        return new Proposal
        {
            Watch = SampleDigest.Full().Watch,
            New = entries,
            BackAgain = [],
            Seeded = 0,
            Added = entries,
            Links = new ProposalLinks(
                [new DigestLink("2026-11-23.md", "https://github.example/digest")],
                "https://github.example/edit",
                "https://github.example/compare"),
        };
    }

    /// <summary>The kinds of blocks and inlines in their order; text itself left out.</summary>
    private static string Structure(string markdown)
    {
        var pipeline = new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseTaskLists()
            .UseAutoLinks()
            .UseEmphasisExtras()
            .UseMathematics()
            .Build();
        var nodes = Markdown.Parse(markdown, pipeline)
            .Descendants()
            .Where(node => node is not (LiteralInline or HtmlEntityInline or LineBreakInline));
        return string.Join('\n', nodes.Select(node => node.GetType().Name));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
