using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Runs;

public sealed class ExtendTests
{
    [Fact]
    public async Task An_extended_run_is_active_again_and_finds_as_many_more_as_were_asked_for()
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        var id = await FinishedAsync(service, 5);
        var before = await service.GetAsync($"runs/{id}/result");

        var answer = await service.ExtendAsync(id, 4);
        var active = await service.StatusAsync(id);
        var after = await service.FinishAsync(id);

        Assert.Equal((200, "9"), (answer.Status, answer.Text("match_limit")));
        Assert.Equal("queued", active.Text("status.status"));
        Assert.Equal("", active.Text("status.termination_reason"));
        Assert.Equal(9, after.Matched.Count);
        Assert.Equal("match_limit_met", after.Text("run.status.termination_reason"));
        Assert.All(before.Matched, name => Assert.Contains(name, after.Matched));
        Assert.Equal("9", (await service.GetAsync($"runs/{id}/schema")).Text("match_limit"));
    }

    [Fact]
    public async Task An_extension_past_what_there_is_ends_exhausted_and_cannot_be_repeated()
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(7));
        var id = await FinishedAsync(service, 5);

        await service.ExtendAsync(id, 10);
        var result = await service.FinishAsync(id);
        var again = await service.ExtendAsync(id, 10);

        Assert.Equal(7, result.Matched.Count);
        Assert.Equal("candidates_exhausted", result.Text("run.status.termination_reason"));
        Assert.Equal(422, again.Status);
        Assert.Equal("15", (await service.GetAsync($"runs/{id}/schema")).Text("match_limit"));
    }

    [Fact]
    public async Task A_run_that_still_looks_goes_on_to_the_new_limit()
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        var id = await service.CreateAsync(SimulatedService.Query(5));
        service.Pass(17);

        var answer = await service.ExtendAsync(id, 3);

        Assert.Equal(200, answer.Status);
        Assert.Equal("running", (await service.StatusAsync(id)).Text("status.status"));
        Assert.Equal(8, (await service.FinishAsync(id)).Matched.Count);
    }

    [Fact]
    public async Task A_run_that_only_enriches_goes_on_to_the_new_limit()
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        var id = await service.CreateAsync(SimulatedService.Query(5));
        await service.EnrichAsync(id);
        service.Pass(25);
        Assert.Equal("5", (await service.StatusAsync(id)).Text("status.metrics.matched_candidates_count"));

        await service.ExtendAsync(id, 3);

        Assert.Equal(8, (await service.FinishAsync(id)).Matched.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(996)]
    public async Task A_total_over_a_thousand_or_no_increment_is_refused_and_nothing_happens(int additional)
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        var id = await FinishedAsync(service, 5);

        Assert.Equal(422, (await service.ExtendAsync(id, additional)).Status);
        Assert.Equal("completed", (await service.StatusAsync(id)).Text("status.status"));
        Assert.Equal(200, (await service.ExtendAsync(id, 995)).Status);
    }

    [Fact]
    public async Task A_preview_a_cancelled_and_a_failed_run_cannot_be_extended()
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        var preview = await service.CreateAsync(SimulatedService.Query(5, "preview"));
        var cancelled = await service.CreateAsync();
        await service.PostAsync($"runs/{cancelled}/cancel", null);
        service.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "error_occurred" });
        var failed = await service.CreateAsync();
        service.Pass(3600);

        foreach (var id in new[] { preview, cancelled, failed })
        {
            Assert.Equal(422, (await service.ExtendAsync(id, 5)).Status);
        }

        Assert.Equal(404, (await service.ExtendAsync("findall_00000000000000000000000000000009", 5)).Status);
    }

    [Fact]
    public async Task A_poll_right_after_may_still_see_the_old_end()
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        service.Simulator.Faults.Behaviour = new() { StaleSeconds = 3 };
        var id = await FinishedAsync(service, 5);

        await service.ExtendAsync(id, 4);
        var early = await service.StatusAsync(id);
        service.Pass(4);

        Assert.Equal("match_limit_met", early.Text("status.termination_reason"));
        Assert.Equal("true", (await service.StatusAsync(id)).Text("status.is_active"));
    }

    [Fact]
    public async Task It_costs_the_added_matches_with_their_enrichments_and_no_fixed_fee()
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        var id = await service.CreateAsync(SimulatedService.Query(5));
        await service.EnrichAsync(id);
        await service.FinishAsync(id);
        var before = service.Simulator.Ledger.TotalUsd;

        await service.ExtendAsync(id, 4);
        var result = await service.FinishAsync(id);

        // core: 2.00 a run, 0.15 a match; base processor: 0.01 a match.
        Assert.Equal(2.00m + (5 * 0.16m), before);
        Assert.Equal(2.00m + (9 * 0.16m), service.Simulator.Ledger.TotalUsd);
        Assert.Equal(9, Assert.Single(service.Simulator.Ledger.Runs).MatchLimit);
        Assert.All(result.Candidates, candidate => Assert.NotNull(candidate["output"]?["funding_amount"]));
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing, true)]
    [InlineData(FaultKind.TruncatedJson, true)]
    [InlineData(FaultKind.CutInBody, true)]
    [InlineData(FaultKind.PageInstead, true)]
    [InlineData(FaultKind.CutBeforeActing, false)]
    [InlineData(FaultKind.ErrorStatus, false)]
    [InlineData(FaultKind.ErrorPage, false)]
    public async Task Its_answer_can_be_lost_with_and_without_the_act(FaultKind kind, bool isDone)
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        var id = await FinishedAsync(service, 5);
        service.Simulator.Faults.Add(new() { Kind = kind, Operation = SimulatedOperation.Extend });

        var answer = await Record.ExceptionAsync(() => service.ExtendAsync(id, 4));

        Assert.True(answer is null or HttpRequestException, answer?.ToString());
        Assert.Equal(isDone ? "9" : "5", (await service.GetAsync($"runs/{id}/schema")).Text("match_limit"));
    }

    [Fact]
    public async Task A_later_process_goes_on_with_an_extended_run()
    {
        var folder = Directory.CreateTempSubdirectory("findall-extend-");
        string id;
        await using (var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12), folder))
        {
            id = await FinishedAsync(service, 5);
            await service.ExtendAsync(id, 4);
        }

        await using (var later = await SimulatedService.StartAsync(SmallMarket.OfMatches(12), folder))
        {
            Assert.Equal(9, (await later.FinishAsync(id)).Matched.Count);
        }

        folder.Delete(recursive: true);
    }

    private static async Task<string> FinishedAsync(SimulatedService service, int limit)
    {
        var id = await service.CreateAsync(SimulatedService.Query(limit));
        service.Pass(3600);
        return id;
    }
}
