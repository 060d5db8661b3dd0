using System.Text.RegularExpressions;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>Creates that were refused, and creates whose answer never came.</summary>
public sealed class LostRunTests
{
    [Fact]
    public async Task A_create_without_an_answer_is_held_and_collected_once_its_id_is_told()
    {
        await using var stage = await HeldAsync();

        var again = (await stage.RefreshAsync()).Expect(5);
        (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", stage.Simulator.Ledger.Runs[0].FindAllId])).Expect(0);
        var collected = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("resolve batteries --resume", again.Error, StringComparison.Ordinal);
        Assert.Contains("2 new", collected.Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("\"on_lost\": \"hold\",", 1)]
    public async Task After_a_day_the_watch_decides_what_becomes_of_a_lost_run(string onLost, int creates)
    {
        await using var stage = await HeldAsync(onLost);
        stage.Pass(TimeSpan.FromHours(23.9));
        (await stage.RefreshAsync()).Expect(5);

        stage.Pass(TimeSpan.FromHours(0.2));
        var run = await stage.RefreshAsync();

        run.Expect(creates == 2 ? 0 : 5);
        Assert.Equal(creates, stage.Creates);
    }

    [Fact]
    public async Task A_young_intent_of_another_workflow_run_may_belong_to_a_living_process()
    {
        await using var stage = await HeldAsync(runId: "100");
        stage.Variables["GITHUB_RUN_ID"] = "101";

        // As a process leaves it that was killed before any answer came.
        stage.Write($".findall-digest/{LocalStage.Watch}/run.json", Regex.Replace(stage.State("run.json"), ",\\s*\"unclear\": true", ""));
        Assert.DoesNotContain("unclear", stage.State("run.json"), StringComparison.Ordinal);
        stage.Pass(TimeSpan.FromMinutes(9));

        Assert.Contains("pending", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
        stage.Pass(TimeSpan.FromMinutes(1));
        (await stage.RefreshAsync()).Expect(5);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task What_the_process_saw_to_be_unclear_is_held_for_everybody_after_it_within_minutes_too()
    {
        await using var stage = await HeldAsync(runId: "100");
        stage.Variables["GITHUB_RUN_ID"] = "101";
        stage.Pass(TimeSpan.FromMinutes(1));

        var after = (await stage.RefreshAsync()).Expect(5);

        Assert.Contains("resolve batteries --resume", after.Error, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing, 0, 1)]
    [InlineData(FaultKind.CutBeforeActing, 0, 0)]
    [InlineData(FaultKind.ErrorStatus, 500, 0)]
    [InlineData(FaultKind.ErrorStatus, 503, 0)]
    [InlineData(FaultKind.ErrorPage, 502, 0)]
    public async Task An_unclear_answer_to_a_create_is_never_repeated(FaultKind kind, int status, int creates)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(kind, SimulatedOperation.Create, times: null, status: status);

        (await stage.RefreshAsync()).Expect(5);
        (await stage.RefreshAsync()).Expect(5);

        Assert.Equal(creates, stage.Creates);
        Assert.Single(stage.Requests, request => request.Operation == SimulatedOperation.Create);
    }

    [Fact]
    public async Task An_answer_cut_in_its_middle_is_used_when_the_id_had_come_and_held_when_it_had_not()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.CutInBody, SimulatedOperation.Create, times: null, status: 0);

        var run = await stage.RefreshAsync();

        Assert.Contains(run.ExitCode, new[] { 0, 5 });
        Assert.Equal(1, stage.Creates);
        Assert.Single(stage.Requests, request => request.Operation == SimulatedOperation.Create);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(422)]
    public async Task A_refused_create_clears_the_intent_and_the_next_refresh_starts_anew(int status)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, status: status);

        var refused = (await stage.RefreshAsync()).Expect(3);
        Assert.Contains($"{status}", refused.Error, StringComparison.Ordinal);
        Assert.Contains("\"closed\"", stage.State("run.json"), StringComparison.Ordinal);

        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_create_turned_away_for_quota_is_repeated_and_in_the_end_refused()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Simulator.Faults.Add(
            new()
            {
                Kind = FaultKind.ErrorStatus,
                Operation = SimulatedOperation.Create,
                StatusCode = 429,
                RetryAfterSeconds = 0,
                Times = 1,
            });
        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);

        stage.Simulator.Faults.Add(
            new()
            {
                Kind = FaultKind.ErrorStatus,
                Operation = SimulatedOperation.Create,
                StatusCode = 429,
                RetryAfterSeconds = 0,
                Times = null,
            });
        (await stage.RefreshAsync()).Expect(3);

        Assert.Contains("\"closed\"", stage.State("run.json"), StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    internal static async Task<LocalStage> HeldAsync(string fields = "", string runId = "")
    {
        var stage = await LocalStage.StartAsync(fields: fields);
        stage.Variables["GITHUB_RUN_ID"] = runId;
        stage.Break(FaultKind.CutAfterActing, SimulatedOperation.Create);
        (await stage.RefreshAsync()).Expect(5);
        return stage;
    }
}
