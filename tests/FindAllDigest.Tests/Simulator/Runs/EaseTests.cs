using Xunit;

namespace FindAllDigest.Tests.Simulator.Runs;

public sealed class EaseTests
{
    [Fact]
    public async Task An_entity_is_come_upon_by_the_share_of_runs_that_its_ease_says()
    {
        var market = SmallMarket.OfMatches(2)
            .Replace("\"https://c1.example\"", "\"https://c1.example\", \"ease\": 0.3", StringComparison.Ordinal);
        await using var service = await SimulatedService.StartAsync(market);
        var found = new List<string>();
        foreach (var _ in Enumerable.Range(0, 200))
        {
            found.AddRange((await service.FinishAsync(await service.CreateAsync())).Matched);
        }

        Assert.Equal(200, found.Count(name => name == "Company 2"));
        Assert.InRange(found.Count(name => name == "Company 1"), 40, 80);
    }
}
