using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Simulator;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

/// <summary>The client against the simulator, which shares no type with it: a misreading of the service by either shows here.</summary>
public sealed class SimulatedServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_started_enriched_waited_for_read_and_left_alone_by_a_late_cancel()
    {
        await using var simulator = await FindAllSimulator.StartAsync(new SimulatorOptions { Speed = 0 }, Token);
        using var client = TestClient.For(simulator.BaseAddress);

        var created = Assert.IsType<CreateOutcome.Created>(await client.CreateAsync(TestClient.Request));
        var enriched = await client.EnrichAsync(created.Run.Id, TestClient.SomeEnrichment, Token);
        simulator.Clock.Advance(TimeSpan.FromHours(3));
        var run = await client.GetRunAsync(created.Run.Id, Token);
        var result = await client.GetResultAsync(created.Run.Id, Token);
        var criteria = await client.GetCriteriaAsync(created.Run.Id, Token);
        await client.CancelAsync(created.Run.Id, Token);

        Assert.True(created.Run.Status.IsActive);
        Assert.IsType<EnrichOutcome.Added>(enriched);
        Assert.False(run.Status.IsActive);
        Assert.Equal(run.Metadata, result.Run.Metadata);
        Assert.Equal(run with { Metadata = result.Run.Metadata }, result.Run);
        Assert.Empty(result.Problems);
        Assert.InRange(result.Candidates.Count, run.Status.Matched + 1, run.Status.Generated);
        Assert.Equal(run.Status.Matched, result.Candidates.Count(candidate => candidate.IsMatch));
        Assert.Equal(["mw"], Assert.Single(criteria.Enrichments ?? []).PropertyNames);
        Assert.Equal(TestClient.Request.MatchLimit, criteria.MatchLimit);
    }
}
