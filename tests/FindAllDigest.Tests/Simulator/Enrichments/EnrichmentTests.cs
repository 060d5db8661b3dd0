using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Enrichments;

public sealed class EnrichmentTests
{
    [Fact]
    public async Task Enriching_a_finished_run_makes_it_active_again_without_a_reason()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        await service.FinishAsync(id);

        await service.EnrichAsync(id);
        var during = await service.StatusAsync(id);
        var after = await service.FinishAsync(id);

        Assert.Equal("queued", during.Text("status.status"));
        Assert.Equal("true", during.Text("status.is_active"));
        Assert.Equal("", during.Text("status.termination_reason"));
        Assert.Equal("candidates_exhausted", after.Text("run.status.termination_reason"));
        Assert.Equal("5000000", SimulatedAnswer.Read(after.Candidate("Ibervolt"), "output.funding_amount.value"));
    }

    [Fact]
    public async Task A_poll_right_after_the_enrich_may_still_see_the_old_end()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Behaviour = new() { StaleSeconds = 5 };
        var id = await service.CreateAsync();
        await service.FinishAsync(id);
        await service.EnrichAsync(id);

        var stale = await service.StatusAsync(id);
        service.Pass(6);
        var fresh = await service.StatusAsync(id);

        Assert.Equal("completed", stale.Text("status.status"));
        Assert.Equal("running", fresh.Text("status.status"));
    }

    [Fact]
    public async Task Only_matches_are_enriched_and_every_part_of_a_list_has_its_basis()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        await service.EnrichAsync(id, SimulatedService.Enrichment("key_people", "array"));

        var result = await service.FinishAsync(id);

        var fields = (result.Candidate("Ibervolt")["basis"]?.AsArray() ?? []).Select(field => field?["field"]?.ToString());
        Assert.Equal(["battery_check", "key_people", "key_people.0"], fields);
        Assert.Equal("enrichment", SimulatedAnswer.Read(result.Candidate("Ibervolt"), "output.key_people.type"));
        Assert.Null(result.Candidate("Dourogrid")["output"]?["key_people"]);
    }

    [Theory]
    [InlineData("number", "9000000")]
    [InlineData("string", "USD 9 million")]
    public async Task A_value_changes_with_the_date(string type, string expected)
    {
        await using var service = await SimulatedService.StartAsync();
        service.Pass(40 * 86_400.0);
        var id = await service.CreateAsync();
        await service.EnrichAsync(id, SimulatedService.Enrichment("funding_amount", type));

        var result = await service.FinishAsync(id);

        Assert.Equal(expected, SimulatedAnswer.Read(result.Candidate("Ibervolt"), "output.funding_amount.value"));
    }

    [Fact]
    public async Task A_number_asked_for_as_text_comes_as_text()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        await service.EnrichAsync(id, SimulatedService.Enrichment("funding_amount", "string"));

        var result = await service.FinishAsync(id);

        Assert.Equal("5,000,000", SimulatedAnswer.Read(result.Candidate("Ibervolt"), "output.funding_amount.value"));
        Assert.Equal("Not published", SimulatedAnswer.Read(result.Candidate("Lumenara Ltd"), "output.funding_amount.value"));
    }

    [Fact]
    public async Task A_missing_enrichment_leaves_no_key_and_costs_nothing()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Add(new() { Kind = FaultKind.MissingEnrichments, Every = 2 });
        var id = await service.CreateAsync();
        await service.EnrichAsync(id);

        var result = await service.FinishAsync(id);

        Assert.Single(result.Candidates, candidate => candidate["output"]?["funding_amount"] is not null);
        Assert.Equal(1, service.Simulator.Ledger.EnrichmentRuns);
    }

    [Fact]
    public async Task A_failing_enrichment_can_fail_the_run()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Add(new() { Kind = FaultKind.EnrichmentFailsRun });
        var id = await service.CreateAsync();
        await service.EnrichAsync(id);

        var result = await service.FinishAsync(id);

        Assert.Equal("failed", result.Text("run.status.status"));
        Assert.Equal("error_occurred", result.Text("run.status.termination_reason"));
        Assert.NotEmpty(result.Matched);
    }

    [Fact]
    public async Task A_repeated_enrich_is_billed_twice_and_answered_once()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        await service.EnrichAsync(id);
        await service.EnrichAsync(id);

        var result = await service.FinishAsync(id);

        Assert.Equal(4, service.Simulator.Ledger.EnrichmentRuns);
        Assert.Equal(2, result.Candidate("Ibervolt")["basis"]?.AsArray().Count);
    }

    [Fact]
    public async Task An_enrich_while_the_run_is_active_keeps_it_active_until_the_values_are_there()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        await service.EnrichAsync(id);
        service.Pass(25);

        var between = await service.GetAsync($"runs/{id}/result");

        Assert.Equal("running", between.Text("run.status.status"));
        Assert.Equal(2, between.Matched.Count);
        Assert.DoesNotContain("\"enrichment\"", between.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_gives_enrichments_back_without_the_secrets_of_their_servers()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        var enrichment = SimulatedService.Enrichment("funding_amount", "number");
        enrichment["mcp_servers"] = new JsonArray(
            new JsonObject { ["url"] = "https://mcp.example", ["name"] = "m", ["headers"] = new JsonObject { ["token"] = "secret" } });

        var answer = await service.EnrichAsync(id, enrichment);

        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain("secret", answer.Raw, StringComparison.Ordinal);
        Assert.Equal("m", answer.Body["enrichments"]?[0]?["mcp_servers"]?[0]?["name"]?.ToString());
    }
}
