using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Recording;
using FindAllDigest.GitHubSimulator.Repositories;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub.Strangers;

/// <summary>Comments that anybody writes with a hidden marker of this program in them, to keep it from saying something.</summary>
public sealed class StrangersCommentTests
{
    private const string List = $"data/{GitHubStage.Watch}/exclude.csv";

    [Fact]
    public async Task Damaged_markers_are_told_although_a_stranger_pretends_that_they_were()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var lie = stage.AsStranger("mallory").Comment(1, "<!-- findall-digest:damaged watch=batteries -->\nAll is well.");
        stage.As("ada").Edit(1, body: "I rewrote all of this.");

        await stage.RunAsync("review", "1");
        await stage.RunAsync("review", "1");

        Assert.Contains("missing or doubled", Assert.Single(Own(stage)).Body, StringComparison.Ordinal);
        Assert.EndsWith("All is well.", lie.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_quotes_what_somebody_wrote_keeps_nothing_from_being_told()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.Repository
            .AsStranger(stage.Server.IssueAppToken("quoting").Account)
            .Comment(1, "mallory wrote:\n<!-- findall-digest:damaged watch=batteries -->");
        stage.As("ada").Edit(1, body: "I rewrote all of this.");

        await stage.RunAsync("review", "1");

        Assert.Single(Own(stage));
    }

    [Fact]
    public async Task A_conflict_is_told_although_a_stranger_pretends_that_it_was()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var parting = stage.Repository.Resolve("main");
        await stage.RefreshAsync();
        stage.As("ada").Commit(GitHubStage.Branch, "Mine", ("README.md", "ada"));
        stage.As("bob").Commit("main", "His", ("README.md", "bob"), (List, "name,url\nAcme,https://acme.example\n"));
        stage.AsStranger("mallory").Comment(1, $"<!-- findall-digest:unmerged watch=batteries parting={parting} -->\nAll is well.");

        var first = await stage.RunAsync("sync");
        var second = await stage.RunAsync("sync");

        Assert.Equal((5, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains($"parting={parting}", Assert.Single(Own(stage)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pull-request")]
    [InlineData("issue")]
    public async Task A_digest_is_told_although_a_stranger_copies_its_marker_at_the_very_moment(string deliver)
    {
        await using var stage = await GitHubStage.OpenAsync(new JsonObject { ["as"] = deliver });
        await stage.RefreshAsync();
        stage.PassAWeek();
        var lie = Copies(stage, stage.AsStranger("mallory"));

        await stage.RefreshAsync();
        (await stage.RefreshAsync()).Expect(0);

        Assert.Single(Own(stage), comment => comment.Body.Contains("Nova", StringComparison.Ordinal));
        Assert.Equal("mallory", lie().Author.Login);
    }

    [Fact]
    public async Task A_stand_in_tells_its_news_although_a_stranger_guessed_the_marker()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;
        await stage.RefreshAsync();
        var first = Path.GetFileNameWithoutExtension(
            stage.Repository.Files(GitHubStage.Branch).Single(path => path.Contains("/digests/", StringComparison.Ordinal)));
        var marker = $"<!-- findall-digest:comment watch=batteries digest=digests/{first}-2.md -->";
        var standIn = Assert.Single(stage.Issues);
        stage.AsStranger("mallory").Comment(standIn.Number, $"{marker}\nAll is well.");
        stage.PassAWeek();

        await stage.RefreshAsync();

        var told = Assert.Single(Own(stage)).Body;
        Assert.StartsWith($"{marker}\n", told, StringComparison.Ordinal);
        Assert.Contains("Nova", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_that_was_not_posted_does_not_count_as_posted_because_a_stranger_copied_its_marker()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("other-words", "Note", ("note.md", "x"));
        stage.As("ada").OpenPullRequest("other-words", "Note");
        Copies(stage, stage.AsStranger("mallory"));

        var lost = await stage.RunAsync("preview", GitHubStage.Watch, "--comment", "1");
        var posted = await stage.RunAsync("preview", GitHubStage.Watch, "--comment", "1");

        Assert.Equal((4, 0), (lost.ExitCode, posted.ExitCode));
        Assert.Contains("candidates match", Assert.Single(Own(stage)).Body, StringComparison.Ordinal);
    }

    /// <summary>The program's next comment is lost on the way, and a stranger has written its first line instead.</summary>
    private static Func<Comment> Copies(GitHubStage stage, StrangerAtWork stranger)
    {
        Comment? lie = null;
        stage.Server.Faults.When("POST /repos/*/*/issues/*/comments").Before(Copy).Answers(502);
        return () => lie ?? throw new InvalidOperationException("Nothing was copied.");

        void Copy(RecordedRequest request) => lie = stranger.Comment(
            int.Parse(request.Path.Split('/')[^2], null),
            $"{JsonNode.Parse(request.Text)?["body"]?.GetValue<string>().Split('\n')[0]}\nAll is well.");
    }

    private static IEnumerable<Comment> Own(GitHubStage stage) =>
        stage.Repository.Tracker.Threads
            .SelectMany(thread => thread.Comments)
            .Where(comment => comment.Author.Login == "github-actions[bot]");
}
