using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>What changed of known entities, as a pull request tells it.</summary>
public sealed class ChangeTests
{
    private const string WatchJson = $"data/{RefreshStage.Watch}/watch.json";

    [Fact]
    public async Task A_recheck_with_changes_alone_is_a_pull_request_that_says_so_and_touches_no_row()
    {
        await using var stage = await StartAsync();
        stage.FindAll.Clock.Advance(TimeSpan.FromDays(30));

        var answer = await stage.RefreshAsync("--recheck");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal("changed", stage.Outputs["outcome"]);
        Assert.Equal("1", stage.Outputs["changed-count"]);
        var pull = stage.Repository.PullRequests.All[^1];
        Assert.Equal("[findall-digest] batteries: 1 changed", pull.Thread.Title);
        Assert.Contains("5,000,000 → **9,000,000**", pull.Thread.Body, StringComparison.Ordinal);
        Assert.Equal(stage.Read("exclude.csv", "main"), stage.Read("exclude.csv"));
    }

    [Fact]
    public async Task A_pull_request_tells_the_changes_of_every_refresh_in_it()
    {
        await using var stage = await StartAsync();
        stage.FindAll.Clock.Advance(TimeSpan.FromDays(30));
        await stage.RefreshAsync("--recheck");
        stage.As("ada").Commit(RefreshStage.Branch, "Forget Nova", ($"data/{RefreshStage.Watch}/exclude.csv", string.Join('\n', stage.Read("exclude.csv").Split('\n').Where(line => !line.StartsWith("Nova", StringComparison.Ordinal)))));
        stage.As("ada").Commit("main", "Forget Nova", ($"data/{RefreshStage.Watch}/exclude.csv", stage.Read("exclude.csv")));

        var answer = await stage.RefreshAsync();

        Assert.True(answer.Code == 0, answer.ToString());
        var pull = stage.Repository.PullRequests.All[^1];
        Assert.Equal("[findall-digest] batteries: 1 back again, 1 changed", pull.Thread.Title);
        Assert.Contains("5,000,000 → **9,000,000**", pull.Thread.Body, StringComparison.Ordinal);
    }

    /// <summary>A watch with three known entities, merged.</summary>
    private static async Task<RefreshStage> StartAsync()
    {
        var stage = await RefreshStage.OpenAsync();
        stage.As("ada").Commit("main", "Ask for money", (WatchJson, (stage.Repository.ReadText(WatchJson) ?? "").Replace("\"generator\"", "\"enrichments\":[{\"name\":\"funding_amount\",\"description\":\"…\",\"type\":\"number\"}],\"generator\"", StringComparison.Ordinal)));
        stage.PassAWeek();
        await stage.RefreshAsync();
        stage.As("ada").MergePullRequest(1);
        return stage;
    }
}
