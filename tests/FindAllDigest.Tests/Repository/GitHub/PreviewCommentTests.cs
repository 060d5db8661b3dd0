using FindAllDigest.GitHubSimulator.Permissions;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A preview of the watch that a pull request proposes.</summary>
public sealed class PreviewCommentTests
{
    [Fact]
    public async Task The_watch_of_the_pull_request_is_previewed_and_the_verdicts_are_posted_there()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var ada = stage.As("ada");
        var path = $"data/{GitHubStage.Watch}/watch.json";
        ada.Commit(
            "other-words",
            "Ask for better batteries",
            (path, stage.Repository.ReadText(path, "main")?.Replace("Find batteries", "Find better batteries", StringComparison.Ordinal)));
        var pull = ada.OpenPullRequest("other-words", "Better batteries");

        var run = await stage.RunAsync("preview", GitHubStage.Watch, "--comment", $"{pull.Number}");

        run.Expect(0);
        Assert.Contains(
            "Find better batteries",
            Assert.Single(stage.FindAll.Requests, request => request.Method == "POST").Body,
            StringComparison.Ordinal);
        var comment = Assert.Single(pull.Thread.Comments).Body;
        Assert.StartsWith("<!-- findall-digest:preview watch=batteries run=findall_", comment, StringComparison.Ordinal);
        Assert.Contains("candidates match", comment, StringComparison.Ordinal);
        Assert.Contains("- ✅ Battery: ", comment, StringComparison.Ordinal);
        Assert.Contains(",preview,", stage.Repository.ReadText("batteries/runs.csv", GitHubStage.State), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_that_neither_the_pull_request_nor_the_repository_has_is_told_with_the_nearest_name()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("note", "Note", ("note.md", "x"));
        var pull = stage.As("ada").OpenPullRequest("note", "Note");

        var run = (await stage.RunAsync("preview", "batterie", "--comment", $"{pull.Number}")).Expect(2);

        Assert.Contains(
            "There is no watch 'batterie'; did you mean 'batteries'? There are: batteries. Nothing was done.",
            run.Error,
            StringComparison.Ordinal);
        Assert.Empty(pull.Thread.Comments);
    }

    [Fact]
    public async Task A_fee_that_cannot_be_booked_is_not_spent()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Allow(PermissionSet.Delivery.With(Permission.Contents, Access.Read));

        (await stage.RunAsync("preview", GitHubStage.Watch)).Expect(4);

        Assert.Equal(0, stage.Creates);
    }

    [Fact]
    public async Task Verdicts_that_are_paid_for_are_shown_although_the_comment_is_refused()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var ada = stage.As("ada");
        ada.Commit("other-words", "Note", ("note.md", "x"));
        var pull = ada.OpenPullRequest("other-words", "Note");
        stage.Allow(PermissionSet.Delivery.With(Permission.PullRequests, Access.Read).With(Permission.Issues, Access.Read));

        var text = await stage.RunAsync("preview", GitHubStage.Watch, "--comment", $"{pull.Number}");
        var json = await stage.RunAsync("preview", GitHubStage.Watch, "--comment", $"{pull.Number}", "--json");

        Assert.Equal((4, 4), (text.ExitCode, json.ExitCode));
        Assert.Contains("candidates match", text.Output, StringComparison.Ordinal);
        Assert.Contains("\"candidates\"", json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_that_does_not_exist_buys_nothing()
    {
        await using var stage = await GitHubStage.OpenAsync();

        (await stage.RunAsync("preview", GitHubStage.Watch, "--comment", "99")).Expect(4);

        Assert.Equal(0, stage.Creates);
    }
}
