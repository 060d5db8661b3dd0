using System.Text.Json.Nodes;
using FindAllDigest.Simulator;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Runs;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Runs;

public sealed class WeeklyPlayTests
{
    [Fact]
    public async Task A_fresh_process_plays_the_week_it_is_told()
    {
        await using var first = await StartAsync(1);
        await using var second = await StartAsync(2);

        Assert.Equal(new DateTimeOffset(2026, 1, 12, 6, 0, 0, TimeSpan.Zero), second.Simulator.Clock.Now);
        Assert.Equal(["Ibervolt", "Lumenara Ltd"], (await first.FinishAsync(await first.CreateAsync())).Matched);
        Assert.Equal(["Ibervolt", "Lumenara Ltd", "Nova"], (await second.FinishAsync(await second.CreateAsync())).Matched);
    }

    [Fact]
    public async Task The_same_week_gives_the_same_bytes_in_each_process()
    {
        var answers = new List<string>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var service = await StartAsync(2);
            answers.Add((await service.FinishAsync(await service.CreateAsync())).Raw);
        }

        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task A_run_of_a_process_that_died_is_found_again_with_all_it_would_have_found()
    {
        string id;
        string before;
        await using (var service = await StartAsync(2))
        {
            var query = SimulatedService.Query(20);
            query["exclude_list"] = new JsonArray(
                new JsonObject { ["name"] = "Ibervolt", ["url"] = "https://ibervolt.example/" },
                new JsonObject { ["name"] = "Lumenara Ltd", ["url"] = "lumenara.example" });
            id = await service.CreateAsync(query);
            await service.EnrichAsync(id, SimulatedService.Enrichment("funding_amount", new JsonArray("string", "null")));
            before = (await service.FinishAsync(id)).Body["candidates"]?.ToJsonString() ?? "";
        }

        await using var later = await StartAsync(2, ["funding_amount"]);
        Assert.Equal("queued", (await later.StatusAsync(id)).Text("status.status"));
        var result = await later.FinishAsync(id);

        Assert.Equal(["Nova"], result.Matched);
        Assert.Equal("20", (await later.GetAsync($"runs/{id}/schema")).Text("match_limit"));
        Assert.Equal("core", result.Text("run.generator"));
        Assert.Equal(before, result.Body["candidates"]?.ToJsonString());
        Assert.NotEqual(id, await later.CreateAsync(SimulatedService.Query(20)));
    }

    [Fact]
    public async Task A_run_that_excluded_nothing_is_found_again_as_one_that_excludes_nothing()
    {
        string id;
        await using (var service = await StartAsync(3))
        {
            id = await service.CreateAsync();
        }

        await using var later = await StartAsync(4);

        Assert.Equal(["Ibervolt", "Lumenara Ltd", "Nova"], (await later.FinishAsync(id)).Matched);
    }

    [Fact]
    public async Task Conditions_of_a_watch_of_ones_own_are_judged_again()
    {
        string id;
        await using (var service = await StartAsync(1))
        {
            id = await service.CreateAsync();
        }

        await using var later = await StartAsync(1, conditions: [new("profitable_check", "Earns money.")]);

        Assert.Equal(
            "true", SimulatedAnswer.Read((await later.FinishAsync(id)).Candidate("Ibervolt"), "output.profitable_check.is_matched"));
    }

    [Fact]
    public async Task A_run_of_a_week_to_come_is_unknown()
    {
        await using var next = await StartAsync(3);
        await using var service = await StartAsync(2);

        Assert.Equal(404, (await service.GetAsync($"runs/{await next.CreateAsync()}/result")).Status);
    }

    [Theory]
    [InlineData("findall_00000000000000000000000000000009")]
    [InlineData("findall_x")]
    [InlineData("")]
    public async Task An_id_that_nobody_gave_is_unknown(string id)
    {
        await using var service = await StartAsync(1);

        Assert.Equal(404, (await service.GetAsync($"runs/{id}/result")).Status);
    }

    [Fact]
    public async Task Two_watches_never_share_a_run()
    {
        await using var one = await StartAsync(1);
        await using var other = await SimulatedService.StartAsync(
            change: options => options with { Weekly = new WeeklyPlay { Week = 1, Watch = "other" } });
        var id = await one.CreateAsync();

        Assert.NotEqual(id, await other.CreateAsync());
        Assert.Equal(404, (await other.StatusAsync(id)).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(WeeklyPlay.LastWeek + 1)]
    public async Task A_week_out_of_range_is_refused(int week) =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            FindAllSimulator.StartAsync(new() { Weekly = new() { Week = week, Watch = "x" } }, TestContext.Current.CancellationToken));

    private static Task<SimulatedService> StartAsync(
        int week, IReadOnlyList<string>? enrichments = null, IReadOnlyList<MatchCondition>? conditions = null)
    {
        var play = new WeeklyPlay { Week = week, Watch = "batteries", Enrichments = enrichments, Conditions = conditions };
        return SimulatedService.StartAsync(change: options => options with { Weekly = play });
    }
}
