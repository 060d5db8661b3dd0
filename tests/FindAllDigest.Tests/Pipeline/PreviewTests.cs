using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>A question that is tried on a few candidates before it is asked for real.</summary>
public sealed class PreviewTests
{
    [Fact]
    public async Task Candidates_and_verdicts_are_shown_and_the_watch_stays_due()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"schedule\": { \"every\": \"week\" },");
        var before = stage.Tree("data");

        var run = (await stage.RunAsync(["preview", LocalStage.Watch])).Expect(0);

        Assert.Contains("preview: 2 of 3 candidates match", run.Output, StringComparison.Ordinal);
        Assert.Contains("no match: Dourogrid (https://dourogrid.example)", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"generator\":\"preview\"", stage.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"match_limit\":10", stage.Requests[0].Body, StringComparison.Ordinal);
        Assert.Equal(before, stage.Tree("data"));
        Assert.Equal(0.10m, stage.Simulator.Ledger.TotalUsd);
        Assert.Contains(
            "batteries: new. 2 new", (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_is_not_started_when_the_budget_is_spent()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"budget\": { \"per_month_usd\": 0.15 },");
        (await stage.RunAsync(["preview"])).Expect(0);

        var second = (await stage.RunAsync(["preview", "--force"])).Expect(0);

        Assert.Contains("leaves 0.05 USD this month; nothing was bought", second.Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task A_preview_whose_process_was_stopped_is_read_by_the_next_call_and_not_bought_again()
    {
        await using var stage = await LocalStage.StartAsync();
        (await stage.RunAsync(["preview"])).Expect(0);
        Assert.Contains(",completed,", stage.State("runs.csv"), StringComparison.Ordinal);
        stage.Write(
            $".findall-digest/{LocalStage.Watch}/runs.csv",
            stage.State("runs.csv").Replace(",completed,", ",queued,", StringComparison.Ordinal));

        var run = (await stage.RunAsync(["preview"])).Expect(0);

        Assert.Contains("preview: 2 of 3 candidates match", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing is bought", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
        Assert.Contains(",completed,", stage.State("runs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_of_the_same_words_is_shown_again_for_a_day_and_bought_again_when_it_is_asked_for()
    {
        await using var stage = await LocalStage.StartAsync();
        var first = (await stage.RunAsync(["preview"])).Expect(0);

        var again = (await stage.RunAsync(["preview"])).Expect(0);

        Assert.Equal(first.Output, again.Output);
        Assert.Contains(
            "is read again; nothing is bought. 'findall-digest preview batteries --force' buys another one.",
            again.Error,
            StringComparison.Ordinal);
        Assert.Equal(0, Usd((await stage.RunAsync(["preview", "--json"])).Expect(0)));
        Assert.Equal(1, stage.Creates);

        (await stage.RunAsync(["preview", "--force"])).Expect(0);
        Assert.Equal(2, stage.Creates);

        stage.Pass(TimeSpan.FromHours(25));
        Assert.Equal(0.10m, Usd((await stage.RunAsync(["preview", "--json"])).Expect(0)));
        Assert.Equal(3, stage.Creates);

        static decimal Usd(ProgramRun run) => JsonDocument.Parse(run.Output).RootElement[0].GetProperty("cost_usd").GetDecimal();
    }

    [Fact]
    public async Task A_preview_whose_id_was_lost_is_not_repeated_within_the_day()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, status: 500);
        (await stage.RunAsync(["preview"])).Expect(3);
        var asked = stage.Requests.Count(request => request.Operation == SimulatedOperation.Create);

        var run = (await stage.RunAsync(["preview"])).Expect(5);

        Assert.Contains("its id was lost", run.Error, StringComparison.Ordinal);
        Assert.Equal(asked, stage.Requests.Count(request => request.Operation == SimulatedOperation.Create));
        Assert.Contains(",lost,", stage.State("runs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_preview_costs_nothing_and_a_broken_watch_hides_no_other()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, status: 402);
        (await stage.RunAsync(["preview"])).Expect(3);
        stage.Write("data/a-broken/watch.json", "{");

        var run = (await stage.RunAsync(["preview", "--json"])).Expect(2);

        var answer = Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToList());
        Assert.Equal(3, answer.GetProperty("candidates").GetArrayLength());
        Assert.Equal(0.10m, stage.Simulator.Ledger.TotalUsd);
        Assert.Equal(2, stage.State("runs.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(1, "--comment", "0")]
    [InlineData(4, "--comment", "12")]
    public async Task A_comment_without_a_pull_request_buys_nothing(int exitCode, params string[] options)
    {
        await using var stage = await LocalStage.StartAsync();

        (await stage.RunAsync(["preview", LocalStage.Watch, .. options])).Expect(exitCode);

        Assert.Empty(stage.Requests);
    }
}
