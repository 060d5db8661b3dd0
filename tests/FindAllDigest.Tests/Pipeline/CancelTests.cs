using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>A run that somebody stops: it costs no more, and what it found is not lost.</summary>
public sealed class CancelTests
{
    [Fact]
    public async Task What_a_cancelled_run_had_found_is_collected_by_the_next_refresh()
    {
        await using var stage = await InFlightAsync();
        Find(stage, matches: 1);

        var cancelled = (await stage.RunAsync(["cancel", LocalStage.Watch])).Expect(0);
        var refresh = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("is cancelled. The 1 matches that it found are paid for and kept", cancelled.Output, StringComparison.Ordinal);
        Assert.Contains("batteries: new. 1 new", refresh.Output, StringComparison.Ordinal);
        Assert.Contains("somebody cancelled the run", refresh.Error, StringComparison.Ordinal);
        Assert.Contains(",cancelled,user_cancelled,", stage.State("runs.csv"), StringComparison.Ordinal);
        Assert.Equal(0.28m, stage.Simulator.Ledger.TotalUsd);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_finds_anything_fails_nobody()
    {
        await using var stage = await InFlightAsync();

        (await stage.RunAsync(["cancel", LocalStage.Watch])).Expect(0);

        Assert.Contains("batteries: cancelled.", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_twice_or_too_late_changes_nothing()
    {
        await using var stage = await InFlightAsync();
        stage.Pass(TimeSpan.FromDays(1));

        var late = (await stage.RunAsync(["cancel", LocalStage.Watch])).Expect(0);

        Assert.Contains("has ended already (completed)", late.Output, StringComparison.Ordinal);
        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains(
            "no run is in flight", (await stage.RunAsync(["cancel", LocalStage.Watch])).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_halted_run_can_be_cancelled()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "action_required", AfterMatches = 1 });
        await stage.RefreshAsync("--no-wait");
        stage.Pass(TimeSpan.FromDays(1));

        var json = JsonDocument.Parse((await stage.RunAsync(["cancel", LocalStage.Watch, "--json"])).Expect(0).Output).RootElement;

        Assert.True(json.GetProperty("is_cancelled").GetBoolean());
        Assert.StartsWith("findall_", json.GetProperty("findall_id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_id_was_lost_cannot_be_cancelled_and_that_is_said()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.CutAfterActing, SimulatedOperation.Create);
        await stage.RefreshAsync();

        var run = (await stage.RunAsync(["cancel", LocalStage.Watch])).Expect(5);

        Assert.Contains("resolve batteries", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_stopped_says_which_run_goes_on_and_how_to_get_it()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;
        using var stop = new CancellationTokenSource();
        stage.Simulator.BeforeAnswer = request => request.Operation == SimulatedOperation.Status ? stop.CancelAsync() : Task.CompletedTask;

        var stopped = (await stage.RunAsync(["refresh", LocalStage.Watch, "--deliver", "local"], stop.Token)).Expect(130);

        Assert.Contains(stage.Simulator.Ledger.Runs[0].FindAllId, stopped.Error, StringComparison.Ordinal);
        Assert.Contains("'findall-digest cancel batteries' stops it", stopped.Error, StringComparison.Ordinal);
        stage.Simulator.BeforeAnswer = null;
        stage.RunsEndAtOnce = true;
        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    private static async Task<LocalStage> InFlightAsync()
    {
        var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;
        (await stage.RefreshAsync("--no-wait")).Expect(0);
        return stage;
    }

    /// <summary>Lets the service work until it has found so many.</summary>
    private static void Find(LocalStage stage, int matches)
    {
        for (var second = 0; second < 3600 && stage.Simulator.Ledger.Matches < matches; second++)
        {
            stage.Simulator.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
