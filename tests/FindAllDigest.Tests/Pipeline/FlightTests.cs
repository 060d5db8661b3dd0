using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>When a refresh starts a run, and how it is taken up again by later calls.</summary>
public sealed class FlightTests
{
    private static readonly string[] Scheduled = ["refresh", LocalStage.Watch, "--deliver", "local"];

    [Fact]
    public async Task A_run_that_is_not_waited_for_is_collected_by_the_next_call()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;

        var started = (await stage.RefreshAsync("--no-wait")).Expect(0);
        var pending = (await stage.RefreshAsync("--no-wait")).Expect(0);
        stage.Simulator.Clock.Advance(TimeSpan.FromHours(1));
        var collected = (await stage.RefreshAsync("--no-wait")).Expect(0);

        Assert.Contains("pending", started.Output, StringComparison.Ordinal);
        Assert.Contains(stage.Simulator.Ledger.Runs[0].FindAllId, pending.Output, StringComparison.Ordinal);
        Assert.Contains("2 new", collected.Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task A_run_that_takes_longer_than_the_wait_stays_in_the_journal()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;

        var run = (await stage.RefreshAsync("--wait", "20ms")).Expect(0);

        Assert.Contains("pending", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"running\"", stage.State("run.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_is_refreshed_once_in_a_period_and_its_run_in_flight_is_always_due()
    {
        await using var stage = await LocalStage.StartAsync(
            fields: """ "schedule": { "every": "week", "on": "monday", "time_zone": "UTC" }, """);
        stage.RunsEndAtOnce = false;
        Assert.Contains("pending", (await stage.RunAsync([.. Scheduled, "--no-wait"])).Expect(0).Output, StringComparison.Ordinal);
        stage.RunsEndAtOnce = true;
        Assert.Contains("new", (await stage.RunAsync(Scheduled)).Expect(0).Output, StringComparison.Ordinal);

        stage.Pass(TimeSpan.FromDays(6));
        Assert.Contains("not-due", (await stage.RunAsync(Scheduled)).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);

        stage.Pass(TimeSpan.FromDays(1));
        Assert.Contains("1 new", (await stage.RunAsync(Scheduled)).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_watch_is_refreshed_only_by_force()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"paused\": true,");

        Assert.Contains("paused", (await stage.RunAsync(Scheduled)).Expect(0).Output, StringComparison.Ordinal);
        Assert.Empty(stage.Requests);

        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("completed")]
    public async Task A_run_that_failed_is_tried_once_more_after_a_day(string status)
    {
        await using var stage = await LocalStage.StartAsync(
            fields: """ "schedule": { "every": "week", "on": "monday", "time_zone": "UTC" }, """);
        stage.Simulator.Faults.Add(
            new() { Kind = FaultKind.RunEnding, Reason = "error_occurred", RunStatus = status, AfterMatches = 0, Times = 2 });
        (await stage.RunAsync(Scheduled)).Expect(3);

        stage.Pass(TimeSpan.FromHours(23));
        Assert.Contains("not-due", (await stage.RunAsync(Scheduled)).Expect(0).Output, StringComparison.Ordinal);
        stage.Pass(TimeSpan.FromHours(1));
        (await stage.RunAsync(Scheduled)).Expect(3);
        stage.Pass(TimeSpan.FromHours(25));
        Assert.Contains("not-due", (await stage.RunAsync(Scheduled)).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(2, stage.Creates);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_anywhere_and_buys_nothing()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write("data/batteries/watch.json", $$"""{ "findall_id": "{{Market.EarlierRun}}" }""");
        var before = stage.Tree();

        var run = (await stage.RefreshAsync("--dry-run")).Expect(0);

        Assert.Equal(before, stage.Tree());
        Assert.DoesNotContain(stage.Requests, request => request.Method == "POST");
        Assert.Contains("at most 50 matches and 2 exclusions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_leaves_a_run_in_flight_and_a_lost_one_as_they_are()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;
        await stage.RefreshAsync("--no-wait");
        var before = stage.Tree();

        Assert.Contains("pending", (await stage.RefreshAsync("--dry-run")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(before, stage.Tree());

        await stage.RefreshAsync("--wait", "20ms");
        stage.Write(
            ".findall-digest/batteries/run.json", stage.State("run.json").Replace("\"running\"", "\"intent\"", StringComparison.Ordinal));
        stage.Pass(TimeSpan.FromDays(3));
        before = stage.Tree();
        (await stage.RefreshAsync("--dry-run")).Expect(5);
        Assert.Equal(before, stage.Tree());
    }

    [Theory]
    [InlineData("\"budget\": { \"per_run_usd\": 0.55 },", 10)]
    [InlineData("\"budget\": { \"per_month_usd\": 0.40 },", 5)]
    public async Task A_limit_that_does_not_fit_the_budget_is_lowered_and_the_digest_says_so(string budget, int limit)
    {
        await using var stage = await LocalStage.StartAsync(fields: budget);

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(limit, stage.Simulator.Ledger.Runs[0].MatchLimit);
        Assert.Contains($"lowered from 20 to {limit}", stage.Read("data/batteries/digests/2026-01-05.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_in_flight_whose_watch_was_renamed_is_not_forgotten()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;
        (await stage.RefreshAsync("--no-wait")).Expect(0);
        Directory.Move(Path.Combine(stage.Root, "data/batteries"), Path.Combine(stage.Root, "data/cells"));
        const string Told = "of watch 'batteries' is in flight and paid for, but the watch is there no more";

        Assert.Contains(Told, (await stage.RunAsync(["plan"])).Expect(0).Error, StringComparison.Ordinal);

        // What is left of another watch, and cannot even be opened, hides nothing.
        stage.Write(".findall-digest/gone/run.json", "{");
        stage.Write("data/gone/Exclude.csv", "name,url\n");
        Assert.Contains(Told, (await stage.RunAsync(["doctor"])).Expect(2).Output, StringComparison.Ordinal);
        Assert.Contains(Told, (await stage.RunAsync(["refresh", "--deliver", "local", "--no-wait"])).Error, StringComparison.Ordinal);

        Directory.Move(Path.Combine(stage.Root, "data/cells"), Path.Combine(stage.Root, "data/batteries"));
        Assert.DoesNotContain(Told, (await stage.RunAsync(["plan"])).Expect(0).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/batteries/entities.jsonl", "It is a folder where a file belongs")]
    [InlineData("data/batteries/exclude.csv", "It is a folder where a file belongs")]
    [InlineData(".findall-digest/batteries/refused.jsonl", "It is a folder where a file belongs")]
    public async Task A_folder_in_the_place_of_a_file_stops_a_refresh_before_it_buys(string path, string cause)
    {
        await using var stage = await LocalStage.StartAsync();
        Directory.CreateDirectory(Path.Combine(stage.Root, path));

        var refused = (await stage.RefreshAsync()).Expect(2);

        Assert.Contains(cause, refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
    }

    [Fact]
    public async Task A_refresh_that_the_months_budget_does_not_allow_is_refused_until_the_next_month()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"budget\": { \"per_month_usd\": 0.45 },");
        (await stage.RefreshAsync()).Expect(0);

        var refused = (await stage.RefreshAsync()).Expect(0);
        Assert.Contains("budget", refused.Output, StringComparison.Ordinal);
        Assert.Contains("resumes on Sun 1 Feb", refused.Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);

        stage.Pass(TimeSpan.FromDays(27));
        (await stage.RefreshAsync()).Expect(0);
        Assert.Equal(2, stage.Creates);
    }
}
