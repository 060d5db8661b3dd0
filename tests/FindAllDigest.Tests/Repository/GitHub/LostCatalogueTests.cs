using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A catalogue that a person deletes is missed before the next news begins it anew.</summary>
public sealed class LostCatalogueTests
{
    private const string Catalogue = $"data/{GitHubStage.Watch}/entities.jsonl";
    private const string List = $"data/{GitHubStage.Watch}/exclude.csv";

    [Fact]
    public async Task A_catalogue_that_is_gone_beside_rows_of_refreshes_buys_nothing_and_tells_how_to_take_it_back()
    {
        await using var stage = await MergedAsync();
        var catalogue = stage.Read("entities.jsonl", "main");
        stage.As("ada").Commit("main", "Clean up", (Catalogue, null));
        stage.PassAWeek();

        var lost = await stage.RefreshAsync("--force");
        var exported = await stage.RunAsync("export");
        var bought = stage.Creates;
        stage.As("ada").Commit("main", "Take it back", (Catalogue, catalogue));
        var healed = await stage.RefreshAsync("--force");

        lost.Expect(2);
        Assert.Contains(
            $"{Catalogue}: The file is gone, although the exclude list has 2 rows of earlier refreshes; the evidence that was paid for would be lost from view. Take it back: ",
            lost.Error,
            StringComparison.Ordinal);
        Assert.Contains("The file is gone", exported.Expect(2).Error, StringComparison.Ordinal);
        Assert.Equal(1, bought);
        healed.Expect(0);
        Assert.StartsWith(catalogue, stage.Read("entities.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_that_shall_begin_anew_is_committed_empty()
    {
        await using var stage = await MergedAsync();
        stage.As("ada").Commit("main", "Begin anew", (Catalogue, "\n"));
        stage.PassAWeek();

        (await stage.RefreshAsync("--force")).Expect(0);

        Assert.Contains("Nova", Assert.Single(Lines(stage.Read("entities.jsonl"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_that_is_gone_from_an_open_pull_request_is_told_with_its_branch()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.As("ada").Commit(GitHubStage.Branch, "Clean up", (Catalogue, null));

        var lost = await stage.RefreshAsync("--force");

        lost.Expect(2);
        Assert.Contains("The file is gone from the pull request's branch, although", lost.Error, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    /// <summary>What a closed pull request proposed never reached the default branch's catalogue, also where its rows did.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_watch_whose_pull_requests_were_closed_has_no_catalogue_to_lose(bool tookRows)
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        var list = stage.Read("exclude.csv");
        stage.As("ada").ClosePullRequest(1);
        if (tookRows)
        {
            stage.As("ada").Commit("main", "These we want", (List, list));
        }

        stage.PassAWeek();
        (await stage.RefreshAsync("--force")).Expect(0);

        Assert.Equal("new", stage.Outputs["outcome"]);
    }

    [Fact]
    public async Task Rows_that_somebody_copied_from_an_open_pull_request_miss_no_catalogue()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.As("ada").Commit("main", "These we want now", (List, stage.Read("exclude.csv")));

        (await stage.RefreshAsync("--force")).Expect(0);
    }

    private static async Task<GitHubStage> MergedAsync()
    {
        var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.As("ada").MergePullRequest(stage.Pull.Number);
        return stage;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
