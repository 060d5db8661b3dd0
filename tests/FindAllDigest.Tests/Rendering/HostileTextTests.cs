using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;
using FindAllDigest.Tests.Pipeline;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>Whatever the service says, what people read has the shape it has with harmless words, in every template.</summary>
[Trait("Lane", "thorough")]
public sealed class HostileTextTests
{
    private const int Limit = 58_000;

    private static readonly Lazy<Task<TemplateSet>> Templates = new(RepositoryTemplates.LoadAsync);

    public static TheoryData<string> Names =>
    [
        TemplateNames.Digest,
        TemplateNames.PullRequest,
        TemplateNames.Issue,
        TemplateNames.Comment,
        TemplateNames.Summary,
        TemplateNames.Dashboard,
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_structure_is_that_of_harmless_text(string template)
    {
        var templates = await Templates.Value;

        HostileDigests.Any.Sample(
            digest =>
            {
                var hostile = Print(templates, template, digest);
                var harmless = Print(templates, template, HostileDigests.Harmless(digest));

                Assert.Equal(Skeleton.Of(harmless), Skeleton.Of(hostile));
                Assert.Equal(HiddenMarkers(harmless), HiddenMarkers(hostile));
            },
            iter: 150);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_in_it_takes_effect(string template)
    {
        var templates = await Templates.Value;

        HostileDigests.Any.Sample(
            digest =>
            {
                var text = Print(templates, template, digest);
                var document = Skeleton.Parse(text);

                Assert.Empty(document.Descendants<AutolinkInline>());
                Assert.All(document.Descendants<LinkInline>(), AssertHonest);
                Assert.All(document.Descendants<LeafBlock>().Where(block => block.Inline is not null), block => AssertPlain(block));
                Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
                Assert.DoesNotContain(
                    text, character => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF');
                Assert.DoesNotContain(
                    "[x]",
                    string.Join('\n', text.Split('\n').Where(line => line.Contains("findall-digest:", StringComparison.Ordinal))),
                    StringComparison.Ordinal);
            },
            iter: 150);
    }

    [Fact]
    public async Task Boxes_for_a_whole_group_earlier_refreshes_and_what_is_decided_are_those_of_harmless_text()
    {
        var renderer = new ProposalRenderer(await Templates.Value);

        HostileDigests.Any.Where(digest => digest.New.Count > 0).Sample(
            digest =>
            {
                var hostile = Print(HostileDigests.Several(digest));
                var harmless = Print(HostileDigests.Several(HostileDigests.Harmless(digest)));

                Assert.Contains("findall-digest:reject-all=", hostile, StringComparison.Ordinal);
                Assert.Contains("<details><summary>Decided: 1 rejected, 1 snoozed</summary>", hostile, StringComparison.Ordinal);
                Assert.Equal(Skeleton.Of(harmless), Skeleton.Of(hostile));
                Assert.Equal(HiddenMarkers(harmless), HiddenMarkers(hostile));
            },
            iter: 60);

        // Without a limit: what is cut depends on how long the words are.
        string Print(Proposal proposal) =>
            renderer.PullRequest(proposal, proposal.BoxesAfter(Review.None, GoldenDigests.Day), maximumLength: 1_000_000);
    }

    [Fact]
    public void A_title_is_one_line_and_nothing_that_GitHub_reads() =>
        HostileDigests.Any.Sample(
            digest =>
            {
                var title = ProposalRenderer.Title(GoldenDigests.Propose(digest));

                Assert.InRange(title.Length, 1, 120);
                Assert.StartsWith("khosla: ", title, StringComparison.Ordinal);
                Assert.DoesNotContain(title, char.IsControl);
                Assert.DoesNotMatch(@"@\w|#\d|GH-\d|://|\[(skip|ci|no|actions)", title);
            },
            iter: 150);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_digest_that_was_looked_at_has_the_structure_of_harmless_text_too(string template)
    {
        var templates = await Templates.Value;
        var digest = GoldenDigests.All["hostile"];

        Assert.Equal(
            Skeleton.Of(Print(templates, template, HostileDigests.Harmless(digest))), Skeleton.Of(Print(templates, template, digest)));
    }

    [Fact]
    public async Task A_commit_message_has_the_lines_of_harmless_text_and_nothing_that_GitHub_reads()
    {
        var templates = await Templates.Value;

        HostileDigests.Any.Sample(
            digest =>
            {
                var text = new DigestRenderer(templates).RenderCommitMessage(digest);

                Assert.Equal(
                    new DigestRenderer(templates).RenderCommitMessage(HostileDigests.Harmless(digest)).Split('\n').Length,
                    text.Split('\n').Length);
                Assert.DoesNotMatch(
                    @"@\w|#\d|GH-\d|://|\[(skip|ci|no|actions)|(?m)(?<=\n)[\w-]+:\s|\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b",
                    text.Split("Found by run")[0]);
            },
            iter: 150);
    }

    private static string Print(TemplateSet templates, string template, Digest digest)
    {
        var renderer = new ProposalRenderer(templates);
        var proposal = GoldenDigests.Propose(digest);
        return template switch
        {
            TemplateNames.Digest => new DigestRenderer(templates).RenderMarkdown(digest),
            TemplateNames.PullRequest => renderer.PullRequest(proposal, proposal.BoxesAfter(Review.None, GoldenDigests.Day), Limit),
            TemplateNames.Issue => renderer.Issue(proposal, Limit),
            TemplateNames.Comment => renderer.Comment(proposal, Limit),
            TemplateNames.Dashboard =>
                templates.Render(
                    template,
                    new DashboardView([Ill(digest)], new DashboardWords("https://github.com/octo/watches", DateTimeOffset.UnixEpoch))),
            _ =>
                templates.Render(
                    TemplateNames.Summary,
                    new SummaryView(
                        [new RefreshReport
                        {
                            Watch = digest.Watch,
                            Outcome = RefreshOutcome.New,
                            Message = digest.Objective,
                            Warnings = digest.Notes,
                        }],
                        "https://github.com/octo/watches")),
        };
    }

    private static WatchHealth Ill(Digest digest) => new()
    {
        Watch = digest.Watch,
        State = WatchState.Broken,
        BudgetStop = new($"Spent: {digest.Objective}", $"Raise: {digest.Objective}", null),
        Problems = [.. digest.Notes.Select(note => new FileProblem("data/khosla/watch.json", 1, 1, note, note))],
    };

    /// <summary>Every comment that is not shown, in its order: boxes and frames are found by them.</summary>
    private static IEnumerable<string> HiddenMarkers(string text) => text.Split("<!--").Skip(1).Select(part => part.Split("-->")[0]);

    private static void AssertHonest(LinkInline link)
    {
        var target = new Uri(link.Url ?? "");
        var shown = VisibleText.Of(link);
        Assert.False(link.IsImage || link.IsAutoLink);
        Assert.True(target.Scheme is "http" or "https", link.Url);
        Assert.Equal("", target.UserInfo);
        Assert.True(
            target.Host is "github.com"
                || shown == Regex.Replace(target.IsDefaultPort ? target.IdnHost : $"{target.IdnHost}:{target.Port}", @"^www\.(?=.*\.)", ""),
            $"{shown} leads to {link.Url}");
        Assert.DoesNotMatch("^https?://(www\\.)?github\\.com/[^/]+/[^/]+/(issues|pull|discussions|commit)/", link.Url ?? "");
    }

    /// <summary>GitHub looks for these in what is shown, whatever made it; not inside a link, which is one already.</summary>
    private static void AssertPlain(LeafBlock block)
    {
        var shown = new StringBuilder();
        foreach (var inline in block.Inline?.Descendants() ?? [])
        {
            shown.Append(inline switch
            {
                _ when IsInLink(inline) => " ",
                LiteralInline literal => literal.Content.ToString(),
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                CodeInline or LineBreakInline or HtmlInline => " ",
                _ => "",
            });
        }

        Assert.DoesNotMatch(
            @"@\w|#\d|\bGH-\d|https?://|www\.|mailto:|:[A-Za-z0-9_+-]+:|\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b",
            shown.ToString());
    }

    private static bool IsInLink(MarkdownObject node)
    {
        for (var parent = (node as Inline)?.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline)
            {
                return true;
            }
        }

        return false;
    }
}
