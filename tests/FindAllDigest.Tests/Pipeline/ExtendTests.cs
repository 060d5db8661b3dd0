using System.Globalization;
using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>A settled run that a person lets go on: it is bought once, told once, and booked to the cent.</summary>
public sealed class ExtendTests
{
    private static string Nine =>
        Market.Of([.. Enumerable.Range(1, 9).Select(number => new Found($"Battery {number}", $"https://b{number}.example"))]);

    [Fact]
    public async Task The_next_refresh_collects_what_an_extension_brings_and_the_ledger_is_right_to_the_cent()
    {
        await using var stage = await StartAsync();

        var extended = (await stage.RunAsync(["extend", LocalStage.Watch, "--up-to", "8"])).Expect(0);
        var refresh = (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0);

        Assert.Matches(
            "^batteries: run findall_[0-9a-f]+ is extended from 5 to 8 matches, for at most 0\\.[0-9]{2} USD more\\. The next refresh collects what it brings\\.\n$",
            extended.Output);
        Assert.Contains("3 new", refresh.Output, StringComparison.Ordinal);
        Assert.Contains("brought 3 more", stage.Read($"data/{LocalStage.Watch}/digests/2026-01-05-2.md"), StringComparison.Ordinal);
        Assert.Equal((1, 1), (stage.Creates, Extensions(stage)));
        Assert.Equal(("8", "8", "0"), (Row(stage)[8], Row(stage)[9], Row(stage)[12]));
        Assert.Equal(stage.Simulator.Ledger.TotalUsd, Usd(stage));
        Assert.Equal(9, stage.Exclude.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Without_a_number_it_reaches_to_twice_the_limit_and_a_second_time_is_refused()
    {
        await using var stage = await StartAsync();

        var json = JsonDocument.Parse((await stage.RunAsync(["extend", LocalStage.Watch, "--json"])).Expect(0).Output).RootElement;
        var inFlight = (await stage.RunAsync(["extend", LocalStage.Watch])).Expect(2);
        (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0);
        var ended = (await stage.RunAsync(["extend", LocalStage.Watch])).Expect(2);

        Assert.Equal((5, 10), (json.GetProperty("from").GetInt32(), json.GetProperty("to").GetInt32()));
        Assert.Contains("is in flight, with a limit of 10 matches", inFlight.Error, StringComparison.Ordinal);
        Assert.Contains("did not end at its match limit", ended.Error, StringComparison.Ordinal);
        Assert.Equal(1, Extensions(stage));
        Assert.Equal(stage.Simulator.Ledger.TotalUsd, Usd(stage));
    }

    [Fact]
    public async Task A_run_that_met_its_new_limit_is_extended_again_only_beyond_it()
    {
        await using var stage = await StartAsync();
        (await stage.RunAsync(["extend", LocalStage.Watch, "--up-to", "7"])).Expect(0);
        (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0);

        Assert.Contains(
            "has a limit of 7 matches already",
            (await stage.RunAsync(["extend", LocalStage.Watch, "--up-to", "7"])).Expect(2).Error,
            StringComparison.Ordinal);
        (await stage.RunAsync(["extend", LocalStage.Watch, "--up-to", "9"])).Expect(0);
        var refresh = (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0);

        Assert.Contains("2 new", refresh.Output, StringComparison.Ordinal);
        Assert.Equal(("9", "9"), (Row(stage)[8], Row(stage)[9]));
        Assert.Equal(stage.Simulator.Ledger.TotalUsd, Usd(stage));
    }

    [Theory]
    [InlineData("0.12", "is extended from 5 to 7 matches, for at most 0.11 USD more. The next refresh collects what it brings. The budget holds no more. Raise budget in watch.json for all 1000.", 1)]
    [InlineData("0.01", "is not extended: the budget holds 0.01 USD more for it, which is less than one further match costs. Raise budget in watch.json.", 0)]
    public async Task It_goes_as_far_as_the_budget_reaches(string more, string said, int extensions)
    {
        await using var stage = await StartAsync();
        var limit = Usd(stage) + decimal.Parse(more, CultureInfo.InvariantCulture);
        WriteWatch(stage, fields: $"\"budget\": {{ \"per_run_usd\": {limit}, \"per_month_usd\": 25 }},");

        var run = (await stage.RunAsync(["extend", LocalStage.Watch, "--up-to", "1000"])).Expect(0);
        if (extensions > 0)
        {
            (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0);
        }

        Assert.Contains(said, run.Output, StringComparison.Ordinal);
        Assert.Equal(extensions, Extensions(stage));
        Assert.InRange(Usd(stage), 0, limit);
        Assert.Equal(stage.Simulator.Ledger.TotalUsd, Usd(stage));
    }

    [Fact]
    public async Task Who_was_told_before_is_not_told_again_under_another_spelling()
    {
        var pairs = Enumerable.Range(1, 6).SelectMany(number => new Found[]
        {
            new($"Battery {number}", $"https://www.b{number}.example/?utm_source=x"), new($"Battery {number}, Inc.", $"b{number}.example"),
        });
        await using var stage = await StartAsync(Market.Of([.. pairs]), expected: "new");

        (await stage.RunAsync(["extend", LocalStage.Watch, "--up-to", "12"])).Expect(0);
        (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0);

        Assert.Equal(("12", "6", "0"), (Row(stage)[8], Row(stage)[9], Row(stage)[12]));
        Assert.Equal(stage.Simulator.Ledger.TotalUsd, Usd(stage));
    }

    [Fact]
    public async Task A_watch_without_a_run_and_one_with_a_preview_only_have_nothing_to_extend()
    {
        await using var stage = await LocalStage.StartAsync(Nine);
        WriteWatch(stage);

        Assert.Contains("has no run yet", (await stage.RunAsync(["extend", LocalStage.Watch])).Expect(2).Error, StringComparison.Ordinal);
        (await stage.RunAsync(["preview", LocalStage.Watch])).Expect(0);
        Assert.Contains(
            "a preview cannot be extended", (await stage.RunAsync(["extend", LocalStage.Watch])).Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_question_goes_on_with_no_old_run()
    {
        await using var stage = await StartAsync();
        WriteWatch(stage, objective: "Find other batteries");

        Assert.Contains(
            "what is no longer asked", (await stage.RunAsync(["extend", LocalStage.Watch])).Expect(2).Error, StringComparison.Ordinal);
        Assert.Equal(0, Extensions(stage));
    }

    [Fact]
    public async Task What_the_service_refuses_leaves_the_watch_as_it_was()
    {
        await using var stage = await StartAsync();
        var before = stage.State("run.json");
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Extend, status: 402);

        var run = (await stage.RunAsync(["extend", LocalStage.Watch])).Expect(3);

        Assert.Contains("was not extended.", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, stage.State("run.json"));
    }

    [Fact]
    public async Task An_unclear_answer_is_settled_by_what_the_run_shows()
    {
        await using var stage = await StartAsync();
        stage.Break(FaultKind.CutAfterActing, SimulatedOperation.Extend);

        (await stage.RunAsync(["extend", LocalStage.Watch, "--up-to", "8"])).Expect(0);
        (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0);

        Assert.Equal(1, Extensions(stage));
        Assert.Equal(("8", "8"), (Row(stage)[8], Row(stage)[9]));
        Assert.Equal(stage.Simulator.Ledger.TotalUsd, Usd(stage));
    }

    [Fact]
    public async Task An_estimate_counts_the_extension_that_a_refresh_may_ask_for()
    {
        await using var stage = await LocalStage.StartAsync(Nine);
        WriteWatch(stage, fields: "\"extend\": { \"up_to\": 8 },");

        Assert.Contains(
            "extended once to 8 matches if it ends at its limit, which makes",
            (await stage.RunAsync(["estimate"])).Expect(0).Output,
            StringComparison.Ordinal);
    }

    private static async Task<LocalStage> StartAsync(string? market = null, string expected = "5 new")
    {
        var stage = await LocalStage.StartAsync(market ?? Nine);
        WriteWatch(stage);
        Assert.Contains(expected, (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
        return stage;
    }

    private static void WriteWatch(LocalStage stage, string objective = "Find batteries", string fields = "") => stage.Write(
        $"data/{LocalStage.Watch}/watch.json",
        $$"""
        {
          "objective": "{{objective}}", "entity_type": "companies", "match_conditions": [ {{Market.Condition().ToJsonString()}} ],
          "generator": "base", "match_limit": 5, "enrichments": [ { "name": "funding_amount", "description": "Total funding." } ],
          {{fields}}
        }
        """);

    private static int Extensions(LocalStage stage) => stage.Requests.Count(request => request.Operation == SimulatedOperation.Extend);

    private static string[] Row(LocalStage stage) => Assert.Single(stage.State("runs.csv").TrimEnd().Split('\n').Skip(1)).Split(',');

    private static decimal Usd(LocalStage stage) => decimal.Parse(Row(stage)[13], CultureInfo.InvariantCulture);
}
