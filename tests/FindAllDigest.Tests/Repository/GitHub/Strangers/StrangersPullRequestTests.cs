using FindAllDigest.GitHubSimulator.Pulls;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub.Strangers;

/// <summary>Pull requests that look like this program's: from forks, by bots, and the ones
/// that a person with write access made of them.</summary>
public sealed class StrangersPullRequestTests
{
    private const string Body =
        "<!-- findall-digest:begin watch=batteries -->\n- [x] reject <!-- findall-digest:reject=ibervolt.example -->\n<!-- findall-digest:end -->\n";
    private const string List = $"data/{GitHubStage.Watch}/exclude.csv";
    private const string Hostile = "name,url\nIbervolt,https://ibervolt.example\n";

    [Theory]
    [InlineData("mallory")]
    [InlineData("octo")]
    public async Task A_forks_pull_request_with_our_marker_and_our_branch_name_is_never_ours(string owner)
    {
        await using var stage = await GitHubStage.OpenAsync();
        var trap = stage.AsStranger(owner).Propose(GitHubStage.Branch, "[findall-digest] batteries: 9 new", Body, (List, Hostile));
        var head = trap.Head;

        var first = await stage.RefreshAsync();
        stage.PassAWeek();
        var second = await stage.RefreshAsync();
        var sync = await stage.RunAsync("sync");
        var review = await stage.RunAsync("review", $"{trap.Number}");

        Assert.Equal((0, 0, 0, 0), (first.ExitCode, second.ExitCode, sync.ExitCode, review.ExitCode));
        Assert.Contains("not a digest of this repository", review.Output, StringComparison.Ordinal);
        AssertUntouched(stage, trap);
        Assert.Equal(head, trap.Head);
        var own = Assert.Single(stage.Repository.PullRequests.All, pull => pull != trap);
        Assert.Matches("^batteries: (3 new companies|[12] more, 3 in all) – ", own.Thread.Title);
        Assert.DoesNotContain("rejected", stage.Read("exclude.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mallory")]
    [InlineData("octo")]
    public async Task A_forks_closed_pull_request_turns_nothing_down_and_does_not_hide_our_open_one(string owner)
    {
        await using var stage = await GitHubStage.OpenAsync();
        var trap = stage.AsStranger(owner).Propose(GitHubStage.Branch, "Trap", Body, (List, Hostile));
        stage.As("ada").ClosePullRequest(trap.Number);

        await stage.RefreshAsync();

        Assert.Equal("2", stage.Outputs["new-count"]);
        Assert.Null(stage.Repository.ReadText("batteries/closed.csv", GitHubStage.State));
    }

    [Fact]
    public async Task Any_number_of_strangers_pull_requests_hides_none_that_was_turned_down()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);
        for (var number = 1; number <= 60; number++)
        {
            var trap = stage.AsStranger("mallory").Propose($"trap-{number}", "Trap", Body, ("README.md", $"{number}"));
            stage.As("ada").ClosePullRequest(trap.Number);
        }

