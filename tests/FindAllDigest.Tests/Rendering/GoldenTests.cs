using System.Text.RegularExpressions;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>What people read in each situation, byte for byte. <c>UPDATE_GOLDEN=1</c> writes
/// the files anew; read the difference before it is committed.</summary>
public sealed class GoldenTests
{
    private const int Limit = 58_000;

    private static readonly string[] Others =
    [
        "twelve-new.issue.md",
        "twelve-new.comment.md",
        "twelve-new.commit-message.txt",
        "changed-only.issue.md",
        "several-refreshes.pull-request.md",
        "several-refreshes.comment.md",
        "summary.md",
        "dashboard.md",
        "dashboard-numbers.md"
    ];

    private static string Folder => Path.Combine(RepositoryFiles.TestProjectRoot, "Rendering", "Golden");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>The digests that a person can look at; nobody reads five thousand entities in a file of this repository.</summary>
    public static TheoryData<string> Readable => [.. GoldenDigests.All.Where(pair => pair.Value.New.Count <= 100).Select(pair => pair.Key)];

    /// <summary>The digests that a pull request is opened for.</summary>
    public static TheoryData<string> WithNews => [.. GoldenDigests.All.Where(pair => pair.Value.HasNews).Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task The_digest_file_is_as_it_was_looked_at(string name) =>
        await ExpectAsync(
            $"{name}.digest.md", new DigestRenderer(await RepositoryTemplates.LoadAsync()).RenderMarkdown(GoldenDigests.All[name]));

    [Theory]
    [MemberData(nameof(WithNews))]
    public async Task The_pull_request_is_as_it_was_looked_at(string name)
    {
        var digest = GoldenDigests.All[name];

        await ExpectAsync(
            $"{name}.pull-request.md",
            new ProposalRenderer(await RepositoryTemplates.LoadAsync()).PullRequest(
                GoldenDigests.Propose(digest), Boxes(GoldenDigests.Propose(digest)), Limit));
    }

    [Fact]
    public void Every_golden_file_belongs_to_a_digest_that_is_rendered()
    {
        string[] expected =
        [
            .. Readable.Select(row => $"{row.Data}.digest.md"),
            .. WithNews.Select(row => $"{row.Data}.pull-request.md"),
            .. Others,
        ];

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Issue_comment_summary_dashboard_and_commit_are_as_they_were_looked_at()
    {
        var templates = await RepositoryTemplates.LoadAsync();
        var renderer = new ProposalRenderer(templates);
        var digest = GoldenDigests.All["twelve-new"];
        var proposal = GoldenDigests.Propose(digest);

        await ExpectAsync("twelve-new.issue.md", renderer.Issue(proposal, Limit));
        await ExpectAsync("twelve-new.comment.md", renderer.Comment(proposal, Limit));
        await ExpectAsync("changed-only.issue.md", renderer.Issue(GoldenDigests.Propose(GoldenDigests.All["changed-only"]), Limit));
        await ExpectAsync("twelve-new.commit-message.txt", new DigestRenderer(templates).RenderCommitMessage(digest));
        await ExpectAsync("summary.md", templates.Render(TemplateNames.Summary, new SummaryView(GoldenReports.All, "https://github.com/octo/watches")));
        await ExpectAsync("dashboard.md", GoldenHealth.Print(templates));
        await ExpectAsync("dashboard-numbers.md", GoldenNumbers.Print(templates));
    }

    [Fact]
    public async Task Several_refreshes_in_one_text_and_the_comment_about_the_latest_are_as_they_were_looked_at()
    {
        var renderer = new ProposalRenderer(await RepositoryTemplates.LoadAsync());
        var proposal = GoldenProposals.SeveralRefreshes;
        var (body, comment) = (renderer.PullRequest(proposal, Boxes(proposal), Limit), renderer.Comment(proposal, Limit));

        await ExpectAsync("several-refreshes.pull-request.md", body);
        await ExpectAsync("several-refreshes.comment.md", comment);
        AssertLeads(comment, body);
    }

    [Fact]
    public async Task The_comments_link_leads_into_a_text_of_one_refresh_too()
    {
        var renderer = new ProposalRenderer(await RepositoryTemplates.LoadAsync());
        var proposal = GoldenDigests.Propose(GoldenDigests.All["twelve-new"]);
        var linked = proposal with { Links = proposal.Links with { PullRequest = "https://github.com/octo/watches/pull/12" } };

        AssertLeads(renderer.Comment(linked, Limit), renderer.PullRequest(proposal, Boxes(proposal), Limit));
    }

    private static void AssertLeads(string comment, string body) =>
        Assert.Contains(
            $"<a name=\"{Regex.Match(comment, @"pull/12#([a-z0-9-]+)\)").Groups[1].Value}\"></a>", body, StringComparison.Ordinal);

    private static ReviewBoxes Boxes(Proposal proposal) => proposal.BoxesAfter(Review.None, GoldenDigests.Day);

    private static async Task ExpectAsync(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, text, CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(path, CancellationToken), text);
    }
}
