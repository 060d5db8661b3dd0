using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>What is told of a refresh's cost before it is started.</summary>
public sealed class EstimateTests
{
    [Fact]
    public async Task The_worst_case_and_the_budget_are_told_without_a_call_or_a_write()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Variables.Remove("PARALLEL_API_KEY");
        var before = stage.Tree();

        var run = (await stage.RunAsync(["estimate"])).Expect(0);

        Assert.Equal(
            """
            batteries: a refresh with generator 'base' costs 0.25 USD, and 0.03 USD for each match with its enrichments
              at most 0.85 USD, if all 20 matches of its limit are found
              fits the budget as it is
              budget of 2026-01: 0.00 of 25.00 USD spent, 25.00 left
              next refresh: due now
            Prices of Thu 8 Oct 2026, from the vendor's page; data/prices.json overrides them.

            """,
            run.Output,
            ignoreLineEndingDifferences: true);
        Assert.Empty(stage.Requests);
        Assert.Equal(before, stage.Tree());
    }

    [Fact]
    public async Task What_earlier_runs_matched_is_what_the_next_is_expected_to()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"schedule\": { \"every\": \"week\" },");
        await stage.RefreshAsync();
        Assert.Contains("; about 0.31 USD by the last run", (await EstimateAsync(stage)).Output, StringComparison.Ordinal);
        stage.PassWeek();
        await stage.RefreshAsync();

        var text = (await EstimateAsync(stage)).Output;

        Assert.Contains("; about 0.28 USD by the last run", text, StringComparison.Ordinal);
        Assert.Contains("due Mon 19 Jan", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, "lowered from 20 to 8 to fit the budget, which makes 0.49 USD at most", "lowered", 8)]
    [InlineData(0.3, "would not be started: The smallest run", "refused", 0)]
    public async Task A_tight_budget_lowers_or_refuses(double perMonth, string sentence, string word, int limit)
    {
        await using var stage = await LocalStage.StartAsync(fields: $"\"budget\": {{ \"per_month_usd\": {perMonth} }},");

        var text = (await EstimateAsync(stage)).Output;
        var json = Json((await stage.RunAsync(["estimate", "--json"])).Expect(0));

        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Equal(word, json.GetProperty("budget").GetString());
        Assert.Equal(limit, json.GetProperty("allowed_match_limit").GetInt32());
    }

    [Fact]
    public async Task A_spent_month_says_when_the_watch_resumes_and_the_next_month_is_the_one_that_counts()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"budget\": { \"per_month_usd\": 0.5 },");
        await stage.RefreshAsync();
        Assert.Contains("resumes on Sun 1 Feb", (await EstimateAsync(stage)).Output, StringComparison.Ordinal);

        stage.WriteWatch("\"budget\": { \"per_month_usd\": 0.5 }, \"schedule\": { \"every\": \"month\" },");
        var json = Json((await stage.RunAsync(["estimate", "--json"])).Expect(0));

        Assert.Equal(
            ("2026-02", "2026-02-01T00:00:00Z", "lowered"),
            (json.GetProperty("month").GetString(), json.GetProperty("due").GetString(), json.GetProperty("budget").GetString()));
    }

    [Theory]
    [InlineData(true, "held, since the id of the run")]
    [InlineData(false, "is in flight and is collected first")]
    public async Task A_run_in_flight_counts_at_its_full_exposure(bool isHeld, string sentence)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;
        if (isHeld)
        {
            stage.Break(FaultKind.CutAfterActing, SimulatedOperation.Create);
        }

        await stage.RefreshAsync("--no-wait");
        var text = (await EstimateAsync(stage)).Output;
        var status = (await stage.RunAsync(["status"])).Expect(0).Output;

        Assert.Contains("0.85 reserved for the run in flight, 24.15 left", text, StringComparison.Ordinal);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Contains("0.85 USD reserved for the run in flight, 24.15 USD left", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recheck_that_is_due_is_what_is_estimated()
    {
        await using var stage = await LocalStage.StartAsync(
            fields: "\"schedule\": { \"every\": \"week\" }, \"recheck\": { \"every\": \"week\" },");
        await stage.RefreshAsync();
        stage.PassWeek();

        var text = (await EstimateAsync(stage)).Output;

        Assert.Contains("a recheck with generator 'base'", text, StringComparison.Ordinal);
        Assert.Contains("all 22 matches of its limit", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overridden_prices_are_used_and_named()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write("data/prices.json", """{ "date": "2026-12-01", "generators": { "base": { "run": 1.00, "match": 0.5 } } }""");

        var text = (await EstimateAsync(stage)).Output;

        Assert.Contains("at most 11.00 USD", text, StringComparison.Ordinal);
        Assert.Contains("Prices of Tue 1 Dec 2026, from data/prices.json, which overrides", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criteria_of_an_earlier_run_are_asked_for_and_its_matches_are_not()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write("data/batteries/watch.json", $$"""{ "findall_id": "{{Market.EarlierRun}}" }""");

        (await EstimateAsync(stage)).Expect(0);

        Assert.Equal(SimulatedOperation.Schema, Assert.Single(stage.Requests).Operation);
    }

    [Theory]
    [InlineData("estimate")]
    [InlineData("status")]
    [InlineData("explain", "https://ibervolt.example")]
    public async Task A_broken_watch_is_told_and_hides_no_other(params string[] command)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write("data/a-broken/watch.json", "{ \"objectiv\": \"x\" }");

        var run = (await stage.RunAsync(command)).Expect(2);

        Assert.Contains("data/a-broken/watch.json(1,", run.Error, StringComparison.Ordinal);
        Assert.Contains("batteries: ", run.Output, StringComparison.Ordinal);
    }

    private static async Task<ProgramRun> EstimateAsync(LocalStage stage) =>
        (await stage.RunAsync(["estimate", LocalStage.Watch])).Expect(0);

    private static JsonElement Json(ProgramRun run) => JsonDocument.Parse(run.Output).RootElement[0];
}
