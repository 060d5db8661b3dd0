using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Runs;

public sealed class RunLifecycleTests
{
    [Fact]
    public async Task A_created_run_is_queued_without_candidates()
    {
        await using var service = await SimulatedService.StartAsync();

        var answer = await service.PostAsync("runs", SimulatedService.Query());

        Assert.Equal(200, answer.Status);
        Assert.Equal("queued", answer.Text("status.status"));
        Assert.Equal("true", answer.Text("status.is_active"));
        Assert.Equal("0", answer.Text("status.metrics.generated_candidates_count"));
        Assert.Equal("2026-01-05T06:00:00.000000Z", answer.Text("created_at"));
    }

    [Fact]
    public async Task A_run_goes_from_queued_over_running_to_completed_as_time_passes()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();

        var seen = new List<string>();
        foreach (var seconds in new[] { 3, 2, 100 })
        {
            service.Pass(seconds);
            seen.Add((await service.StatusAsync(id)).Text("status.status"));
        }

        Assert.Equal(["queued", "running", "completed"], seen);
    }

    [Fact]
    public async Task A_candidate_without_verdict_is_shown_only_while_the_run_is_active()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        service.Pass(7);

        var early = await service.GetAsync($"runs/{id}/result");
        var late = await service.FinishAsync(id);

        var generated = Assert.Single(early.Candidates);
        Assert.Equal("generated", SimulatedAnswer.Read(generated, "match_status"));
        Assert.Null(generated["output"]);
        Assert.DoesNotContain(late.Candidates, candidate => SimulatedAnswer.Read(candidate, "match_status") == "generated");
    }

    [Fact]
    public async Task A_finished_result_holds_the_unmatched_candidates_too()
    {
        await using var service = await SimulatedService.StartAsync();

        var result = await service.FinishAsync(await service.CreateAsync());

        Assert.Equal(["Ibervolt", "Lumenara Ltd"], result.Matched);
        Assert.Equal("unmatched", SimulatedAnswer.Read(result.Candidate("Dourogrid"), "match_status"));
        Assert.Equal("3", result.Text("run.status.metrics.generated_candidates_count"));
        Assert.Equal("candidates_exhausted", result.Text("run.status.termination_reason"));
    }

    [Fact]
    public async Task A_company_is_found_only_by_runs_created_after_it_appeared()
    {
        await using var service = await SimulatedService.StartAsync();
        var before = await service.CreateAsync();
        service.Pass(8 * 86_400);
        var after = await service.CreateAsync();

        Assert.DoesNotContain("Nova", (await service.FinishAsync(before)).Matched);
        Assert.Contains("Nova", (await service.FinishAsync(after)).Matched);
    }

    [Theory]
    [InlineData("match_limit_met", "completed")]
    [InlineData("low_match_rate", "completed")]
    [InlineData("candidates_exhausted", "completed")]
    [InlineData("user_cancelled", "cancelled")]
    [InlineData("error_occurred", "failed")]
    [InlineData("timeout", "failed")]
    [InlineData("insufficient_funds", "completed")]
    public async Task A_run_can_end_for_each_documented_reason(string reason, string status)
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = reason });

        var run = (await service.FinishAsync(await service.CreateAsync())).Body["run"] ?? new JsonObject();

        Assert.Equal(status, SimulatedAnswer.Read(run, "status.status"));
        Assert.Equal(reason, SimulatedAnswer.Read(run, "status.termination_reason"));
        Assert.Equal("false", SimulatedAnswer.Read(run, "status.is_active"));
    }

    [Fact]
    public async Task A_halted_run_is_neither_active_nor_terminated()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "action_required" });

        var run = await service.FinishAsync(await service.CreateAsync());

        Assert.Equal("action_required", run.Text("run.status.status"));
        Assert.Equal("false", run.Text("run.status.is_active"));
        Assert.Equal("", run.Text("run.status.termination_reason"));
    }

    [Fact]
    public async Task A_run_out_of_funds_keeps_the_matches_it_had()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Add(
            new() { Kind = FaultKind.RunEnding, Reason = "insufficient_funds", RunStatus = "failed", AfterMatches = 1 });

        var result = await service.FinishAsync(await service.CreateAsync());

        Assert.Single(result.Matched);
        Assert.Equal("failed", result.Text("run.status.status"));
    }

    [Fact]
    public async Task A_run_stops_at_its_match_limit_even_when_enrichments_keep_it_active()
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        var id = await service.CreateAsync(SimulatedService.Query(matchLimit: 5));
        await service.EnrichAsync(id);

        var result = await service.FinishAsync(id);

        Assert.Equal(5, result.Matched.Count);
        Assert.Equal("match_limit_met", result.Text("run.status.termination_reason"));
    }

    [Fact]
    public async Task A_preview_evaluates_as_many_candidates_as_its_limit_says()
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));

        var result = await service.FinishAsync(await service.CreateAsync(SimulatedService.Query(6, "preview")));

        Assert.Equal(6, result.Candidates.Count);
    }

    [Fact]
    public async Task Cancelling_keeps_what_was_found_and_works_once()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        service.Pass(17);

        var first = await service.PostAsync($"runs/{id}/cancel", null);
        var second = await service.PostAsync($"runs/{id}/cancel", null);

        Assert.Equal((204, 0), (first.Status, first.Bytes.Length));
        Assert.Equal(409, second.Status);
        var result = await service.FinishAsync(id);
        Assert.Equal("user_cancelled", result.Text("run.status.termination_reason"));
        Assert.Single(result.Candidates);
    }

    [Fact]
    public async Task An_earlier_run_of_the_scenario_is_there_from_the_start()
    {
        await using var service = await SimulatedService.StartAsync();

        var result = await service.GetAsync("runs/findall_00000000000000000000000000000001/result");

        Assert.Equal(["Ibervolt", "Lumenara Ltd"], result.Matched);
        Assert.Empty(service.Simulator.Ledger.Runs);
    }

    [Fact]
    public async Task A_condition_unknown_to_the_scenario_gets_a_general_verdict()
    {
        await using var service = await SimulatedService.StartAsync();
        var query = SimulatedService.Query();
        query["match_conditions"] = new JsonArray(new JsonObject { ["name"] = "profitable_check", ["description"] = "Earns money." });

        var result = await service.FinishAsync(await service.CreateAsync(query));

        Assert.Equal(["Ibervolt", "Lumenara Ltd"], result.Matched);
        Assert.Equal("false", SimulatedAnswer.Read(result.Candidate("Dourogrid"), "output.profitable_check.is_matched"));
    }
}
