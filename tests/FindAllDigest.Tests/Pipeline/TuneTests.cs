using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>What the numbers say about the words of a watch, and two wordings side by side.</summary>
public sealed class TuneTests
{
    private const string Words = """{ "match_conditions": [ { "name": "battery_check", "description": "Sells grid batteries." } ] }""";

    [Fact]
    public async Task A_report_names_conditions_near_misses_and_costs_and_buys_nothing()
    {
        await using var stage = await LocalStage.StartAsync();
        await stage.RefreshAsync();
        var (before, creates) = (stage.Tree(".findall-digest"), stage.Creates);

        var run = (await stage.RunAsync(["tune", LocalStage.Watch])).Expect(0);
        var json = JsonDocument.Parse((await stage.RunAsync(["tune", "--json"])).Expect(0).Output).RootElement[0];

        Assert.Contains("Of 3 candidates, “Battery” passed 2 and refused 1 (1 alone).", run.Output, StringComparison.Ordinal);
        Assert.Contains("not enough runs yet", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"battery_check +2 +1 +1", run.Output);
        Assert.Contains(
            "near miss: Dourogrid (https://dourogrid.example), not “Battery”: A page says so.", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, json.GetProperty("numbers").GetProperty("candidates").GetInt32());
        Assert.Equal("Dourogrid", json.GetProperty("near_misses")[0].GetProperty("name").GetString());
        Assert.Equal(before, stage.Tree(".findall-digest"));
        Assert.Equal(creates, stage.Creates);
    }

    [Fact]
    public async Task Two_wordings_are_bought_once_each_and_compared_candidate_by_candidate()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write("other.json", Words);
        stage.Write($"data/{LocalStage.Watch}/exclude.csv", "name,url,status\nIbervolt,https://ibervolt.example,rejected\n");

        var first = (await stage.RunAsync(["tune", LocalStage.Watch, "--try", "other.json"])).Expect(0);
        var again = (await stage.RunAsync(["tune", LocalStage.Watch, "--try", "other.json", "--json"])).Expect(0);

        Assert.Contains("2 of 2 previews are to be bought, for 0.20 USD at most", first.Error, StringComparison.Ordinal);
        Assert.Contains("with the words of now: ", first.Output, StringComparison.Ordinal);
        Assert.Contains("with the other words: ", first.Output, StringComparison.Ordinal);
        Assert.Contains("Bought for 0.20 USD.", first.Output, StringComparison.Ordinal);
        var trial = JsonDocument.Parse(again.Output).RootElement[0].GetProperty("trial");
        Assert.Equal(0, trial.GetProperty("usd").GetDecimal());
        Assert.Contains(
            trial.GetProperty("candidates").EnumerateArray(),
            one => one.GetProperty("name").GetString() == "Ibervolt" && one.GetProperty("decision").GetString() == "rejected");
        Assert.Equal((2, 0.20m), (stage.Creates, stage.Simulator.Ledger.TotalUsd));
        Assert.Equal(3, stage.State("runs.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_preview_whose_id_was_lost_is_booked_and_not_repeated_within_a_day()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write("other.json", Words);
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, status: 500);
        (await stage.RunAsync(["tune", LocalStage.Watch, "--try", "other.json"])).Expect(3);
        var requests = stage.Requests.Count;

        var held = (await stage.RunAsync(["tune", LocalStage.Watch, "--try", "other.json"])).Expect(5);

        Assert.Contains("its id was lost", held.Error, StringComparison.Ordinal);
        Assert.Equal(requests, stage.Requests.Count);
        stage.Pass(TimeSpan.FromHours(25));
        (await stage.RunAsync(["tune", LocalStage.Watch, "--try", "other.json"])).Expect(0);
        Assert.Equal(4, stage.State("runs.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_watch_of_the_simulator_tries_words_for_nothing_and_needs_no_key()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"service\": \"simulator\",");
        stage.Variables.Remove("PARALLEL_API_KEY");
        stage.Write("other.json", Words);

        var run = (await stage.RunAsync(["tune", LocalStage.Watch, "--try", "other.json"])).Expect(0);
        var json = (await stage.RunAsync(["tune", LocalStage.Watch, "--try", "other.json", "--json"])).Expect(0);

        Assert.Contains("the simulator answers, so both previews are made up and cost nothing.", run.Error, StringComparison.Ordinal);
        Assert.Contains("with the words of now: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("These candidates are made up: the simulator answers this watch, and nothing was bought.", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, JsonDocument.Parse(json.Output).RootElement[0].GetProperty("trial").GetProperty("usd").GetDecimal());
        Assert.Empty(stage.Requests);
        Assert.DoesNotContain("0.10", stage.State("runs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_were_only_tried_are_not_called_the_latest()
    {
        await using var stage = await LocalStage.StartAsync();
        await stage.RefreshAsync();
        stage.Write("other.json", Words);
        await stage.RunAsync(["tune", LocalStage.Watch, "--try", "other.json"]);

        var report = (await stage.RunAsync(["tune", LocalStage.Watch])).Expect(0);

        Assert.Matches("Criteria [0-9a-f]{12}, the latest: .* in 1 run and 1 preview for", report.Output);
        Assert.Matches("Criteria [0-9a-f]{12}, only tried by preview: 0.10 USD in 1 preview for 0 new", report.Output);
    }

    [Fact]
    public async Task What_the_budget_does_not_allow_is_not_half_bought()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"budget\": { \"per_month_usd\": 0.15 },");
        stage.Write("other.json", Words);

        var run = (await stage.RunAsync(["tune", LocalStage.Watch, "--try", "other.json"])).Expect(0);

        Assert.Contains(
            "2 previews cost 0.20 USD, and the budget leaves 0.15 USD this month; nothing was bought.",
            run.Error,
            StringComparison.Ordinal);
        Assert.Empty(stage.Requests);
    }

    [Theory]
    [InlineData(2, "{ \"match_condition\": [] }", "match_conditions")]
    [InlineData(2, "nonsense", "other.json")]
    [InlineData(2, "{}", "same words")]
    [InlineData(1, null, "There is no file 'other.json'.")]
    public async Task A_file_that_cannot_be_tried_buys_nothing(int code, string? file, string words)
    {
        await using var stage = await LocalStage.StartAsync();
        if (file is not null)
        {
            stage.Write("other.json", file);
        }

        var run = (await stage.RunAsync(["tune", LocalStage.Watch, "--try", "other.json"])).Expect(code);

        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Empty(stage.Requests);
    }
}
