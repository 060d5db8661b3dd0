using FindAllDigest.GitHubSimulator.Issues;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub.Strangers;

/// <summary>Issues that anybody opens with a hidden marker of this program in them.</summary>
public sealed class StrangersIssueTests
{
    private const string Dashboard = "<!-- findall-digest:dashboard -->";
    private const string Issue = "<!-- findall-digest:issue watch=batteries -->";
    private const string StandIn = "<!-- findall-digest:stand-in watch=batteries -->";
    private const string NoSuchService = "http://127.0.0.1:1";

    [Fact]
    public async Task The_dashboard_is_an_issue_of_its_own_and_the_strangers_stays_as_it_is()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var trap = Trap(stage, Dashboard);
        var bare = stage.AsStranger("mallory").OpenIssue("Trap", Dashboard);
        stage.Set("PARALLEL_BASE_URL", NoSuchService);

        await stage.RefreshAsync();
        stage.Set("PARALLEL_BASE_URL", stage.FindAll.BaseAddress.ToString());
        await stage.RefreshAsync();

        AssertUntouched(trap);
        Assert.Equal((Dashboard, "Trap"), (bare.Body, bare.Title));
        Assert.Contains("The watch is well", Own(stage, Dashboard).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_cannot_ask_for_a_dashboard_nor_have_an_issue_reopened()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var trap = Trap(stage, Dashboard);
        var closed = Trap(stage, Dashboard);
        stage.As("ada").CloseIssue(closed.Number);

        await stage.RefreshAsync("--force");
        Assert.Equal(3, stage.Repository.Tracker.Issues.Count);
        AssertUntouched(trap);

        stage.Set("PARALLEL_BASE_URL", NoSuchService);
        await stage.RefreshAsync();

        AssertUntouched(trap);
        Assert.False(closed.IsOpen);
        Assert.NotNull(Own(stage, Dashboard));
    }

    [Fact]
    public async Task A_collaborators_dashboard_is_taken_beside_a_strangers_that_is_older()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var trap = Trap(stage, Dashboard);
        var asked = stage.As("ada").OpenIssue("How are we?", $"Hello.\r\n{Dashboard}");

        await stage.RefreshAsync("--force");

        AssertUntouched(trap);
        Assert.StartsWith($"Hello.\r\n{Dashboard}\n## How", asked.Body, StringComparison.Ordinal);
        Assert.Equal(2, stage.Repository.Tracker.Issues.Count);
    }

    [Fact]
    public async Task An_issue_of_a_person_who_lost_access_is_left_to_them()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var asked = stage.As("ada").OpenIssue("How are we?", Dashboard);
        stage.Repository.Settings.Collaborators.Remove("ada");
        stage.Set("PARALLEL_BASE_URL", NoSuchService);

        await stage.RefreshAsync();

        Assert.Equal(Dashboard, asked.Body);
        Assert.Contains("needs attention", Own(stage, Dashboard).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Where_nobody_says_what_a_person_may_do_nothing_is_told_twice(int status)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").OpenIssue("How are we?", Dashboard);
        stage.Set("PARALLEL_BASE_URL", NoSuchService);
        stage.Server.Faults.When("GET /repos/*/*/collaborators/**").Always().Answers(status);

        await stage.RefreshAsync();

        Assert.Contains("needs attention", Assert.Single(stage.Repository.Tracker.Issues).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digests_go_to_an_issue_of_their_own()
    {
        await using var stage = await GitHubStage.OpenAsync(new() { ["as"] = "issue" });
        var trap = Trap(stage, Issue);

        var first = await stage.RefreshAsync();
        stage.PassAWeek();
        var second = await stage.RefreshAsync();

        first.Expect(0);
        second.Expect(0);
        AssertUntouched(trap);
        Assert.Equal(2, Own(stage, Issue).Comments.Count);
    }

    [Fact]
    public async Task A_stand_in_is_an_issue_of_its_own_and_the_only_one_that_is_closed()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var trap = Trap(stage, StandIn);
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;

        await stage.RefreshAsync();
        stage.PassAWeek();
        await stage.RefreshAsync();
        AssertUntouched(trap);
        Assert.Contains("Nova", Own(stage, StandIn).Body, StringComparison.Ordinal);

        stage.Repository.Settings.ActionsMayCreatePullRequests = true;
        await stage.RefreshAsync();

        AssertUntouched(trap);
        Assert.False(Own(stage, StandIn).IsOpen);
    }

    [Fact]
    public async Task With_a_persons_token_the_program_finds_its_own_issue_and_comments_again()
    {
        await using var stage = await GitHubStage.OpenAsync(new() { ["as"] = "issue" });
        stage.Repository.Settings.Collaborators.Add("grace");
        stage.Set("GITHUB_TOKEN", stage.Server.IssuePersonalToken("grace").Secret);
        stage.Server.Faults.When("POST /repos/*/*/issues/*/comments").AnswersAfterActing(502);

        await stage.RefreshAsync();
        stage.PassAWeek();
        await stage.RefreshAsync();

        var issue = Assert.Single(stage.Issues);
        Assert.Equal("grace", issue.Author.Login);
        Assert.Equal(2, issue.Comments.Count);
    }

    private static IssueThread Trap(GitHubStage stage, string marker) =>
        stage.AsStranger("mallory").OpenIssue("Trap", $"{marker}\r\nMine.\n<!-- findall-digest:end -->");

    private static void AssertUntouched(IssueThread trap)
    {
        Assert.Equal("Trap", trap.Title);
        Assert.EndsWith(" -->\r\nMine.\n<!-- findall-digest:end -->", trap.Body, StringComparison.Ordinal);
        Assert.Equal(trap.CreatedAt, trap.UpdatedAt);
        Assert.True(trap.IsOpen);
        Assert.Empty(trap.Comments);
        Assert.Empty(trap.Labels);
    }

    private static IssueThread Own(GitHubStage stage, string marker) => Assert.Single(
        stage.Repository.Tracker.Issues,
        issue => issue.Author.Login == "github-actions[bot]" && issue.Body?.Contains(marker, StringComparison.Ordinal) == true);
}
