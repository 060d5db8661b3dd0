using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

public sealed class RefreshTests
{
    [Fact]
    public async Task A_first_refresh_reports_every_match_and_writes_the_four_files()
    {
        await using var stage = await LocalStage.StartAsync();

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("batteries: new. 2 new", run.Output, StringComparison.Ordinal);
        Assert.Contains("digest at data/batteries/digests/2026-01-05.md", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"name,url,status,until,note,added,run\nIbervolt,https://ibervolt.example/,,,,2026-01-05,{RunId(stage)}\nLumenara,lumenara.example,,,,2026-01-05,{RunId(stage)}\n",
            stage.Exclude);
        Assert.Equal(["ibervolt.example", "lumenara.example"], Keys(stage));
        Assert.StartsWith(
            "id,kind,criteria,started,finished,status,reason,generated,matched,new,changed,excluded,leaked,usd,delivery\n",
            stage.State("runs.csv"),
            StringComparison.Ordinal);
        Assert.Contains("\"closed\"", stage.State("run.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_that_finds_nothing_new_changes_not_one_byte_of_the_data()
    {
        await using var stage = await LocalStage.StartAsync();
        await stage.RefreshAsync();
        var before = stage.Tree("data");

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("unchanged", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, stage.Tree("data"));
        Assert.Equal(2, stage.Creates);
        Assert.Equal(3, stage.State("runs.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_later_refresh_reports_only_what_is_net_new()
    {
        await using var stage = await LocalStage.StartAsync();
        await stage.RefreshAsync();
        var before = stage.Exclude;
        stage.PassWeek();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal($"{before}Nova,https://nova.example,,,,2026-01-12,{RunId(stage)}\n", stage.Exclude);
        Assert.DoesNotContain("Ibervolt", stage.Read("data/batteries/digests/2026-01-12.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_digests_of_one_day_have_two_names()
    {
        await using var stage = await LocalStage.StartAsync();
        await stage.RefreshAsync();
        stage.Simulator.Clock.Advance(TimeSpan.FromDays(7));

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("digests/2026-01-05-2.md", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_matched_candidates_are_kept_as_entities_and_a_digest_tells_others_as_near_misses()
    {
        await using var stage = await LocalStage.StartAsync();

        (await stage.RefreshAsync()).Expect(0);

        Assert.All(stage.Tree("data").Keys.Where(name => !name.EndsWith("watch.json", StringComparison.Ordinal)), name =>
            Assert.DoesNotContain("Dourogrid", stage.Read(name).Split("<details><summary>Near misses")[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_known_entity_that_comes_back_is_left_out_and_counted_and_sent_first_next_time()
    {
        await using var stage = await LocalStage.StartAsync();
        await stage.RefreshAsync();
        stage.PassWeek();
        stage.Simulator.Faults.Behaviour = stage.Simulator.Faults.Behaviour with { LeakRate = 1 };

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("1 new", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 known came back and were left out", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"ibervolt.example\"", stage.State("run.json"), StringComparison.Ordinal);
        Assert.EndsWith(",1,0,2,2,0.34,data/batteries/digests/2026-01-12.md\n", stage.State("runs.csv"), StringComparison.Ordinal);

        await stage.RefreshAsync();
        var sent = JsonDocument.Parse(
            stage.Requests.Last(request => request.Operation == SimulatedOperation.Create).Body).RootElement.GetProperty("exclude_list");
        Assert.NotEqual("Nova", sent[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task One_entity_under_two_addresses_of_one_result_is_reported_once()
    {
        await using var stage = await LocalStage.StartAsync(
            Market.Of(new("Ibervolt", "https://ibervolt.example/"), new("Ibervolt SA", "http://www.ibervolt.example/en?utm_source=x")));

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("1 new", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, stage.Exclude.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task An_entity_without_an_address_is_known_by_its_name_and_not_sent()
    {
        await using var stage = await LocalStage.StartAsync(Market.Of(new Found("Nameless Volt", "")));

        (await stage.RefreshAsync()).Expect(0);
        var second = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("Nameless Volt,,,,,2026-01-05,", stage.Exclude, StringComparison.Ordinal);
        Assert.Contains("1 known came back", second.Output, StringComparison.Ordinal);
        Assert.Contains("unchanged", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_older_shape_of_a_result_and_a_very_large_one_are_read_alike()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Simulator.Faults.Behaviour = stage.Simulator.Faults.Behaviour with
        {
            OldResultShape = true,
            BareStringOutputs = true,
            WriteNulls = true,
        };
        (await stage.RefreshAsync()).Expect(0);
        stage.PassWeek();
        stage.Break(FaultKind.LargeResult);

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(["ibervolt.example", "lumenara.example", "nova.example"], Keys(stage));
        Assert.Contains("1 new", run.Output, StringComparison.Ordinal);
    }

    private static string RunId(LocalStage stage) => stage.Simulator.Ledger.Runs[^1].FindAllId;

    private static IEnumerable<string?> Keys(LocalStage stage) => stage.Read("data/batteries/entities.jsonl")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString());
}
