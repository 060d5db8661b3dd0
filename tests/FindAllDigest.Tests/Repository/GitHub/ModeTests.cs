using FindAllDigest.GitHubSimulator.Repositories;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>Delivery as an issue and as a plain commit.</summary>
public sealed class ModeTests
{
    [Fact]
    public async Task The_pull_request_links_to_the_page_of_everything_found_in_the_run_that_delivered_it()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("GITHUB_RUN_ID", "41");
        (await stage.RefreshAsync("--no-wait")).Expect(0);

        // Whether the simulated run is over by then depends on the machine; the one that delivers is the one that is linked.
        var deliveredBy = stage.Outputs["outcome"] == "pending" ? "42" : "41";
        stage.Set("GITHUB_RUN_ID", "42");

        (await stage.RefreshAsync()).Expect(0);

        Assert.Contains(
            $"[everything found, to browse]({stage.Server.WebUrl}/octo/watches/actions/runs/{deliveredBy}#artifacts)",
            stage.Pull.Thread.Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_puts_the_data_on_the_default_branch_and_nothing_else()
    {
        await using var stage = await GitHubStage.OpenAsync(new() { ["as"] = "commit" });

        (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("ibervolt.example", stage.Read("exclude.csv", "main"), StringComparison.Ordinal);
        Assert.Equal(["findall-digest-state", "main"], stage.Repository.Branches());
        Assert.Empty(stage.Repository.Tracker.Threads);
    }

    [Fact]
    public async Task An_issue_gets_a_comment_for_each_refresh_with_news()
    {
        await using var stage = await GitHubStage.OpenAsync();

        await stage.RefreshAsync("--deliver", "issue");
        await stage.RefreshAsync("--deliver", "issue");
        stage.PassAWeek();
        (await stage.RefreshAsync("--deliver", "issue")).Expect(0);

        var issue = Assert.Single(stage.Issues);
        Assert.Equal(2, issue.Comments.Count);
        Assert.Contains("Ibervolt", issue.Comments[0].Body, StringComparison.Ordinal);
        Assert.Contains("Nova", issue.Comments[1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Ibervolt", issue.Comments[1].Body, StringComparison.Ordinal);
        Assert.Contains("Nova", stage.Read("exclude.csv", "main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issue", true)]
    [InlineData("issue", false)]
    [InlineData("commit", true)]
    [InlineData("commit", false)]
    public async Task Where_the_default_branch_is_protected_the_data_stays_on_the_proposal_branch_and_counts_as_known(
        string deliver, bool isRuleset)
    {
        await using var stage = await GitHubStage.OpenAsync(new() { ["as"] = deliver });
        stage.Repository.Settings.Rules.Add(new BranchRule("main") { IsRuleset = isRuleset, RequiresPullRequest = true });

        var first = await stage.RefreshAsync();
        stage.PassAWeek();
        var second = await stage.RefreshAsync();

        first.Expect(0);
        second.Expect(0);
        Assert.Equal("1", stage.Outputs["new-count"]);
        Assert.Equal("", stage.Read("exclude.csv", "main"));
        Assert.Contains("Nova", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Contains("ibervolt.example", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Equal(deliver == "issue" ? 1 : 0, stage.Issues.Count);
    }

    [Theory]
    [InlineData("issue", false, false)]
    [InlineData("commit", false, false)]
    [InlineData("commit", true, false)]
    [InlineData("issue", false, true)]
    [InlineData("commit", true, true)]
    public async Task What_waits_on_the_proposal_branch_comes_to_the_default_branch_once_that_may_be_written(
        string deliver, bool hasMoved, bool hasNews)
    {
        await using var stage = await GitHubStage.OpenAsync(new() { ["as"] = deliver });
        stage.Repository.Settings.Rules.Add(new BranchRule("main") { RequiresPullRequest = true });
        var first = await stage.RefreshAsync();
        stage.Repository.Settings.Rules.Clear();
        if (hasMoved)
        {
            stage.As("ada").Commit("main", "Elsewhere", ("NOTES.md", "hers"));
        }

        if (hasNews)
        {
            stage.PassAWeek();
        }

        var second = await stage.RefreshAsync();
        var third = await stage.RefreshAsync();

        Assert.Contains("let this program write to main", first.Error, StringComparison.Ordinal);
        second.Expect(0);
        Assert.DoesNotContain("let this program write", second.Error, StringComparison.Ordinal);
        third.Expect(0);
        Assert.Contains("ibervolt.example", stage.Read("exclude.csv", "main"), StringComparison.Ordinal);
        Assert.Equal(hasNews, stage.Read("exclude.csv", "main").Contains("Nova", StringComparison.Ordinal));
        Assert.Equal(hasMoved ? "hers" : null, stage.Repository.ReadText("NOTES.md"));
        Assert.Equal(hasNews ? 2 : 1, stage.Repository.Files("main").Count(path => path.Contains("/digests/", StringComparison.Ordinal)));
        Assert.Empty(stage.Repository.PullRequests.All);
    }

    [Fact]
    public async Task Several_watches_that_commit_at_once_all_arrive()
    {
        await using var stage = await GitHubStage.OpenAsync(new() { ["as"] = "commit" });
        var watch = stage.Repository.ReadText("data/batteries/watch.json");
        stage.As("ada").Commit("main", "More", Enumerable.Range(1, 4).Select(number => ($"data/copy-{number}/watch.json", watch)));

        (await stage.RunAsync("refresh")).Expect(0);

        Assert.Equal(5, stage.Repository.Files("main").Count(path => path.EndsWith("/exclude.csv", StringComparison.Ordinal)));
        Assert.Equal(5, stage.Repository.Files(GitHubStage.State).Count(path => path.EndsWith("/runs.csv", StringComparison.Ordinal)));
        Assert.Equal(5, stage.Creates);
    }
}
