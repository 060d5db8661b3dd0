using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Faults;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Repositories;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>No branch takes the data of a run: what was paid for is told, and waits in the journal until one does.</summary>
public sealed class UnkeptTests
{
    private const string Setting =
        "Leave the branches findall-digest/* out of branch rules: Settings → Rules → Rulesets, or Settings → Branches.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_more_is_bought_until_the_data_of_a_told_run_is_stored(bool isRuleset)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest/*") { IsRuleset = isRuleset, BlocksCreation = true });

        for (var day = 1; day <= 3; day++)
        {
            var refused = await stage.RefreshAsync();

            refused.Expect(0);
            AssertWaits(stage, refused);
            Assert.Single(Told(stage).Comments);
            Assert.Equal(Told(stage).Number, int.Parse(stage.Outputs["issue-url"].Split('/')[^1], null));
            stage.PassAWeek();
        }

        var status = await stage.RunAsync("status");
        Assert.Contains(Setting, status.Output, StringComparison.Ordinal);
        Assert.Contains("Settings → Rules → Rulesets", Dashboard(stage).Body, StringComparison.Ordinal);

        stage.Repository.Settings.Rules.Clear();
        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Equal("2", stage.Outputs["new-count"]);
        Assert.NotNull(stage.Repository.ReadText(stage.Outputs["digest"], GitHubStage.Branch));
        Assert.Matches("^batteries: (2 new companies|1 more, 2 in all) – ", stage.Pull.Thread.Title);
        Assert.Contains("ibervolt.example", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Equal((1, 1), (stage.Creates, stage.Settled));
        Assert.Single(Told(stage).Comments);
        Assert.DoesNotContain("Settings → Rules → Rulesets", Dashboard(stage).Body, StringComparison.Ordinal);

        await stage.RefreshAsync();
        Assert.Equal(2, stage.Creates);
        Assert.Equal("1", stage.Outputs["new-count"]);
    }

    [Fact]
    public async Task A_repeated_refusal_writes_nothing_that_people_see()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest/*") { IsRuleset = true, BlocksCreation = true });
        await stage.RefreshAsync();
        var state = stage.Repository.Resolve(GitHubStage.State);

        await stage.RefreshAsync();

        Assert.Equal(state, stage.Repository.Resolve(GitHubStage.State));
        Assert.DoesNotContain(
            stage.Server.Requests.Writes, exchange => exchange.Request.Path.Contains("/issues", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_pull_request_whose_branch_is_locked_gets_the_data_once_it_is_unlocked()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.PassAWeek();
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest/*") { IsRuleset = true, RequiresPullRequest = true });

        var refused = await stage.RefreshAsync();

        AssertWaits(stage, refused);
        Assert.DoesNotContain("Nova", stage.Pull.Thread.Body, StringComparison.Ordinal);

        stage.Repository.Settings.Rules.Clear();
        await stage.RefreshAsync();

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Contains("Nova", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Matches("^batteries: (3 new companies|[12] more, 3 in all) – ", stage.Pull.Thread.Title);
        Assert.Equal((2, 2), (stage.Creates, stage.Settled));
    }

    [Theory]
    [InlineData("issue")]
    [InlineData("commit")]
    public async Task Where_the_default_branch_and_every_other_are_locked_the_data_waits_for_either(string deliverAs)
    {
        await using var stage = await GitHubStage.OpenAsync(new JsonObject { ["as"] = deliverAs });
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest/*") { IsRuleset = true, BlocksCreation = true });
        stage.Repository.Settings.Rules.Add(new BranchRule("main") { RequiresPullRequest = true });

        var refused = await stage.RefreshAsync();

        AssertWaits(stage, refused);
        Assert.Contains("Could not write to branch main", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("counts as known", refused.Error, StringComparison.Ordinal);

        stage.Repository.Settings.Rules.RemoveAt(1);
        await stage.RefreshAsync();

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Contains("ibervolt.example", stage.Read("exclude.csv", "main"), StringComparison.Ordinal);
        Assert.Single(Told(stage).Comments);
        Assert.Equal((1, 1), (stage.Creates, stage.Settled));
    }

    [Fact]
    public async Task Without_issues_the_digest_is_in_the_step_summary_and_the_data_waits()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("GITHUB_STEP_SUMMARY", stage.SummaryPath);
        stage.Repository.Settings.HasIssues = false;
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest/*") { IsRuleset = true, BlocksCreation = true });

        var refused = await stage.RefreshAsync();

        AssertWaits(stage, refused);
        Assert.Contains(
            "- **Ibervolt** · [ibervolt.example]",
            await File.ReadAllTextAsync(stage.SummaryPath, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Contains("Switch issues on under Settings → General → Features → Issues.", refused.Error, StringComparison.Ordinal);

        stage.Repository.Settings.Rules.Clear();
        await stage.RefreshAsync();

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Equal((1, 1), (stage.Creates, stage.Settled));
    }

    [Fact]
    public async Task Where_it_can_be_told_nowhere_the_branchs_refusal_is_the_failure_and_is_mailed_once()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.HasIssues = false;
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest/*") { IsRuleset = true, BlocksCreation = true });

        var first = await stage.RefreshAsync();
        var second = await stage.RefreshAsync();

        Assert.Equal((4, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("Could not create branch findall-digest/batteries", first.Error, StringComparison.Ordinal);
        Assert.Contains(Setting, first.Error, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task A_used_up_limit_is_no_refusal_of_the_branch_and_the_next_refresh_delivers()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("GITHUB_STEP_SUMMARY", stage.SummaryPath);
        stage.Server.Faults.When("POST /repos/*/*/git/refs").OnCall(2).HitsPrimaryLimit(DateTimeOffset.UtcNow.AddHours(1));

        var limited = await stage.RefreshAsync();
        var next = await stage.RefreshAsync();

        Assert.Equal((4, 0), (limited.ExitCode, next.ExitCode));
        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Equal((1, 1), (stage.Creates, stage.Settled));
    }

    [Fact]
    public async Task A_refused_delivery_stopped_at_any_call_ends_as_one_that_was_not()
    {
        var expected = await EndAsync(stopAt: 0);

        var call = 1;
        for (var end = ""; end is not null; call++)
        {
            end = await EndAsync(call);
            Assert.Equal($"call {call}: {expected}", $"call {call}: {end ?? expected}");
        }

        Assert.True(call > 10, "So few calls cannot be a whole delivery.");
    }

    /// <summary>What people see after a refused delivery that was stopped at a call, the next
    /// one, and the first that was allowed; null where there is no such call.</summary>
    private static async Task<string?> EndAsync(int stopAt)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest/*") { IsRuleset = true, BlocksCreation = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var rule = stage.Server.Faults
            .When(_ => stage.FindAll.Requests.Any(request => request.Path.EndsWith("/result", StringComparison.Ordinal)))
            .OnCall(stopAt)
            .After(_ => stop.Cancel());

        await stage.RunAsync(stop.Token, "refresh", GitHubStage.Watch);
        if (rule.Seen < stopAt)
        {
            return null;
        }

        stage.Server.Faults.Clear();
        await stage.RefreshAsync();
        var told = Told(stage).Comments.Count;
        stage.Repository.Settings.Rules.Clear();
        await stage.RefreshAsync();
        return $"creates {stage.Creates}, settled {stage.Settled}, told {told}, {stage.Pull.Thread.Title}, {stage.Read("exclude.csv").Split('\n').Length} lines";
    }

    private static void AssertWaits(GitHubStage stage, ProgramRun answer)
    {
        answer.Expect(0);
        Assert.Equal("pending", stage.Outputs["outcome"]);
        Assert.Equal("", stage.Outputs["digest"]);
        Assert.StartsWith("findall_", stage.Outputs["findall-id"], StringComparison.Ordinal);
        Assert.Contains(Setting, answer.Error, StringComparison.Ordinal);
        Assert.Contains("nothing is bought for this watch", answer.Error, StringComparison.Ordinal);
        Assert.Contains("\"delivering\"", stage.Repository.ReadText("batteries/run.json", GitHubStage.State), StringComparison.Ordinal);
    }

    private static IssueThread Told(GitHubStage stage) =>
        stage.Repository.Tracker.Issues.Single(issue => issue.Body?.Contains("findall-digest:issue", StringComparison.Ordinal) == true);

    private static IssueThread Dashboard(GitHubStage stage) =>
        stage.Repository.Tracker.Issues.Single(issue => issue.Body?.Contains("findall-digest:dashboard", StringComparison.Ordinal) == true);
}
