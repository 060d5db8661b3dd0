using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>Enrichments cost money for every match, so each is asked for once.</summary>
public sealed class EnrichingTests
{
    private const string Two =
        """
        "enrichments": [ { "name": "funding_amount", "description": "In USD" }, { "name": "headquarters", "description": "City", "processor": "base" } ],
        """;

    [Fact]
    public async Task Enrichments_are_asked_for_after_the_create_and_never_in_it()
    {
        await using var stage = await LocalStage.StartAsync(fields: Two);

        (await stage.RefreshAsync()).Expect(0);

        Assert.DoesNotContain(
            "enrichments", stage.Requests.Single(request => request.Operation == SimulatedOperation.Create).Body, StringComparison.Ordinal);
        Assert.Equal(2, Enrichments(stage));
        Assert.Contains("5,000,000", stage.Read("data/batteries/digests/2026-01-05.md"), StringComparison.Ordinal);
        Assert.All(stage.Requests, request => Assert.Empty(request.Warnings));
    }

    [Fact]
    public async Task A_refused_enrichment_is_a_warning_and_the_run_goes_on()
    {
        await using var stage = await LocalStage.StartAsync(fields: Two);
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Enrich, status: 403);

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("2 new", run.Output, StringComparison.Ordinal);
        Assert.Contains("funding_amount was refused", run.Error, StringComparison.Ordinal);
        Assert.Contains("was refused", stage.Read("data/batteries/digests/2026-01-05.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing, 2)]
    [InlineData(FaultKind.CutBeforeActing, 3)]
    [InlineData(FaultKind.TruncatedJson, 2)]
    public async Task An_enrichment_without_an_answer_is_looked_up_and_not_doubled(FaultKind kind, int calls)
    {
        await using var stage = await LocalStage.StartAsync(fields: Two);
        stage.Break(kind, SimulatedOperation.Enrich);

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(calls, Enrichments(stage));
        Assert.Equal(2 * 2, stage.Simulator.Ledger.EnrichmentRuns);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task An_enrichment_that_the_service_choked_on_is_looked_up_and_asked_for_again(int status)
    {
        await using var stage = await LocalStage.StartAsync(fields: Two);
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Enrich, status: status);

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(
            [
                SimulatedOperation.Create,
                SimulatedOperation.Enrich,
                SimulatedOperation.Schema,
                SimulatedOperation.Enrich,
                SimulatedOperation.Enrich,
            ],
            stage.Requests.Take(5).Select(request => request.Operation));
        Assert.Equal(2 * 2, stage.Simulator.Ledger.EnrichmentRuns);
    }

    [Fact]
    public async Task An_unclear_enrichment_that_cannot_be_looked_up_is_settled_by_the_next_call()
    {
        await using var stage = await LocalStage.StartAsync(fields: Two);
        stage.Time.Pace = 1_000;
        stage.Break(FaultKind.CutAfterActing, SimulatedOperation.Enrich);
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Schema, times: null, status: 503);
        (await stage.RefreshAsync()).Expect(3);
        stage.Simulator.Faults.Clear();
        stage.Time.Pace = 1;

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(2, Enrichments(stage));
        Assert.Equal(2 * 2, stage.Simulator.Ledger.EnrichmentRuns);
    }

    [Fact]
    public async Task An_enrichment_that_stays_unclear_is_told_and_not_asked_for_forever()
    {
        await using var stage = await LocalStage.StartAsync(fields: Two);
        stage.Break(FaultKind.CutBeforeActing, SimulatedOperation.Enrich, times: 2);

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("funding_amount could not be added", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, Enrichments(stage));
    }

    [Fact]
    public async Task Enrichments_are_not_doubled_when_another_call_takes_the_run_up()
    {
        await using var stage = await LocalStage.StartAsync(fields: Two);
        stage.RunsEndAtOnce = false;
        await stage.RefreshAsync("--no-wait");
        stage.RunsEndAtOnce = true;

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(2, Enrichments(stage));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Enrichments_that_never_come_do_not_hold_the_digest_up(int every)
    {
        await using var stage = await LocalStage.StartAsync(fields: Two);
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.MissingEnrichments, Every = every });

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("2 new", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_while_it_is_enriched_keeps_its_matches()
    {
        await using var stage = await LocalStage.StartAsync(fields: Two);
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.EnrichmentFailsRun });

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("new", run.Output, StringComparison.Ordinal);
        Assert.Contains("result is partial", run.Error, StringComparison.Ordinal);
    }

    private static int Enrichments(LocalStage stage) => stage.Requests.Count(request => request.Operation == SimulatedOperation.Enrich);
}
