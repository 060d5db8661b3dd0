using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>Watches that begin from an earlier run.</summary>
public sealed class SeedTests
{
    private const string WatchPath = "data/batteries/watch.json";

    [Fact]
    public async Task The_earlier_runs_matches_are_taken_over_as_known_and_its_words_are_stored()
    {
        await using var stage = await SeededAsync();

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("changed. 2 taken over from the earlier run", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"name,url,status,until,note,added,run\nIbervolt,https://ibervolt.example/,,,,2026-01-05,{Market.EarlierRun}\nLumenara,lumenara.example,,,,2026-01-05,{Market.EarlierRun}\n",
            string.Join(
                '\n',
                stage.Exclude
                    .Split('\n')
                    .Take(1)
                    .Concat(stage.Exclude.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Order(StringComparer.Ordinal)))
                        + "\n");
        Assert.Contains("battery_check", stage.Read("data/batteries/criteria.json"), StringComparison.Ordinal);
        Assert.Contains(
            "Lumenara", stage.Requests.Single(request => request.Operation == SimulatedOperation.Create).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_earlier_run_is_not_asked_again_and_new_entities_are_new()
    {
        await using var stage = await SeededAsync();
        await stage.RefreshAsync();
        var asked = AskedOfEarlierRun(stage);
        stage.PassWeek();

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("new. 1 new", run.Output, StringComparison.Ordinal);
        Assert.Equal(asked, AskedOfEarlierRun(stage));
    }

    [Fact]
    public async Task What_the_service_leaks_of_the_seed_is_not_new()
    {
        await using var stage = await SeededAsync();
        stage.Simulator.Faults.Behaviour = stage.Simulator.Faults.Behaviour with { LeakRate = 1 };

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("changed. 2 taken over", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 known came back", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_fields_win_over_the_earlier_runs()
    {
        await using var stage = await SeededAsync();
        stage.Write(
            WatchPath,
            $$"""{ "findall_id": "{{Market.EarlierRun}}", "objective": "Find better batteries", "generator": "base", "match_limit": 9 }""");

        (await stage.RefreshAsync()).Expect(0);

        var body = stage.Requests.Single(request => request.Operation == SimulatedOperation.Create).Body;
        Assert.Contains("Find better batteries", body, StringComparison.Ordinal);
        Assert.Contains("\"match_limit\":9", body, StringComparison.Ordinal);
        Assert.Contains("battery_check", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_run_that_does_not_exist_stops_before_anything_is_bought()
    {
        await using var stage = await SeededAsync();
        stage.Write(WatchPath, """{ "findall_id": "findall_ffffffffffffffffffffffffffffffff" }""");

        var run = (await stage.RefreshAsync()).Expect(3);

        Assert.Contains("404", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
        Assert.Equal("", stage.State("run.json") + stage.State("runs.csv"));
    }

    private static async Task<LocalStage> SeededAsync()
    {
        var stage = await LocalStage.StartAsync();
        stage.Write(WatchPath, $$"""{ "findall_id": "{{Market.EarlierRun}}" }""");
        return stage;
    }

    private static int AskedOfEarlierRun(LocalStage stage) => stage.Requests.Count(request => request.FindAllId == Market.EarlierRun);
}
