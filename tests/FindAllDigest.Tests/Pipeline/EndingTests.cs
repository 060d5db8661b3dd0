using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>Every way in which the service ends a run.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData("low_match_rate", false)]
    [InlineData("match_limit_met", false)]
    [InlineData("candidates_exhausted", false)]
    [InlineData("user_cancelled", true)]
    [InlineData("error_occurred", true)]
    [InlineData("timeout", true)]
    [InlineData("insufficient_funds", true)]
    [InlineData("action_required", true)]
    public async Task What_was_matched_is_kept_however_the_run_ended(string reason, bool isPartial)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = reason, AfterMatches = 1 });

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("batteries: new. 1 new", run.Output, StringComparison.Ordinal);
        Assert.Equal(isPartial, run.Error.Contains("warning: The result is partial", StringComparison.Ordinal));
        Assert.Equal(2, stage.Exclude.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(
            reason == "action_required" ? ",action_required,," : $",{reason},", stage.State("runs.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error_occurred", "failed", 3)]
    [InlineData("timeout", "failed", 3)]
    [InlineData("insufficient_funds", "failed", 3)]
    [InlineData("action_required", "failed", 3)]
    [InlineData("user_cancelled", "cancelled", 0)]
    public async Task A_run_that_ended_badly_without_a_match_has_failed(string reason, string outcome, int exitCode)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Variables["GITHUB_OUTPUT"] = Path.Combine(stage.Root, "outputs");
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = reason, AfterMatches = 0 });

        var run = (await stage.RefreshAsync()).Expect(exitCode);

        Assert.Contains($"outcome={outcome}\n", stage.Read("outputs"), StringComparison.Ordinal);
        Assert.Contains("found nothing", run.Output + run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(stage.Root, "data/batteries/exclude.csv")));
        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "--deliver", "issue")]
    [InlineData(4)]
    public async Task A_refresh_that_could_not_begin_tells_later_steps_so(int exitCode, params string[] options)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Variables["GITHUB_OUTPUT"] = Path.Combine(stage.Root, "outputs");
        if (options.Length == 0)
        {
            stage.Variables["GITHUB_TOKEN"] = "token";
            stage.Variables["GITHUB_REPOSITORY"] = "no slash";
        }

        (await stage.RunAsync(["refresh", LocalStage.Watch, .. options])).Expect(exitCode);

        Assert.StartsWith("outcome=failed\n", stage.Read("outputs"), StringComparison.Ordinal);
        Assert.EndsWith("cost-usd=\n", stage.Read("outputs"), StringComparison.Ordinal);
        Assert.Single(stage.Read("outputs").Split('\n'), line => line.StartsWith("outcome=", StringComparison.Ordinal));
        Assert.Equal(0, stage.Creates);
    }

    [Fact]
    public async Task A_run_that_generated_nothing_is_unchanged_with_a_warning()
    {
        await using var stage = await LocalStage.StartAsync(Market.Of(new Found("Later", "https://later.example", From: "2030-01-01")));

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("unchanged. Nothing new", run.Output, StringComparison.Ordinal);
        Assert.Contains("generated no candidate", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insufficient_funds", "failed", "Top up the account")]
    [InlineData("error_occurred", "completed", "an error inside the service")]
    [InlineData("user_cancelled", "completed", "somebody cancelled")]
    [InlineData("a_reason_of_2027", "a_status_of_2027", "ended as 'a_status_of_2027' (a_reason_of_2027)")]
    [InlineData("action_required", "action_required", "Open the run in the service's dashboard")]
    public async Task The_reason_decides_whatever_status_goes_with_it(string reason, string status, string sentence)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = reason, RunStatus = status, AfterMatches = 1 });

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("1 new", run.Output, StringComparison.Ordinal);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Contains(
            sentence.Replace("_", "\\_", StringComparison.Ordinal),
            stage.Read("data/batteries/digests/2026-01-05.md"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_met_its_limit_says_that_more_may_be_there()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "match_limit_met" });

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("raise match_limit", run.Output, StringComparison.Ordinal);
        Assert.Contains("raise match", stage.Read("data/batteries/digests/2026-01-05.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("warning", run.Error, StringComparison.Ordinal);
    }
}
