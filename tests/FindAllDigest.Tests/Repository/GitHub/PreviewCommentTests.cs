using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A preview of the watch that a pull request proposes.</summary>
public sealed class PreviewCommentTests
{
    [Fact]
    public async Task The_watch_of_the_pull_request_is_previewed_and_the_verdicts_are_posted_there()
    {
        await using var stage = await RefreshStage.OpenAsync();
        var ada = stage.As("ada");
        var path = $"data/{RefreshStage.Watch}/watch.json";
        ada.Commit("other-words", "Ask for better batteries", (path, stage.Repository.ReadText(path, "main")?.Replace("Find batteries", "Find better batteries", StringComparison.Ordinal)));
        var pull = ada.OpenPullRequest("other-words", "Better batteries");

        var run = await stage.RunAsync("preview", RefreshStage.Watch, "--comment", $"{pull.Number}");

        Assert.True(run.Code == 0, run.ToString());
        Assert.Contains("Find better batteries", Assert.Single(stage.FindAll.Requests, request => request.Method == "POST").Body, StringComparison.Ordinal);
        var comment = Assert.Single(pull.Thread.Comments).Body;
        Assert.StartsWith("<!-- findall-digest:preview watch=batteries run=findall_", comment, StringComparison.Ordinal);
        Assert.Contains("candidates match", comment, StringComparison.Ordinal);
        Assert.Contains("- ✅ Battery: ", comment, StringComparison.Ordinal);
        Assert.Contains(",preview,", stage.Repository.ReadText("batteries/runs.csv", RefreshStage.State), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_that_does_not_exist_buys_nothing()
    {
        await using var stage = await RefreshStage.OpenAsync();

        var run = await stage.RunAsync("preview", RefreshStage.Watch, "--comment", "99");

        Assert.Equal(4, run.Code);
        Assert.Equal(0, stage.Creates);
    }
}
