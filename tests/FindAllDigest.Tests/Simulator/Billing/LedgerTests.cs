using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Billing;

public sealed class LedgerTests
{
    [Fact]
    public async Task A_run_costs_its_fee_at_once_and_its_matches_and_enrichments_as_they_come()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        await service.EnrichAsync(id);

        var atOnce = service.Simulator.Ledger.TotalUsd;
        await service.FinishAsync(id);

        var run = Assert.Single(service.Simulator.Ledger.Runs);
        Assert.Equal(2.00m, atOnce);
        Assert.Equal(
            (2.00m, 2, 0.30m, 2, 0.02m, 2.32m),
            (run.FixedUsd, run.Matches, run.MatchesUsd, run.EnrichmentRuns, run.EnrichmentsUsd, run.TotalUsd));
    }

    [Theory]
    [InlineData("preview", 10, "0.10")]
    [InlineData("base", 50, "0.31")]
    [InlineData("pro", 50, "12.00")]
    public async Task Each_generator_has_its_price(string generator, int limit, string usd)
    {
        await using var service = await SimulatedService.StartAsync();

        await service.FinishAsync(await service.CreateAsync(SimulatedService.Query(limit, generator)));

        Assert.Equal(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture), service.Simulator.Ledger.TotalUsd);
    }

    [Fact]
    public async Task The_ledger_is_on_a_path_that_says_that_the_real_api_has_none()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "error_occurred", AfterMatches = 0 });
        var id = await service.CreateAsync();
        await service.FinishAsync(id);

        var answer = await service.GetAsync("/__simulator/ledger");

        Assert.Equal("true", answer.Text("not_part_of_the_real_api"));
        Assert.Equal("1", answer.Text("ledger.creates"));
        Assert.Equal("2.00", answer.Text("ledger.total_usd"));
        Assert.Equal(id, answer.Body["ledger"]?["runs"]?[0]?["findall_id"]?.ToString());
    }
}
