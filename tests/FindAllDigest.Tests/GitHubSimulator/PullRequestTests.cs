using System.Net;
using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Pulls;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

public sealed class PullRequestTests
{
    [Fact]
    public async Task There_is_one_open_pull_request_for_two_branches()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.ProposeAsync("other");
        var again = new { title = "t", head = "octo:other", @base = "main" };

        Assert.Equal("422 A pull request already exists for octo:other.", await stage.RefusalAsync(HttpMethod.Post, "/pulls", again));
        stage.As("ada").ClosePullRequest(1);
        Assert.Equal(HttpStatusCode.Created, (await stage.SendAsync(HttpMethod.Post, "/pulls", again)).StatusCode);
    }

    [Fact]
    public async Task A_pull_request_needs_commits()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.CreateBranchAsync("same");

        Assert.Equal(
            "422 No commits between main and same",
            await stage.RefusalAsync(HttpMethod.Post, "/pulls", new { title = "t", head = "same", @base = "main" }));
        Assert.Equal(
            "422 Validation Failed",
            await stage.RefusalAsync(HttpMethod.Post, "/pulls", new { title = "t", head = "missing", @base = "main" }));
    }

    [Fact]
    public async Task A_body_may_have_65536_characters_and_no_more()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.ProposeAsync("other");

        Assert.Equal(
            HttpStatusCode.OK, (await stage.SendAsync(HttpMethod.Patch, "/pulls/1", new { body = new string('x', 65536) })).StatusCode);
        Assert.Equal(
            "422 body is too long (maximum is 65536 characters)",
            await stage.RefusalAsync(HttpMethod.Patch, "/pulls/1", new { body = new string('x', 65537) }));
    }

    [Fact]
    public async Task Whether_it_can_be_merged_is_unknown_at_first_and_then_told()
    {
        await using var stage = await Stage.OpenAsync();
        stage.As("ada").Commit("other", "Change", ("a.txt", "1\ntwo\n3\n"));
        stage.As("ada").OpenPullRequest("other", "Change");

        Assert.Equal(("unknown", null), Mergeable(await stage.ReadAsync("/pulls/1")));
        Assert.Equal(("clean", true), Mergeable(await stage.ReadAsync("/pulls/1")));
        stage.As("bob").Commit("main", "The same line", ("a.txt", "1\nzwei\n3\n"));
        Assert.Equal(("unknown", null), Mergeable(await stage.ReadAsync("/pulls/1")));
        Assert.Equal(("dirty", false), Mergeable(await stage.ReadAsync("/pulls/1")));
        Assert.Equal("405 Pull Request is not mergeable", await stage.RefusalAsync(HttpMethod.Put, "/pulls/1/merge", new { }));
    }

    [Theory]
    [InlineData(MergeMethod.Merge, 2)]
    [InlineData(MergeMethod.Squash, 1)]
    [InlineData(MergeMethod.Rebase, 1)]
    public async Task Each_way_of_merging_brings_the_files_in(MergeMethod method, int parents)
    {
        await using var stage = await Stage.OpenAsync();
        var number = await stage.ProposeAsync("other");
        stage.As("bob").Commit("main", "Meanwhile", ("c.txt", "c"));

        var merged = stage.As("ada").MergePullRequest(number, method);

        Assert.Equal("other", stage.Repository.ReadText("b.txt"));
        Assert.Equal("c", stage.Repository.ReadText("c.txt"));
        Assert.Equal(merged, stage.Repository.Commits()[0].Id);
        Assert.Equal(parents, stage.Repository.Commits()[0].Parents.Count);
        Assert.True(stage.Repository.PullRequests.All[0].IsMerged);
    }

    [Fact]
    public async Task A_refused_update_changes_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        var number = await stage.ProposeAsync("other");

        Assert.StartsWith(
            "422",
            await stage.RefusalAsync(HttpMethod.Patch, $"/pulls/{number}", new { title = "new", @base = "missing" }),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "422",
            await stage.RefusalAsync(HttpMethod.Patch, $"/issues/{number}", new { title = "new", state = "ajar" }),
            StringComparison.Ordinal);
        Assert.Equal("other", stage.Repository.Tracker.Find(number)?.Title);
    }

    [Fact]
    public async Task Deleting_the_branch_closes_the_pull_request_for_good()
    {
        await using var stage = await Stage.OpenAsync();
        var number = await stage.ProposeAsync("other");
        stage.As("ada").DeleteBranch("other");

        Assert.Equal("closed", (await stage.ReadAsync($"/pulls/{number}"))["state"]?.GetValue<string>());
        Assert.Throws<ApiRefusal>(() => stage.As("ada").ReopenPullRequest(number));
    }

    [Fact]
    public async Task Forcing_the_branch_of_a_closed_pull_request_forbids_reopening_it()
    {
        await using var stage = await Stage.OpenAsync();
        var number = await stage.ProposeAsync("other");
        stage.As("ada").ClosePullRequest(number);
        await stage.SendAsync(HttpMethod.Patch, "/git/refs/heads/other", new { sha = stage.Tip("main"), force = true });

        Assert.Equal(
            "422 state cannot be changed. The other branch was force-pushed or recreated.",
            await stage.RefusalAsync(HttpMethod.Patch, $"/pulls/{number}", new { state = "open" }));
    }

    [Fact]
    public async Task Forcing_an_open_branch_back_to_its_base_closes_the_pull_request()
    {
        await using var stage = await Stage.OpenAsync();
        var number = await stage.ProposeAsync("other");
        await stage.SendAsync(HttpMethod.Patch, "/git/refs/heads/other", new { sha = stage.Tip("main"), force = true });

        Assert.False(stage.Repository.PullRequests.Find(number)?.IsOpen);
        Assert.False(stage.Repository.PullRequests.Find(number)?.IsMerged);
    }

    [Fact]
    public async Task Pushing_the_head_into_the_base_counts_as_merging()
    {
        await using var stage = await Stage.OpenAsync();
        var number = await stage.ProposeAsync("other");
        stage.As("ada").Push("main", stage.Repository.Commits("other")[0].Id);

        Assert.True(stage.Repository.PullRequests.Find(number)?.IsMerged);
    }

    [Fact]
    public async Task Renaming_the_default_branch_takes_the_pull_requests_along()
    {
        await using var stage = await Stage.OpenAsync();
        var number = await stage.ProposeAsync("other");
        stage.As("ada").RenameBranch("main", "trunk");

        Assert.Equal("trunk", (await stage.ReadAsync(""))["default_branch"]?.GetValue<string>());
        Assert.Equal("trunk", (await stage.ReadAsync($"/pulls/{number}"))["base"]?["ref"]?.GetValue<string>());
        Assert.Equal("open", (await stage.ReadAsync($"/pulls/{number}"))["state"]?.GetValue<string>());
    }

    [Fact]
    public async Task Long_lists_come_in_pages_that_are_linked()
    {
        await using var stage = await Stage.OpenAsync();
        for (var number = 1; number <= 5; number++)
        {
            await stage.ProposeAsync($"branch-{number}");
        }

        var second = await stage.GetAsync("/pulls?per_page=2&page=2&state=all");
        var link = Assert.Single(second.Headers.GetValues("Link"));

        Assert.Equal(2, (await stage.ReadAsync("/pulls?per_page=2&page=2")).AsArray().Count);
        Assert.Contains("per_page=2&state=all&page=3>; rel=\"next\"", link, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", link, StringComparison.Ordinal);
        Assert.Equal(
            5,
            (await stage.Client.PullRequest.GetAllForRepository(
                Clients.Owner, Clients.Name, new Octokit.ApiOptions { PageSize = 2 })).Count);
    }

    [Fact]
    public async Task Only_collaborators_review_and_the_author_does_not()
    {
        await using var stage = await Stage.OpenAsync();
        var number = await stage.ProposeAsync("other");
        stage.Server.Person("stranger");

        Assert.StartsWith(
            "422 Reviews may only be requested from collaborators.",
            await stage.RefusalAsync(HttpMethod.Post, $"/pulls/{number}/requested_reviewers", new { reviewers = new[] { "stranger" } }),
            StringComparison.Ordinal);
        Assert.Equal(
            "422 Review cannot be requested from pull request author.",
            await stage.RefusalAsync(
                HttpMethod.Post, $"/pulls/{number}/requested_reviewers", new { reviewers = new[] { "github-actions[bot]" } }));
    }

    private static (string? State, bool? IsMergeable) Mergeable(JsonNode pull) =>
        (pull["mergeable_state"]?.GetValue<string>(), pull["mergeable"]?.GetValue<bool>());
}
