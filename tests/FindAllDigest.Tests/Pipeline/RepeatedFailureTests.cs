using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>People hear of a failure once: the same one again is a warning, another or a later one is told anew.</summary>
public sealed class RepeatedFailureTests
{
    [Fact]
    public async Task A_failure_is_told_once_and_is_a_warning_afterwards()
    {
        await using var stage = await LocalStage.StartAsync();
        Refuse(stage, 402);

        (await stage.RefreshAsync()).Expect(3);
        stage.Pass(TimeSpan.FromDays(1));
        var again = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("failure that was reported on 2026-01-05T06:00:00Z goes on", again.Output, StringComparison.Ordinal);
        Assert.Contains("warning: Could not start a run", again.Error, StringComparison.Ordinal);
        Assert.Contains("too little credit", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_cause_is_told_and_so_is_the_old_one_after_it_was_mended()
    {
        await using var stage = await LocalStage.StartAsync();
        Refuse(stage, 402, times: 1);
        Refuse(stage, 401, times: 1);
        (await stage.RefreshAsync()).Expect(3);
        (await stage.RefreshAsync()).Expect(3);

        (await stage.RefreshAsync()).Expect(0);
        Assert.Empty(Failures(stage));
        Refuse(stage, 402, times: 1);

        (await stage.RefreshAsync()).Expect(3);
    }

    [Fact]
    public async Task Two_causes_that_take_turns_are_told_once_each()
    {
        await using var stage = await LocalStage.StartAsync();
        foreach (var status in new[] { 402, 401, 402, 401 })
        {
            Refuse(stage, status, times: 1);
        }

        List<int> codes = [];
        while (codes.Count < 4)
        {
            codes.Add((await stage.RefreshAsync()).ExitCode);
        }

        Assert.Equal([3, 3, 0, 0], codes);
    }

    [Fact]
    public async Task A_service_in_trouble_is_one_cause_whatever_it_answers()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;
        (await stage.RefreshAsync("--no-wait")).Expect(0);
        stage.Time.Pace = 1_000;
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Status, times: null, status: 503);
        (await stage.RefreshAsync()).Expect(3);

        stage.Simulator.Faults.Clear();
        stage.Break(FaultKind.CutBeforeActing, SimulatedOperation.Status, times: null);

        (await stage.RefreshAsync()).Expect(0);
        stage.Simulator.Faults.Clear();
        stage.Time.Pace = 1;
        stage.RunsEndAtOnce = true;
        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_run_is_a_failure_of_its_own_each_time()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "error_occurred", AfterMatches = 0, Times = 2 });

        (await stage.RefreshAsync()).Expect(3);
        stage.Pass(TimeSpan.FromDays(1));
        (await stage.RefreshAsync()).Expect(3);

        Assert.Equal(2, Failures(stage).Select(failure => failure.GetProperty("run").GetString()).Distinct().Count());
        Assert.All(
            Failures(stage), failure => Assert.StartsWith("findall_", failure.GetProperty("run").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_remembered_says_when_what_and_what_to_do()
    {
        await using var stage = await LocalStage.StartAsync();
        Refuse(stage, 402);

        await stage.RefreshAsync();

        var failure = Assert.Single(Failures(stage));
        Assert.Equal("2026-01-05T06:00:00Z", failure.GetProperty("when").GetString());
        Assert.Equal(3, failure.GetProperty("exit_code").GetInt32());
        Assert.StartsWith("Could not start a run:", failure.GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("The account has too little credit", failure.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_failure_a_dry_run_and_a_tick_that_is_not_due_write_nothing()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"schedule\": { \"every\": \"month\" },");
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "timeout", AfterMatches = 0 });
        (await stage.RefreshAsync()).Expect(3);
        var before = stage.Tree();

        Assert.Contains(
            "Not due before Tue 6 Jan (in 24 hours), when the failed run is tried again",
            (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0).Output,
            StringComparison.Ordinal);
        (await stage.RefreshAsync("--dry-run")).Expect(0);

        Assert.Equal(before, stage.Tree());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"failures\": [{\"id\": 5}]}")]
    public async Task A_memory_of_failures_that_cannot_be_read_stops_nothing(string text)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write(".findall-digest/batteries/failures.json", text);

        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    private static void Refuse(LocalStage stage, int status, int? times = null) =>
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, times, status);

    private static List<JsonElement> Failures(LocalStage stage) =>
        [.. JsonDocument.Parse(stage.State("failures.json")).RootElement.GetProperty("failures").EnumerateArray()];
}
