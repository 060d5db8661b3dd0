using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>What somebody who pays the bill sees.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task Runs_finds_and_money_are_told_in_three_lines_and_what_the_numbers_say_in_three_more()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"schedule\": { \"every\": \"week\" },");
        await stage.RefreshAsync();
        stage.PassWeek();
        await stage.RefreshAsync();

        var run = (await stage.RunAsync(["status"])).Expect(0);

        Assert.Equal(
            """
            batteries: not due before Mon 19 Jan (in 7 days); last success just now, on Mon 12 Jan
              3 rows exclude, 3 entities known
              3 new in 2 runs, 0.30 USD a run, 0.20 USD for each new entity
              0.59 of 25.00 USD spent this month, 24.41 USD left; 0.59 USD in all
              Of 4 different candidates of 2 runs, “Battery” passed 3 and refused 1 (1 alone).
              Found 3; nothing says that more exist today.
              What the next refresh will bring: not enough runs yet. So far 0.59 USD in 2 runs for 3 new (0.20 each), 3 accepted (0.20 each).

            """,
            run.Output,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Whatever_was_spent_is_divided_and_a_preview_is_named()
    {
        await using var stage = await LocalStage.StartAsync();
        await stage.RefreshAsync();
        (await stage.RunAsync(["preview"])).Expect(0);
        stage.PassWeek();
        await stage.RefreshAsync();

        var run = (await stage.RunAsync(["status"])).Expect(0);

        Assert.Contains(
            "3 new in 2 runs, 0.35 USD a run, 0.23 USD for each new entity, 1 preview included", run.Output, StringComparison.Ordinal);
        Assert.Contains("So far 0.69 USD in 2 runs and 1 preview for 3 new (0.23 each), 3 accepted", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_run_shows_its_cause_its_remedy_and_when_it_is_tried_again()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"schedule\": { \"every\": \"week\" },");
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "insufficient_funds", AfterMatches = 0 });
        await stage.RefreshAsync();

        var run = (await stage.RunAsync(["status"])).Expect(0);
        var json = JsonDocument.Parse((await stage.RunAsync(["status", "--json"])).Expect(0).Output).RootElement[0];

        Assert.Contains(
            "not due before Tue 6 Jan (in 24 hours), when the failed run is tried again; last success never",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("failing for 1 minute, since Mon 5 Jan: Run findall_", run.Output, StringComparison.Ordinal);
        Assert.Contains("Top up the account", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("findall_", json.GetProperty("failures")[0].GetProperty("run").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_that_recovered_shows_no_failure()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, status: 402);
        await stage.RefreshAsync();
        await stage.RefreshAsync();

        Assert.DoesNotContain("failing", (await stage.RunAsync(["status"])).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_failed_run_is_tried_once_after_a_day_and_then_in_the_next_period()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"schedule\": { \"every\": \"week\" },");
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "error_occurred", AfterMatches = 0, Times = null });

        List<string> started = [];
        for (var hour = 0; hour < 9 * 24; hour += 8)
        {
            var before = stage.Creates;
            await stage.RunAsync(["refresh", "--deliver", "local"]);
            started.AddRange(stage.Creates > before ? [stage.Time.Now.ToString("MM-dd HH:mm")] : []);
            stage.Pass(TimeSpan.FromHours(8));
        }

        Assert.Equal(["01-05 06:00", "01-06 06:00", "01-12 06:00", "01-13 06:00"], started);
    }
}