        await stage.RefreshAsync();

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.Contains("ibervolt.example", stage.Repository.ReadText("batteries/closed.csv", GitHubStage.State), StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Repository.PullRequests.All, pull => pull.IsOpen);
    }

    [Fact]
    public async Task A_forks_pull_request_that_is_newer_does_not_hide_the_one_whose_answer_was_lost()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Faults.When("POST /repos/*/*/pulls").AnswersAfterActing(502);
        stage.Server.Faults.When("GET /repos/*/*/pulls").OnCall(2).Before(_ =>
            stage.AsStranger("octo").Propose(GitHubStage.Branch, "Trap", Body, (List, Hostile)));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(2, stage.Repository.PullRequests.All.Count);
        Assert.EndsWith("/pull/1", stage.Outputs["pull-request-url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_who_proposes_our_branch_gets_no_hold_of_it_and_loses_us_nothing()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;
        await stage.RefreshAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = true;
        var trap = stage.AsStranger("mallory").OpenPullRequest(GitHubStage.Branch, "Trap", Body);
        stage.PassAWeek();

        var blocked = await stage.RefreshAsync();
        var review = await stage.RunAsync("review", $"{trap.Number}");

        blocked.Expect(0);
        Assert.Contains("A pull request already exists", blocked.Error, StringComparison.Ordinal);
        Assert.Contains("close it", blocked.Error, StringComparison.Ordinal);
        Assert.Contains("not a digest of this repository", review.Output, StringComparison.Ordinal);
        Assert.Equal((Body, "Trap", 0), (trap.Thread.Body, trap.Thread.Title, trap.Thread.Comments.Count));
        Assert.Contains("Nova", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("rejected", stage.Read("exclude.csv"), StringComparison.Ordinal);

        stage.As("ada").ClosePullRequest(trap.Number);
        await stage.RefreshAsync();

        Assert.Null(stage.Repository.ReadText("batteries/closed.csv", GitHubStage.State));
        Assert.Matches(
            "^batteries: (3 new companies|[12] more, 3 in all) – ",
            Assert.Single(stage.Repository.PullRequests.All, pull => pull.IsOpen).Thread.Title);
    }

    [Fact]
    public async Task A_stranger_who_proposes_the_branch_of_a_merged_digest_anew_does_not_stop_the_next_one()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var merged = stage.As("ada").MergePullRequest(1, MergeMethod.Squash);
        var trap = stage.AsStranger("mallory").OpenPullRequest(GitHubStage.Branch, "Trap", Body);
        stage.PassAWeek();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("1", stage.Outputs["new-count"]);
        Assert.Equal(merged, Assert.Single(stage.Repository.Commits(GitHubStage.Branch)[0].Parents));
        Assert.Contains("Nova", Assert.Single(stage.Issues).Body, StringComparison.Ordinal);
        Assert.Equal((Body, "Trap"), (trap.Thread.Body, trap.Thread.Title));
    }

    [Fact]
    public async Task A_strangers_pull_request_of_somebody_elses_branch_is_not_ours_whatever_its_text_says()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var head = stage.As("ada").Commit("feature", "Mine", ("README.md", "ada"));
        var trap = stage.AsStranger("mallory").OpenPullRequest("feature", "Trap", Body);

        await stage.RefreshAsync();
        stage.AsStranger("mallory").Comment(trap.Number, "Still mine.");
        await stage.RefreshAsync();

        Assert.Equal(head, stage.Repository.Resolve("feature"));
        Assert.Equal(Body, trap.Thread.Body);
        Assert.Single(stage.Repository.PullRequests.All, pull => pull.HeadBranch == GitHubStage.Branch);
    }

    [Fact]
    public async Task A_bots_pull_request_that_quotes_our_marker_is_not_ours()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var bot = stage.Repository.As(stage.Server.IssueAppToken("updates").Account);
        bot.Commit("updates/octokit", "Bump", ("README.md", "bumped"));
        var bump = bot.OpenPullRequest("updates/octokit", "Bump octokit", $"Release notes:\n{Body}");
        var head = bump.Head;

        await stage.RefreshAsync();

        Assert.Equal(head, bump.Head);
        Assert.Equal($"Release notes:\n{Body}", bump.Thread.Body);
        Assert.Single(stage.Repository.PullRequests.All, pull => pull.HeadBranch == GitHubStage.Branch);
    }

    [Fact]
    public async Task A_collaborators_pull_request_on_another_branch_is_ours_by_its_marker()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("adas-batteries", "Mine", ("README.md", "ada"));
        var pull = stage.As("ada").OpenPullRequest("adas-batteries", "Batteries", $"Hello.\r\n{Body}");

        await stage.RefreshAsync();

        Assert.Same(pull, stage.Pull);
        Assert.StartsWith("Hello.\r\n<!-- findall-digest:begin watch=batteries -->\n", pull.Thread.Body, StringComparison.Ordinal);
        Assert.Contains("ibervolt.example", stage.Read("exclude.csv", "adas-batteries"), StringComparison.Ordinal);
    }

    private static void AssertUntouched(GitHubStage stage, PullRequest trap)
    {
        Assert.Equal(Body, trap.Thread.Body);
        Assert.Empty(trap.Thread.Comments);
        Assert.Empty(trap.Thread.Labels);
        Assert.Equal(Hostile, trap.HeadRepository.ReadText(List, GitHubStage.Branch));
        Assert.True(trap.IsOpen);
        Assert.NotSame(stage.Repository, trap.HeadRepository);
    }
}
