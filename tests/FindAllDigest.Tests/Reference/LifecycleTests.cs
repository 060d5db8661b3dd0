using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Pipeline;
using Xunit;

namespace FindAllDigest.Tests.Reference;

/// <summary>What §8 (life of a run) and §9.2 (when is an enrichment finished) of the API's reference warn of.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>§8 every status and reason</term><description><see cref="EndingTests"/>,
/// <see cref="Runs.RunEndingTests"/></description></item>
/// <item><term>§8 cancel of an ended run is
/// 409</term><description><see cref="CancelTests.Cancelling_twice_or_too_late_changes_nothing"/></description></item>
/// <item><term>§8 a run may take hours</term><description><see cref="FlightTests"/></description></item>
/// <item><term>§9.2 asked for right after the
/// create</term><description><see cref="EnrichingTests.Enrichments_are_asked_for_after_the_create_and_never_in_it"/></description></item>
/// <item><term>§9.2 a failing enrichment fails the
/// run</term><description><see cref="EnrichingTests.A_run_that_fails_while_it_is_enriched_keeps_its_matches"/></description></item>
/// <item><term>§9.2 a value may be missing for
/// good</term><description><see cref="EnrichingTests.Enrichments_that_never_come_do_not_hold_the_digest_up"/></description></item>
/// </list>
/// </remarks>
public sealed class LifecycleTests
{
    private const string Enriched = """ "enrichments": [ { "name": "funding_amount", "description": "In USD" } ], """;

    [Fact]
    public async Task Section_8_a_queued_or_running_run_is_left_to_the_next_call()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;
        (await stage.RefreshAsync("--no-wait")).Expect(0);
        stage.Simulator.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Contains("batteries: pending", (await stage.RefreshAsync("--no-wait")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Theory]
    [InlineData("cancelling", "user_cancelled")]
    [InlineData("cancelled", "user_cancelled")]
    public async Task Section_8_a_cancelled_run_gives_what_it_had(string status, string reason)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = reason, RunStatus = status, AfterMatches = 1 });

        Assert.Contains("1 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("completed", true)]
    [InlineData("failed", false)]
    [InlineData("cancelled", false)]
    public async Task Section_8_only_a_completed_run_is_enriched_when_it_is_taken_up_late(string status, bool isEnriched)
    {
        await using var stage = await LocalStage.StartAsync(fields: Enriched);
        stage.Simulator.Faults.Add(
            new()
            {
                Kind = FaultKind.RunEnding,
                Reason = status == "completed" ? "candidates_exhausted" : status == "failed" ? "error_occurred" : "user_cancelled",
                AfterMatches = 1,
            });
        using var stop = new CancellationTokenSource();
        stage.Simulator.OnRequest = request => request.Operation == SimulatedOperation.Enrich ? stop.CancelAsync() : Task.CompletedTask;
        stage.Break(FaultKind.CutBeforeActing, SimulatedOperation.Enrich);
        (await stage.RunAsync(["refresh", LocalStage.Watch, "--force", "--deliver", "local"], stop.Token)).Expect(130);

        // The run has ended by now, without its enrichment; adding one would start it again.
        stage.Simulator.OnRequest = request =>
        {
            stage.Simulator.Clock.Advance(TimeSpan.FromHours(1));
            return Task.CompletedTask;
        };
        stage.Pass(TimeSpan.FromDays(1));

        Assert.Contains("new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(isEnriched ? 1 : 0, stage.Simulator.Ledger.EnrichmentRuns);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task Section_8_a_poll_that_still_shows_the_old_end_after_an_enrichment_loses_no_value()
    {
        await using var stage = await LocalStage.StartAsync(fields: Enriched);
        stage.Simulator.Faults.Behaviour = new() { StaleSeconds = 600 };
        stage.RunsEndAtOnce = false;
        using var stop = new CancellationTokenSource();
        stage.Simulator.OnRequest = request => request.Operation == SimulatedOperation.Enrich ? stop.CancelAsync() : Task.CompletedTask;
        stage.Break(FaultKind.CutBeforeActing, SimulatedOperation.Enrich);
        (await stage.RunAsync(["refresh", LocalStage.Watch, "--force", "--deliver", "local"], stop.Token)).Expect(130);
        stage.Pass(TimeSpan.FromDays(1));
        stage.Simulator.OnRequest = request =>
        {
            stage.Simulator.Clock.Advance(request.Operation == SimulatedOperation.Status ? TimeSpan.FromMinutes(4) : TimeSpan.Zero);
            return Task.CompletedTask;
        };

        (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("5,000,000", stage.Read("data/batteries/digests/2026-01-06.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_9_2_values_that_trail_the_end_of_a_run_are_waited_for()
    {
        await using var stage = await LocalStage.StartAsync(fields: Enriched);
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.MissingEnrichments, Every = 2 });

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("2 new", run.Output, StringComparison.Ordinal);
        Assert.InRange(stage.Requests.Count(request => request.Operation == SimulatedOperation.Result), 2, 12);
        Assert.Contains("5,000,000", stage.Read("data/batteries/digests/2026-01-05.md"), StringComparison.Ordinal);
    }
}
