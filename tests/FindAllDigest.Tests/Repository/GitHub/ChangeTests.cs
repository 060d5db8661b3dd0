using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>What changed of known entities, as a pull request tells it.</summary>
public sealed class ChangeTests
{
    private const string List = $"data/{GitHubStage.Watch}/exclude.csv";
    private const string WatchJson = $"data/{GitHubStage.Watch}/watch.json";

    [Fact]
    public async Task A_recheck_with_changes_alone_is_a_pull_request_that_says_so_and_touches_no_row()
    {
        await using var stage = await StartAsync();
        stage.FindAll.Clock.Advance(TimeSpan.FromDays(30));

        (await stage.RefreshAsync("--recheck")).Expect(0);

        Assert.Equal("changed", stage.Outputs["outcome"]);
        Assert.Equal("1", stage.Outputs["changed-count"]);
        var pull = stage.Repository.PullRequests.All[^1];
        Assert.Matches("^batteries: 1 changed – ", pull.Thread.Title);
        Assert.Contains("5,000,000 → **9,000,000**", pull.Thread.Body, StringComparison.Ordinal);
        Assert.Equal(stage.Read("exclude.csv", "main"), stage.Read("exclude.csv"));
    }

    [Fact]
    public async Task A_pull_request_tells_the_changes_of_every_refresh_in_it()
    {
        await using var stage = await StartAsync();
        stage.FindAll.Clock.Advance(TimeSpan.FromDays(30));
        await stage.RefreshAsync("--recheck");
        stage
            .As("ada")
            .Commit(
                GitHubStage.Branch,
                "Forget Nova",
                ($"data/{GitHubStage.Watch}/exclude.csv", string.Join(
                    '\n', stage.Read("exclude.csv").Split('\n').Where(line => !line.StartsWith("Nova", StringComparison.Ordinal)))));
        stage.As("ada").Commit("main", "Forget Nova", ($"data/{GitHubStage.Watch}/exclude.csv", stage.Read("exclude.csv")));

        (await stage.RefreshAsync()).Expect(0);

        var pull = stage.Repository.PullRequests.All[^1];
        Assert.Matches("^batteries: 1 back again, 1 changed – ", pull.Thread.Title);
        Assert.Contains("5,000,000 → **9,000,000**", pull.Thread.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_was_turned_down_with_its_pull_request_is_not_proposed_again_with_other_news_neither()
    {
        await using var stage = await StartAsync();
        await TurnDownAsync(stage);

        var again = await stage.RefreshAsync("--recheck");
        var outcome = stage.Outputs["outcome"];
        stage
            .As("ada")
            .Commit(
                "main",
                "Forget Nova",
                (List, string.Join(
                    '\n',
                    stage.Read("exclude.csv", "main").Split('\n').Where(line => !line.StartsWith("Nova", StringComparison.Ordinal)))));
        await stage.RefreshAsync("--recheck");
        stage.As("ada").MergePullRequest(stage.NumberOf(3));
        await stage.RefreshAsync("--recheck");

        again.Expect(0);
        Assert.Equal(("unchanged", "unchanged"), (outcome, stage.Outputs["outcome"]));
        Assert.Matches("^batteries: 1 back again – ", stage.Repository.PullRequests.All[^1].Thread.Title);
        Assert.DoesNotContain("9000000", stage.Read("entities.jsonl", "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_else_changes_of_an_entity_is_proposed_with_all_that_is_different()
    {
        await using var stage = await StartAsync();
        await TurnDownAsync(stage);
        await stage.RefreshAsync("--recheck");
        stage
            .As("ada")
            .Commit(
                "main",
                "Another name",
                ($"data/{GitHubStage.Watch}/entities.jsonl", stage
                    .Read("entities.jsonl", "main")
                    .Replace("\"Ibervolt\"", "\"Lusovolt\"", StringComparison.Ordinal)));

        await stage.RefreshAsync("--recheck");

        var pull = stage.Repository.PullRequests.All[^1];
        Assert.Equal(stage.NumberOf(3), pull.Number);
        Assert.Matches("^batteries: 1 changed – ", pull.Thread.Title);
        Assert.Contains("Lusovolt", pull.Thread.Body, StringComparison.Ordinal);
        Assert.Contains("5,000,000 → **9,000,000**", pull.Thread.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_was_turned_down_is_proposed_again_after_a_restore()
    {
        await using var stage = await StartAsync();
        await TurnDownAsync(stage);

        var restored = await stage.RunAsync("restore", $"{stage.NumberOf(2)}");
        await stage.RefreshAsync("--recheck");

        Assert.Contains("1 change that it told may be told again", restored.Output, StringComparison.Ordinal);
        Assert.Equal("changed", stage.Outputs["outcome"]);
    }

    [Fact]
    public async Task A_change_whose_pull_request_is_reopened_is_still_proposed()
    {
        await using var stage = await StartAsync();
        await TurnDownAsync(stage);
        await stage.RefreshAsync("--recheck");
        var refused = stage.Repository.ReadText($"{GitHubStage.Watch}/closed.csv", GitHubStage.State);
        stage.As("ada").ReopenPullRequest(stage.NumberOf(2));
        await stage.RefreshAsync("--recheck");

        Assert.Matches(
            @"\Aname,url,pull_request,closed\n# pull request ([0-9]+) is settled\n# change [0-9a-f]{32} of pull request \1 is refused\n\z",
            refused);
        Assert.Equal("name,url,pull_request,closed\n", stage.Repository.ReadText($"{GitHubStage.Watch}/closed.csv", GitHubStage.State));
        Assert.Equal(2, stage.Repository.PullRequests.All.Count);
    }

    /// <summary>A watch with three known entities, merged.</summary>
    private static async Task<GitHubStage> StartAsync()
    {
        var stage = await GitHubStage.OpenAsync();
        stage
            .As("ada")
            .Commit(
                "main",
                "Ask for money",
                (WatchJson, (stage.Repository.ReadText(WatchJson) ?? "").Replace(
                    "\"generator\"",
                    "\"enrichments\":[{\"name\":\"funding_amount\",\"description\":\"…\",\"type\":\"number\"}],\"generator\"",
                    StringComparison.Ordinal)));
        stage.PassAWeek();
        await stage.RefreshAsync();
        stage.As("ada").MergePullRequest(1);
        return stage;
    }

    /// <summary>Closes a pull request that tells of one change.</summary>
    private static async Task TurnDownAsync(GitHubStage stage)
    {
        stage.FindAll.Clock.Advance(TimeSpan.FromDays(30));
        await stage.RefreshAsync("--recheck");
        stage.As("ada").ClosePullRequest(stage.NumberOf(2));
    }
}
