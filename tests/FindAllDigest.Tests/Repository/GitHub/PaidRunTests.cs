using FindAllDigest.GitHubSimulator.Faults;
using FindAllDigest.GitHubSimulator.Recording;
using FindAllDigest.GitHubSimulator.Repositories;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>GitHub fails right after a run was bought: its id is in this process alone, and must not be lost with it.</summary>
public sealed class PaidRunTests
{
    private const int Pace = 100;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(502)]
    [InlineData(429)]
    public async Task An_outage_of_some_minutes_right_after_the_create_is_sat_out(int status)
    {
        await using var stage = await GitHubStage.OpenAsync();
        var time = Quicken(stage);
        TimeSpan? begun = null;
        stage.Server.Faults.When(_ => stage.Creates > 0 && time.Elapsed - (begun ??= time.Elapsed) < 3 * Minute).Always().Answers(status);

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.True(stage.Pull.IsOpen);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task Cut_connections_right_after_the_create_are_sat_out()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var time = Quicken(stage);
        TimeSpan? begun = null;
        stage.Server.Faults.When(_ => stage.Creates > 0 && time.Elapsed - (begun ??= time.Elapsed) < Minute).Always().CutsConnection();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task An_outage_that_ends_while_the_run_goes_on_loses_nothing()
    {
        await using var stage = await GitHubStage.OpenAsync();
        Quicken(stage);
        stage.Server.Faults
            .When(_ => stage.Creates > 0
                && !stage.FindAll.Requests.Any(request => request.Path.EndsWith("/result", StringComparison.Ordinal)))
            .Always()
            .Answers(502);

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Equal(1, stage.Settled);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task An_outage_without_end_names_the_run_everywhere_and_the_run_is_collected_later()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var time = Quicken(stage);
        stage.Set("GITHUB_ACTIONS", "true");
        stage.Set("GITHUB_STEP_SUMMARY", stage.SummaryPath);
        stage.Server.Faults.When(_ => stage.Creates > 0).Always().Answers(502);

        var answer = await stage.RefreshAsync();

        var id = stage.FindAll.Ledger.Runs[0].FindAllId;
        answer.Expect(5);
        Assert.InRange(time.Elapsed, 5 * Minute, 12 * Minute);
        Assert.Equal("held", stage.Outputs["outcome"]);
        Assert.Equal(id, stage.Outputs["findall-id"]);
        Assert.Contains(
            $"Run {id} is started and paid for, and its id is not written down yet", answer.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains($"findall-digest resolve batteries --resume {id}", answer.Error, StringComparison.Ordinal);
        Assert.Contains($"::error::batteries: held. Run {id}", answer.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"`{id}`", await File.ReadAllTextAsync(stage.SummaryPath, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        stage.Server.Faults.Clear();
        (await stage.RunAsync("resolve", GitHubStage.Watch, "--resume", id.Insert(20, "\u200B"))).Expect(0);
        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task A_limit_that_outlasts_the_patience_names_the_run_and_when_it_ends()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var time = Quicken(stage);
        stage.Server.Faults.When(_ => stage.Creates > 0).Always().HitsPrimaryLimit(time.GetUtcNow().AddHours(3));

        var answer = await stage.RefreshAsync();

        answer.Expect(5);
        Assert.Equal(stage.FindAll.Ledger.Runs[0].FindAllId, stage.Outputs["findall-id"]);
        Assert.Contains("are used up until", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_stops_the_program_during_the_outage_is_told_the_id()
    {
        await using var stage = await GitHubStage.OpenAsync();
        Quicken(stage);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stage.Server.Faults.When(_ => stage.Creates > 0).Always().Answers(502);
        stage.Server.Faults.When(_ => stage.Creates > 0).OnCall(30).Before(_ => stop.Cancel());

        var answer = await stage.RunAsync(stop.Token, "refresh", GitHubStage.Watch);

        var id = stage.FindAll.Ledger.Runs[0].FindAllId;
        answer.Expect(130);
        Assert.Equal("held", stage.Outputs["outcome"]);
        Assert.Contains($"--resume {id}", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_resolved_from_the_log_meanwhile_is_not_overwritten()
    {
        await using var stage = await GitHubStage.OpenAsync();
        Quicken(stage);
        var isResolved = false;
        stage.Server.Faults.When(request => stage.Creates > 0 && !isResolved && IsOfState(request)).Always().Answers(502);
        stage.Server.Faults.When(request => stage.Creates > 0 && IsOfState(request)).OnCall(3).Before(_ =>
        {
            var journal = stage.Repository.ReadText("batteries/run.json", GitHubStage.State) ?? "";
            stage
                .As("ada")
                .Commit(
                    GitHubStage.State,
                    "Resolve",
                    ("batteries/run.json", journal.Replace(
                        "\"intent\",",
                        $"\"running\",\"findall_id\":\"{stage.FindAll.Ledger.Runs[0].FindAllId}\",",
                        StringComparison.Ordinal)));
            isResolved = true;
        });

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Equal(1, stage.Creates);
        Assert.Equal(1, stage.Settled);
    }

    [Fact]
    public async Task A_rule_that_lets_the_memory_be_made_and_not_moved_is_met_before_anything_is_bought()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Rules.Add(new BranchRule(GitHubStage.State) { IsRuleset = true, RequiresPullRequest = true });

        var refused = await stage.RefreshAsync();

        refused.Expect(4);
        Assert.Contains("Could not write to branch findall-digest-state", refused.Error, StringComparison.Ordinal);
        Assert.Contains(
            "Leave branch findall-digest-state out of branch rules: Settings → Rules → Rulesets, or Settings → Branches.",
            refused.Error,
            StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);

        stage.Repository.Settings.Rules.Clear();
        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(1, stage.Creates);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rule_against_making_the_memory_is_told_by_its_name(bool isRuleset)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest-*") { IsRuleset = isRuleset, BlocksCreation = true });
        stage.Server.Faults
            .When("GET /repos/*/*/git/ref/heads/findall-digest-state")
            .Always()
            .Answers(422, "Repository rule violations found");

        var answer = await stage.RefreshAsync();

        answer.Expect(4);
        Assert.Contains("Could not create branch findall-digest-state", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Leave branch findall-digest-state out of branch rules", answer.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
    }

    [Fact]
    public async Task The_branch_of_the_memory_says_what_it_is()
    {
        await using var stage = await GitHubStage.OpenAsync();

        await stage.RefreshAsync();

        Assert.Contains("Please leave it alone", stage.Repository.ReadText("README.md", GitHubStage.State), StringComparison.Ordinal);
        Assert.Empty(stage.Repository.Commits(GitHubStage.State)[^1].Parents);
    }

    private static bool IsOfState(RecordedRequest request) =>
        request.Method == "PATCH" && request.Path.EndsWith(GitHubStage.State, StringComparison.Ordinal);

    private static TestClock Quicken(GitHubStage stage)
    {
        var time = TestClock.Running(Pace);
        stage.Time = time;
        return time;
    }
}
