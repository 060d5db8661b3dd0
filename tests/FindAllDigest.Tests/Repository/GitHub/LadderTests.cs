using System.Text.RegularExpressions;
using FindAllDigest.GitHubSimulator.Faults;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Repositories;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>What becomes of a digest where GitHub forbids the way it was to take.</summary>
public sealed class LadderTests
{
    [Fact]
    public async Task Where_pull_requests_are_forbidden_a_branch_and_an_issue_take_their_place_until_they_are_allowed()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;

        var first = await stage.RefreshAsync();

        first.Expect(0);
        Assert.Contains("Allow GitHub Actions to create and approve pull requests", first.Error, StringComparison.Ordinal);
        Assert.Contains("ibervolt.example", stage.Read("exclude.csv"), StringComparison.Ordinal);
        var issue = Assert.Single(stage.Issues);
        Assert.Contains("/compare/main...findall-digest/batteries", issue.Body, StringComparison.Ordinal);
        Assert.Equal(issue.Number, int.Parse(stage.Outputs["issue-url"].Split('/')[^1], null));

        stage.Repository.Settings.ActionsMayCreatePullRequests = true;
        stage.PassAWeek();
        (await stage.RefreshAsync()).Expect(0);

        Assert.Matches("^batteries: (3 new companies|[12] more, 3 in all) – ", stage.Pull.Thread.Title);
        Assert.Equal("1", stage.Outputs["new-count"]);
        Assert.False(Assert.Single(stage.Issues).IsOpen);
    }

    [Fact]
    public async Task A_refresh_without_news_makes_the_pull_request_too_once_it_is_allowed()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;
        await stage.RefreshAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = true;

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.Matches("^batteries: (2 new companies|1 more, 2 in all) – ", stage.Pull.Thread.Title);
        Assert.False(Assert.Single(stage.Issues).IsOpen);
    }

    [Fact]
    public async Task While_pull_requests_stay_forbidden_the_same_issue_is_kept_up_to_date()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;
        await stage.RefreshAsync();
        stage.PassAWeek();
        var issue = Assert.Single(stage.Issues);
        stage.As("ada").Edit(issue.Number, body: $"I asked the admins.\r\n{issue.Body}They said yes.");

        (await stage.RefreshAsync()).Expect(0);

        Assert.StartsWith("I asked the admins.\r\n", issue.Body, StringComparison.Ordinal);
        Assert.EndsWith("\nThey said yes.", issue.Body, StringComparison.Ordinal);
        Assert.Contains("Nova", issue.Body, StringComparison.Ordinal);
        Assert.Matches("^batteries: (3 new companies|[12] more, 3 in all) – ", issue.Title);
        Assert.Contains("Nova", Assert.Single(issue.Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_that_a_person_opens_by_the_issues_link_is_filled_in_and_the_issue_closed()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;
        await stage.RefreshAsync();
        var issue = Assert.Single(stage.Issues);
        var prefilled = Uri.UnescapeDataString(Regex.Match(issue.Body ?? "", "[?]expand=1&body=([^)>]*)").Groups[1].Value);
        stage.As("ada").OpenPullRequest(GitHubStage.Branch, "Batteries, please", body: $"I want these.\n{prefilled}");

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.StartsWith("I want these.\n", stage.Pull.Thread.Body, StringComparison.Ordinal);
        Assert.Matches(@"- \[ \] \*\*.*<!-- findall-digest:reject=ibervolt\.example of=\w+ -->", stage.Pull.Thread.Body);
        Assert.Matches("^batteries: (2 new companies|1 more, 2 in all) – ", stage.Pull.Thread.Title);
        Assert.False(issue.IsOpen);
    }

    [Fact]
    public async Task A_pull_request_that_a_person_opens_without_a_text_takes_news_and_closes_the_issue()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;
        await stage.RefreshAsync();
        stage.As("ada").OpenPullRequest(GitHubStage.Branch, "Batteries, please");
        stage.PassAWeek();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("Nova", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.False(Assert.Single(stage.Issues).IsOpen);
    }

    [Fact]
    public async Task A_branch_that_github_does_not_know_yet_gets_its_pull_request_a_moment_later()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Faults.When("POST /repos/*/*/pulls").FailsValidation("PullRequest", "head", "invalid");

        (await stage.RefreshAsync()).Expect(0);

        Assert.True(stage.Pull.IsOpen);
        Assert.Empty(stage.Issues);
    }

    [Fact]
    public async Task A_token_that_made_too_many_calls_is_not_sent_to_a_switch()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Faults.When("POST /repos/*/*/pulls").Always().HitsPrimaryLimit(DateTimeOffset.UtcNow.AddHours(1));

        var answer = await stage.RefreshAsync();

        answer.Expect(0);
        Assert.Contains("calls are used up until", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Switch on", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_neither_pull_requests_nor_issues_the_data_is_on_the_branch_and_counts_as_known()
    {
        await using var stage = await GitHubStage.OpenAsync(permissions: PermissionSet.None.With(Permission.Contents, Access.Write));
        stage.Repository.Settings.IsPrivate = true;

        var first = await stage.RefreshAsync();
        var second = await stage.RefreshAsync();

        first.Expect(0);
        Assert.Contains("pull-requests: write", first.Error, StringComparison.Ordinal);
        Assert.Contains("Allow GitHub Actions to create and approve pull requests", first.Error, StringComparison.Ordinal);
        Assert.Contains("ibervolt.example", stage.Read("exclude.csv"), StringComparison.Ordinal);
        second.Expect(0);
        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.Empty(stage.Repository.Tracker.Threads);
    }

    [Fact]
    public async Task Where_the_branch_is_forbidden_the_digest_is_told_in_an_issue()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest/*") { IsRuleset = true, BlocksCreation = true });

        (await stage.RefreshAsync()).Expect(0);

        var issue = stage.Repository.Tracker.Issues.Single(told => told.Title == "[findall-digest] batteries");
        Assert.Contains("A page says so.", Assert.Single(issue.Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_else_is_allowed_the_digest_is_in_the_step_summary()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("GITHUB_STEP_SUMMARY", stage.SummaryPath);
        stage.Repository.Settings.HasIssues = false;
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest/*") { IsRuleset = true, BlocksCreation = true });

        (await stage.RefreshAsync()).Expect(0);

        Assert.Contains(
            "- **Ibervolt** · [ibervolt.example]",
            await File.ReadAllTextAsync(stage.SummaryPath, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_can_be_kept_the_exit_code_is_4_and_the_next_refresh_delivers_the_same_run()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.HasIssues = false;
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest/*") { IsRuleset = true, BlocksCreation = true });

        var first = await stage.RefreshAsync();
        stage.Repository.Settings.Rules.Clear();
        var second = await stage.RefreshAsync();

        first.Expect(4);
        second.Expect(0);
        Assert.Equal(1, stage.Creates);
        Assert.Matches("^batteries: (2 new companies|1 more, 2 in all) – ", stage.Pull.Thread.Title);
    }

    [Fact]
    public async Task Nothing_is_bought_when_the_intent_cannot_be_written()
    {
        await using var stage = await GitHubStage.OpenAsync(permissions: PermissionSet.Delivery.With(Permission.Contents, Access.Read));

        var answer = await stage.RefreshAsync();

        answer.Expect(4);
        Assert.Contains("contents: write", answer.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
    }

    [Fact]
    public async Task Nothing_is_bought_when_github_cannot_be_read()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("GITHUB_TOKEN", "ghs_unknown");

        var answer = await stage.RefreshAsync();

        answer.Expect(4);
        Assert.Equal(0, stage.Creates);
        Assert.DoesNotContain("ghs_unknown", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_github_does_not_take_is_told_and_its_data_is_delivered_all_the_same()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.PassAWeek();
        stage.Server.Faults.When("PATCH /repos/*/*/pulls/1").Always().FailsValidation("PullRequest", "body", "too_long");

        var answer = await stage.RefreshAsync();

        answer.Expect(0);
        Assert.Contains("update pull request 1", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Nova", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Equal(2, stage.Settled);
        Assert.DoesNotContain("Nova", stage.Pull.Thread.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_github_refused_once_is_brought_up_to_date_by_the_next_refresh_without_news()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.PassAWeek();
        stage.Server.Faults.When("PATCH /repos/*/*/pulls/1").FailsValidation("PullRequest", "body", "too_long");
        await stage.RefreshAsync();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.Contains("Nova", stage.Pull.Thread.Body, StringComparison.Ordinal);
        Assert.Matches("^batteries: (3 new companies|[12] more, 3 in all) – ", stage.Pull.Thread.Title);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_issue_whose_process_died_right_after_making_it_gets_its_labels_from_the_next(bool isStandIn)
    {
        await using var stage = await GitHubStage.OpenAsync(isStandIn ? null : new() { ["as"] = "issue" });
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;
        using var stop = new CancellationTokenSource();
        stage.Server.Faults.When("POST /repos/*/*/issues").After(_ => stop.Cancel());
        await stage.RunAsync(stop.Token, "refresh", GitHubStage.Watch);

        await stage.RefreshAsync();

        Assert.Equal(["findall-digest"], Assert.Single(stage.Issues).Labels.Select(label => label.Name));
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task Refused_labels_assignees_and_reviewers_are_told_and_harm_nothing()
    {
        await using var stage = await GitHubStage.OpenAsync(
            new()
            {
                ["assignees"] = new System.Text.Json.Nodes.JsonArray("stranger"),
                ["reviewers"] = new System.Text.Json.Nodes.JsonArray("stranger"),
            });

        var answer = await stage.RefreshAsync();

        answer.Expect(0);
        Assert.Contains("did not assign stranger", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Could not ask for a review", answer.Error, StringComparison.Ordinal);
        Assert.True(stage.Pull.IsOpen);
    }
}
