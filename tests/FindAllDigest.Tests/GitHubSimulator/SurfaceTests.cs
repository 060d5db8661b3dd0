using System.Text;
using FindAllDigest.GitHubSimulator;
using FindAllDigest.GitHubSimulator.Recording;
using Octokit;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

/// <summary>The whole surface through Octokit, so that a recording of this class covers every operation.</summary>
public sealed class SurfaceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refresh_and_its_review_work_through_octokit(bool isEnterpriseServer)
    {
        await using var server = await GitHubServer.StartAsync(new() { IsEnterpriseServer = isEnterpriseServer });
        var repository = server.CreateRepository(
            Clients.FullName, ("data/a/exclude.csv", "name,url\nOne,https://one.example\n"), ("README.md", "# Watches\n"));
        repository.Settings.ActionsMayCreatePullRequests = true;
        repository.Settings.Collaborators.Add(server.Person("ada").Login);
        var client = Clients.Connect(server, server.IssueActionsToken());
        var main = await client.Git.Reference.Get(Clients.Owner, Clients.Name, "heads/main");

        // One commit through the Git Data API, on a new branch, proposed.
        var commit = await CommitAsync(
            client, main.Object.Sha, "data/a/exclude.csv", "name,url\nOne,https://one.example\nTwo,https://two.example\n");
        await client.Git.Reference.Create(Clients.Owner, Clients.Name, new("refs/heads/findall-digest/a", commit.Sha));
        var pull = await client.PullRequest.Create(
            Clients.Owner, Clients.Name, new("[findall-digest] a: 1 new", "findall-digest/a", "main") { Body = "Two" });
        await client.Issue.Labels.AddToIssue(Clients.Owner, Clients.Name, pull.Number, ["findall-digest"]);
        await client.Issue.Assignee.AddAssignees(Clients.Owner, Clients.Name, pull.Number, new(["ada"]));
        await client.PullRequest.ReviewRequest.Create(Clients.Owner, Clients.Name, pull.Number, new(["ada"], []));

        var found = Assert.Single(await client.PullRequest.GetAllForRepository(
            Clients.Owner, Clients.Name, new PullRequestRequest { Head = "octo:findall-digest/a", State = ItemStateFilter.All }));
        Assert.Equal(pull.Number, found.Number);
        Assert.Equal("ada", Assert.Single(found.RequestedReviewers).Login);
        Assert.Equal("findall-digest", Assert.Single(found.Labels).Name);
        Assert.True(commit.Verification.Verified);
        Assert.Equal("github-actions[bot]", commit.Author.Name);
        Assert.Equal("GitHub", commit.Committer.Name);

        // A person's commit in between stays an ancestor.
        var persons = repository
            .As(server.Person("ada"))
            .Commit("findall-digest/a", "Reject Two", ("data/a/exclude.csv", "name,url\nOne,https://one.example\n"));
        var late = await CommitAsync(client, commit.Sha, "data/a/digests/2026-01-05.md", "# Digest\n");
        await Assert.ThrowsAsync<ApiValidationException>(() =>
            client.Git.Reference.Update(Clients.Owner, Clients.Name, "heads/findall-digest/a", new(late.Sha)));
        var onTop = await CommitAsync(client, persons.Value, "data/a/digests/2026-01-05.md", "# Digest\n");
        await client.Git.Reference.Update(Clients.Owner, Clients.Name, "heads/findall-digest/a", new(onTop.Sha));
        await client.PullRequest.Update(
            Clients.Owner, Clients.Name, pull.Number, new() { Title = "[findall-digest] a: 2 new", Body = "more" });

        var compared = await client.Repository.Commit.Compare(Clients.Owner, Clients.Name, "main", "findall-digest/a");
        Assert.Equal(3, compared.AheadBy);
        Assert.Equal(main.Object.Sha, compared.MergeBaseCommit.Sha);
        Assert.Equal(3, (await client.PullRequest.Commits(Clients.Owner, Clients.Name, pull.Number)).Count);
        Assert.Single(await client.PullRequest.Files(Clients.Owner, Clients.Name, pull.Number));

        var whole = await client.PullRequest.Get(Clients.Owner, Clients.Name, pull.Number);
        Assert.Equal("more", whole.Body);
        Assert.Null((await client.PullRequest.Get(Clients.Owner, Clients.Name, await AnotherPullAsync(client, main.Object.Sha))).MergedAt);
        await client.PullRequest.Merge(Clients.Owner, Clients.Name, pull.Number, new() { MergeMethod = PullRequestMergeMethod.Squash });
        Assert.True(await client.PullRequest.Merged(Clients.Owner, Clients.Name, pull.Number));
        Assert.Equal("# Digest\n", repository.ReadText("data/a/digests/2026-01-05.md"));
        await client.Git.Reference.Delete(Clients.Owner, Clients.Name, "heads/findall-digest/a");
        Assert.DoesNotContain("findall-digest/a", repository.Branches());
        Assert.DoesNotContain(server.Requests.All, exchange => exchange.Status == 500);
    }

    [Fact]
    public async Task Everything_can_be_read_through_octokit()
    {
        await using var server = await GitHubServer.StartAsync();
        var repository = server.CreateRepository(Clients.FullName, ("data/a/watch.json", "{}"), ("README.md", "# Watches\n"));
        repository.Settings.Rules.Add(new("main") { IsRuleset = true, RequiresPullRequest = true });
        var client = Clients.Connect(server, server.IssuePersonalToken("octo"));
        var tip = repository.Resolve("main")?.Value ?? string.Empty;

        Assert.Equal("octo", (await client.User.Current()).Login);
        Assert.Equal("main", (await client.Repository.Get(Clients.Owner, Clients.Name)).DefaultBranch);
        Assert.True((await client.Repository.Get(Clients.Owner, Clients.Name)).Permissions.Push);
        Assert.True((await client.Repository.Branch.Get(Clients.Owner, Clients.Name, "main")).Protected);
        Assert.Single(await client.Repository.Branch.GetAll(Clients.Owner, Clients.Name));
        Assert.Equal(
            "# Watches\n", Assert.Single(await client.Repository.Content.GetAllContents(Clients.Owner, Clients.Name, "README.md")).Content);
        Assert.Equal(
            "# Watches\n",
            Encoding.UTF8.GetString(await client.Repository.Content.GetRawContent(Clients.Owner, Clients.Name, "README.md")));
        Assert.Equal(2, (await client.Repository.Content.GetAllContents(Clients.Owner, Clients.Name)).Count);
        await Assert.ThrowsAsync<NotFoundException>(
            () => client.Repository.Content.GetAllContents(Clients.Owner, Clients.Name, "missing.md"));
        Assert.Equal(4, (await client.Git.Tree.GetRecursive(Clients.Owner, Clients.Name, tip)).Tree.Count);
        Assert.Equal(2, (await client.Git.Tree.Get(Clients.Owner, Clients.Name, "main")).Tree.Count);
        Assert.Equal(tip, (await client.Git.Commit.Get(Clients.Owner, Clients.Name, tip)).Sha);
        Assert.Equal(tip, (await client.Repository.Commit.Get(Clients.Owner, Clients.Name, "main")).Sha);
        Assert.Single(await client.Repository.Commit.GetAll(Clients.Owner, Clients.Name, new CommitRequest { Path = "README.md" }));
        Assert.Single(await client.Git.Reference.GetAllForSubNamespace(Clients.Owner, Clients.Name, "heads/"));
        Assert.True((await client.RateLimit.GetRateLimits()).Resources.Core.Remaining > 0);
        Assert.Equal(
            "admin", (await client.Repository.Collaborator.ReviewPermission(Clients.Owner, Clients.Name, Clients.Owner)).Permission);
        var blob = await client.Git.Blob.Create(
            Clients.Owner, Clients.Name, new() { Content = Convert.ToBase64String([0, 255, 10]), Encoding = EncodingType.Base64 });
        Assert.Equal([0, 255, 10], Convert.FromBase64String((await client.Git.Blob.Get(Clients.Owner, Clients.Name, blob.Sha)).Content));
        Assert.DoesNotContain(server.Requests.All, exchange => exchange.Status == 500);
    }

    [Fact]
    public async Task Issues_comments_and_labels_work_through_octokit()
    {
        await using var server = await GitHubServer.StartAsync();
        var repository = server.CreateRepository(Clients.FullName, ("README.md", "# Watches\n"));
        var client = Clients.Connect(server, server.IssueActionsToken());

        await client.Issue.Labels.Create(Clients.Owner, Clients.Name, new("findall-digest", "0e8a16"));
        var issue = await client.Issue.Create(
            Clients.Owner, Clients.Name, new("Dashboard") { Body = "<!-- marker -->", Labels = { "findall-digest" } });
        var comment = await client.Issue.Comment.Create(Clients.Owner, Clients.Name, issue.Number, "first");
        await client.Issue.Comment.Update(Clients.Owner, Clients.Name, comment.Id, "second");
        await client.Issue.Update(Clients.Owner, Clients.Name, issue.Number, new() { Body = "new", State = ItemState.Closed });

        Assert.Equal("second", Assert.Single(await client.Issue.Comment.GetAllForIssue(Clients.Owner, Clients.Name, issue.Number)).Body);
        Assert.Equal("second", (await client.Issue.Comment.Get(Clients.Owner, Clients.Name, comment.Id)).Body);
        Assert.Equal("0e8a16", Assert.Single(await client.Issue.Labels.GetAllForRepository(Clients.Owner, Clients.Name)).Color);
        Assert.Equal("0e8a16", Assert.Single(await client.Issue.Labels.GetAllForIssue(Clients.Owner, Clients.Name, issue.Number)).Color);
        Assert.Equal("findall-digest", (await client.Issue.Labels.Get(Clients.Owner, Clients.Name, "findall-digest")).Name);
        Assert.Empty(await client.Issue.GetAllForRepository(Clients.Owner, Clients.Name));
        var closed = Assert.Single(await client.Issue.GetAllForRepository(
            Clients.Owner,
            Clients.Name,
            new RepositoryIssueRequest { State = ItemStateFilter.Closed, Creator = "github-actions[bot]", Labels = { "findall-digest" } }));
        Assert.Equal("new", closed.Body);
        Assert.Equal(ItemState.Closed, (await client.Issue.Get(Clients.Owner, Clients.Name, issue.Number)).State.Value);
        Assert.False(repository.Tracker.Issues[0].IsOpen);
        Assert.DoesNotContain(server.Requests.All, exchange => exchange.Status == 500);
    }

    [Fact]
    public async Task A_recording_holds_one_line_for_every_exchange_and_no_secret()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var server = await GitHubServer.StartAsync(new() { Recording = new ExchangeRecording(path) });
        server.CreateRepository(Clients.FullName, ("README.md", "# Watches\n"));
        var token = server.IssueActionsToken();
        var client = Clients.Connect(server, token);

        await client.Repository.Get(Clients.Owner, Clients.Name);
        await client.Git.Reference.Get(Clients.Owner, Clients.Name, "heads/main");

        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        File.Delete(path);
        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain(token.Secret, string.Concat(lines), StringComparison.Ordinal);
    }

    private static async Task<Commit> CommitAsync(GitHubClient client, string parent, string path, string text)
    {
        var start = await client.Git.Commit.Get(Clients.Owner, Clients.Name, parent);
        var blob = await client.Git.Blob.Create(Clients.Owner, Clients.Name, new() { Content = text, Encoding = EncodingType.Utf8 });
        var tree = await client.Git.Tree.Create(Clients.Owner, Clients.Name, new NewTree
        {
            BaseTree = start.Tree.Sha,
            Tree = { new NewTreeItem { Path = path, Mode = "100644", Type = TreeType.Blob, Sha = blob.Sha } },
        });
        return await client.Git.Commit.Create(Clients.Owner, Clients.Name, new("Refresh", tree.Sha, parent));
    }

    private static async Task<int> AnotherPullAsync(GitHubClient client, string parent)
    {
        var commit = await CommitAsync(client, parent, "data/b/exclude.csv", "name,url\n");
        await client.Git.Reference.Create(Clients.Owner, Clients.Name, new("refs/heads/findall-digest/b", commit.Sha));
        return (await client.PullRequest.Create(Clients.Owner, Clients.Name, new("b", "findall-digest/b", "main"))).Number;
    }
}
