using CsCheck;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.Diagnostics;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Store.Local;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace FindAllDigest.Tests.Diagnostics;

/// <summary>What the open web says reaches many places besides bodies; in none of them does it take effect.</summary>
public sealed class SinkTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
            .UseAutoLinks()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseTaskLists()
            .UseFootnotes()
            .UseMathematics()
            .Build();

    private static readonly Gen<string> Texts = Gen.OneOf<string>(
        Gen.String,
        Gen.OneOf(
            "|",
            "\n",
            "\r\n",
            "@octo",
            "#12",
            "fixes #3",
            "[x](javascript:a)",
            "![](https://a.example)",
            "<img>",
            "<!-- findall-digest:end -->",
            "::error::",
            "##[add-mask]",
            "`",
            "```",
            "---",
            "%0A",
            "=",
            "<<EOF",
            "EOF",
            "https://a.example",
            "\u001b[31m",
            "\u202E",
            "\0",
            "\uD800",
            "refs/heads/../",
            "..",
            "~",
            "^",
            ":",
            "\\",
            " ",
            "a").Array[0, 8].Select(string.Concat));

    [Fact]
    public async Task Titles_say_the_same_and_commit_messages_have_the_same_lines_whatever_the_entities_are_called()
    {
        var renderer = new DigestRenderer(await TemplatesAsync());
        var harmless = SampleDigest.Full();

        Texts.Sample(text =>
        {
            var hostile = harmless with
            {
                Objective = text,
                New = [.. harmless.New.Select(entry => Named(entry, text))],
                BackAgain = [.. harmless.BackAgain.Select(entry => Named(entry, text))],
                Notes = [text],
            };

            var (expected, message) = (
                renderer.RenderCommitMessage(harmless).Split('\n'), renderer.RenderCommitMessage(hostile).Split('\n'));
            Assert.Equal(
                ProposalRenderer.Title(Proposal(harmless)).Split(" – ")[0], ProposalRenderer.Title(Proposal(hostile)).Split(" – ")[0]);
            Assert.Equal(expected[0].Split(" – ")[0], message[0].Split(" – ")[0]);
            Assert.InRange(message[0].Length, 1, 120);
            Assert.Equal(expected.Length, message.Length);
            Assert.DoesNotMatch(@"@\w|#\d|://|\[(skip|no) ci\]|\p{Cc}|[\u202A-\u202E\u2066-\u2069]", string.Concat(message));
        });
    }

    [Fact]
    public void A_name_that_may_be_a_watch_is_safe_in_a_branch_a_path_and_a_marker() =>
        Gen.OneOf(Texts, Gen.Char["az09-AZ_./\n"].Array[1, 70].Select(characters => new string(characters))).Sample(text =>
        {
            if (WatchName.TryParse(text, out var watch))
            {
                Assert.Matches(@"\Afindall-digest/[a-z0-9]([a-z0-9-]*[a-z0-9])?\z", HiddenMarkers.ProposalBranch(watch));
                Assert.Matches(@"\A<!-- [a-z0-9:= -]+ -->\z", HiddenMarkers.Begin(watch));
            }
        });

    [Fact]
    public async Task The_step_summary_has_the_structure_of_harmless_text()
    {
        var expected = Structure(await SummaryAsync("plain words"));

        await Texts.SampleAsync(async text => Assert.Equal(expected, Structure(await SummaryAsync(text))), iter: 300);
    }

    [Fact]
    public async Task Outputs_are_one_line_for_each_key_whatever_they_hold() => await Texts.SampleAsync(
        async text =>
        {
            var lines = (await WrittenAsync(
                path => StepOutputs.WriteAsync(path, Report(text), TestContext.Current.CancellationToken))).Split('\n')[..^1];

            Assert.Equal([
                "outcome", "new-count", "changed-count", "findall-id", "digest", "pull-request-url", "issue-url", "cost-usd"
            ], lines.Select(line => line.Split('=')[0]));
            Assert.DoesNotContain(lines, line => line.Any(char.IsControl));
        },
        iter: 300);

    private static LocalStore NoRepository => new(Path.Combine(RepositoryFiles.RepositoryRoot, "no-such-folder"), isReadOnly: true);

    private static Task<TemplateSet> TemplatesAsync() =>
        TemplateSet.LoadAsync(NoRepository.ReadFileAsync, TestContext.Current.CancellationToken);

    private static DigestEntity Named(DigestEntity entry, string text) =>
        entry with { Entity = entry.Entity with { Name = text, Url = text, Description = text } };

    private static Proposal Proposal(Digest digest) => new()
    {
        Watch = digest.Watch,
        New = digest.New,
        BackAgain = digest.BackAgain,
        Seeded = 0,
        Added = digest.New,
        Links = new ProposalLinks([], "", ""),
        Notes = digest.Notes,
    };

    private static RefreshReport Report(string text) => new()
    {
        Watch = SampleDigest.Full().Watch,
        Outcome = RefreshOutcome.New,
        Message = text,
        Warnings = ["first", text],
        DigestPath = text,
        PullRequestUrl = text,
        IssueUrl = text,
    };

    private static async Task<string> SummaryAsync(string text)
    {
        var templates = await TemplatesAsync();
        return await WrittenAsync(path => StepSummary.WriteAsync(
            path,
            "https://github.com/octo/watches",
            templates,
            [Report(text) with { PullRequestUrl = "", IssueUrl = "" }, Report("second")],
            TestContext.Current.CancellationToken));
    }

    private static async Task<string> WrittenAsync(Func<string, Task> write)
    {
        var path = Path.GetTempFileName();
        try
        {
            await write(path);
            return await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The kinds of blocks and inlines in their order, with the cells of each row; text itself left out.</summary>
    private static string Structure(string markdown)
    {
        var nodes = Markdown.Parse(markdown, Pipeline).Descendants().Where(node => node is not (LiteralInline or HtmlEntityInline));
        return string.Join('\n', nodes.Select(node => node is TableRow row ? $"TableRow {row.Count}" : node.GetType().Name));
    }
}
