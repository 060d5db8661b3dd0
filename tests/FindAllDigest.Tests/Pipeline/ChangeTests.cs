using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

public sealed class ChangeTests
{
    private const string Enrichments =
        """ "enrichments": [ { "name": "funding_amount", "description": "Total funding in USD", "processor": "base" } ] """;

    [Fact]
    public async Task A_known_entity_that_leaks_with_another_value_is_reported_as_changed_with_both_values_and_the_source()
    {
        await using var stage = await StartAsync(
            new Found("Ibervolt", "https://ibervolt.example")
            {
                Funding = [new("2026-01-01", "$12M"), new("2026-01-10", "USD 40 million")],
            });
        await stage.RefreshAsync();
        var exclude = stage.Exclude;
        stage.PassWeek();
        Leak(stage);

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("batteries: changed. 1 changed", run.Output, StringComparison.Ordinal);
        Assert.Equal(exclude, stage.Exclude);
        var entity = Entity(stage);
        Assert.Equal("2026-01-12", entity["last_seen"]?.GetValue<string>());
        Assert.Equal("USD 40 million", entity["enrichments"]?[0]?["value"]?.GetValue<string>());
        var change = entity["changes"]?[0];
        Assert.Equal("funding_amount", change?["field"]?.GetValue<string>());
        Assert.Equal("$12M", change?["from"]?.GetValue<string>());
        Assert.Equal("USD 40 million", change?["to"]?.GetValue<string>());
        Assert.Equal("https://news.example/2026-01-10", change?["source"]?.GetValue<string>());
        Assert.Contains(",0,1,1,1,", stage.State("runs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_is_written_as_in_earlier_digests_also_where_its_values_of_today_do_not_tell_how()
    {
        await using var stage = await StartAsync(
            new Found("Ibervolt", "https://ibervolt.example") { Funding = [new("2026-01-01", "$12M")] },
            new Found("Nova", "https://nova.example", From: "2026-01-12") { Funding = [new("2026-01-12", "21,000,000")] });
        await stage.RefreshAsync();
        stage.PassWeek();

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("&#36;21M", stage.Read("data/batteries/digests/2026-01-12.md"), StringComparison.Ordinal);
        Assert.Contains("$21M", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaked_entity_in_other_words_makes_no_digest_and_changes_no_byte()
    {
        await using var stage = await StartAsync(
            new Found("Ibervolt", "https://ibervolt.example")
            {
                Funding = [new("2026-01-01", "$12M"), new("2026-01-10", "12 million USD")],
            });
        await stage.RefreshAsync();
        var before = stage.Tree("data");
        stage.PassWeek();
        Leak(stage);

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("unchanged", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, stage.Tree("data"));
    }

    [Fact]
    public async Task What_changed_of_a_rejected_entity_is_no_news()
    {
        await using var stage = await StartAsync(
            new Found("Ibervolt", "https://ibervolt.example") { Funding = [new("2026-01-01", "$12M"), new("2026-01-10", "$40M")] });
        await stage.RefreshAsync();
        stage.WriteExclude(stage.Exclude.Replace(".example,,", ".example,rejected,", StringComparison.Ordinal));
        var before = stage.Tree("data");
        stage.PassWeek();
        Leak(stage);

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(before, stage.Tree("data"));
    }

    [Fact]
    public async Task A_recheck_asks_for_everything_but_what_was_rejected_and_tells_what_changed_what_is_new_and_what_is_gone()
    {
        await using var stage = await StartAsync(
            new Found("Ibervolt", "https://ibervolt.example") { Funding = [new("2026-01-01", "$12M"), new("2026-01-10", "$40M")] },
            new Found("Lumenara", "https://lumenara.example"),
            new Found("Dourogrid", "https://dourogrid.example") { Until = "2026-01-10" },
            new Found("Dourogrid", "https://dourogrid.example/", IsMatch: false, From: "2026-01-10"),
            new Found("Volatile", "https://volatile.example") { Until = "2026-01-10" },
            new Found("Nova", "https://nova.example", From: "2026-01-10"));
        await stage.RefreshAsync();
        stage.WriteExclude(
            stage.Exclude.Replace("https://lumenara.example,,", "https://lumenara.example,rejected,", StringComparison.Ordinal));
        stage.PassWeek();

        var run = (await stage.RefreshAsync("--recheck")).Expect(0);

        Assert.Contains(
            "batteries: new. 1 new, 1 changed, 1 no longer matches, 1 not seen this time", run.Output, StringComparison.Ordinal);
        var create = JsonNode.Parse(stage.Requests.Last(request => request.Operation == SimulatedOperation.Create).Body);
        Assert.Equal("https://lumenara.example", Assert.Single(create?["exclude_list"]?.AsArray() ?? [])?["url"]?.GetValue<string>());
        Assert.Equal(3 + 20, create?["match_limit"]?.GetValue<int>());
        Assert.Contains(",recheck,", stage.State("runs.csv"), StringComparison.Ordinal);

        // Told once: nothing changes any more, so nothing is said any more.
        var before = stage.Tree("data");
        stage.PassWeek();
        Assert.Contains("unchanged", (await stage.RefreshAsync("--recheck")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(before, stage.Tree("data"));
    }

    [Fact]
    public async Task What_is_not_seen_is_told_only_where_the_run_looked_everywhere()
    {
        await using var stage = await StartAsync(
            new Found("Ibervolt", "https://ibervolt.example"), new Found("Volatile", "https://volatile.example") { Until = "2026-01-10" });
        await stage.RefreshAsync();
        stage.PassWeek();
        stage.Simulator.Faults.Add(
            new Fault { Kind = FaultKind.RunEnding, Operation = SimulatedOperation.Create, Reason = "low_match_rate" });

        Assert.Contains("unchanged", (await stage.RefreshAsync("--recheck")).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entity_that_is_seen_again_after_it_was_missed_is_told_as_changed()
    {
        await using var stage = await StartAsync(
            new Found("Ibervolt", "https://ibervolt.example"),
            new Found("Volatile", "https://volatile.example") { Until = "2026-01-10" },
            new Found("Volatile", "https://volatile.example/", From: "2026-01-15"));
        await stage.RefreshAsync();
        stage.PassWeek();
        Assert.Contains("1 not seen", (await stage.RefreshAsync("--recheck")).Expect(0).Output, StringComparison.Ordinal);
        stage.PassWeek();

        Assert.Contains(
            "batteries: changed. 1 changed", (await stage.RefreshAsync("--recheck")).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recheck_by_schedule_replaces_the_refresh_of_its_period()
    {
        await using var stage = await StartAsync(
            """ "schedule": { "every": "week", "on": "monday" }, "recheck": { "every": "month", "match_limit": 30 } """,
            new Found("Ibervolt", "https://ibervolt.example"));

        for (var week = 0; week < 6; week++)
        {
            await stage.RunAsync(["refresh", "--deliver", "local"]);
            await stage.RunAsync(["refresh", "--deliver", "local"]);
            stage.PassWeek();
        }

        var runs = stage
            .State("runs.csv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(','))
            .ToList();
        Assert.Equal(["refresh", "refresh", "refresh", "refresh", "recheck", "refresh"], runs.Select(run => run[1]));
        Assert.Equal("2026-02-02", runs[4][3][..10]);
        var recheck = stage.Requests.Where(request => request.Operation == SimulatedOperation.Create).ElementAt(4);
        Assert.Equal(30, JsonNode.Parse(recheck.Body)?["match_limit"]?.GetValue<int>());
    }

    [Fact]
    public async Task A_recheck_stays_inside_the_budget_and_says_what_it_had_to_leave()
    {
        await using var stage = await StartAsync(
            """ "budget": { "per_run_usd": 0.60, "per_month_usd": 100 } """,
            [.. Enumerable.Range(1, 18).Select(number => new Found($"Volt {number}", $"https://volt{number}.example"))]);
        await stage.RefreshAsync();
        stage.PassWeek();

        var run = (await stage.RefreshAsync("--recheck")).Expect(0);

        Assert.Contains("The match limit was lowered from 31 to 11", run.Error, StringComparison.Ordinal);
        Assert.Contains("The recheck ended at its match limit", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recheck_of_a_watch_that_knows_nothing_is_a_refresh()
    {
        await using var stage = await StartAsync(new Found("Ibervolt", "https://ibervolt.example"));

        (await stage.RefreshAsync("--recheck")).Expect(0);

        Assert.Contains(",refresh,", stage.State("runs.csv"), StringComparison.Ordinal);
    }

    private static Task<LocalStage> StartAsync(params Found[] market) => StartAsync(Enrichments, market);

    private static Task<LocalStage> StartAsync(string fields, params Found[] market) => LocalStage.StartAsync(Market.Of(market), fields);

    private static void Leak(LocalStage stage) => stage.Simulator.Faults.Behaviour = stage.Simulator.Faults.Behaviour with { LeakRate = 1 };

    private static JsonNode Entity(LocalStage stage) =>
        JsonNode.Parse(Assert.Single(stage.Read("data/batteries/entities.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)))
            ?? throw new JsonException();
}
