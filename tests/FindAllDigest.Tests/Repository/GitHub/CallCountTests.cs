using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>How many calls of GitHub's API a refresh takes. Writes of the journal and of the ledger are counted apart.</summary>
public sealed class CallCountTests
{
    [Fact]
    public async Task A_quiet_refresh_takes_six_reads_at_most_and_writes_nothing_but_its_memory()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").MergePullRequest(1);
        stage.As("ada").DeleteBranch(GitHubStage.Branch);
        stage.CheckOut();

        await stage.RefreshAsync();

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.True(stage.ReadsBesideDashboard <= 6, stage.Calls);
        Assert.Equal(0, stage.WritesBesideMemory);
        Assert.True(stage.DashboardWrites <= 1, stage.Calls);
    }

    [Fact]
    public async Task A_refresh_with_news_on_an_open_pull_request_takes_twelve_calls_at_most()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.PassAWeek();
        stage.CheckOut();

        await stage.RefreshAsync();

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.True(stage.ReadsBesideDashboard + stage.WritesBesideMemory <= 12, stage.Calls);
        Assert.True(stage.DashboardWrites <= 1, stage.Calls);
    }

    [Fact]
    public async Task A_quiet_refresh_with_an_open_pull_request_takes_six_reads_at_most()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.CheckOut();

        await stage.RefreshAsync();

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.True(stage.ReadsBesideDashboard <= 6, stage.Calls);
        Assert.Equal(0, stage.WritesBesideMemory);
        Assert.True(stage.DashboardWrites <= 1, stage.Calls);
    }

    [Fact]
    public async Task Files_of_the_checkout_are_used_only_where_they_are_what_github_has()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.CheckOut();
        var path = Path.Combine(stage.Checkout, "data", GitHubStage.Watch, "watch.json");
        await File.WriteAllTextAsync(
            path,
            (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace(
                "batteries", "betteries", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        await stage.RefreshAsync();

        Assert.Contains(stage.FindAll.Requests, request => request.Body.Contains("Find batteries", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.FindAll.Requests, request => request.Body.Contains("Find betteries", StringComparison.Ordinal));
    }
}
