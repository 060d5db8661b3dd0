using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Pipeline;
using Xunit;

namespace FindAllDigest.Tests.Reference;

/// <summary>The error table of the API's reference (§13) and its three shapes of bodies
/// (§4.8), row by row, on every call of a refresh.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>row</term><description>test</description></listheader>
/// <item><term>401, 402, 403, 404, 422 on
/// create</term><description><see cref="A_create_that_is_refused_buys_nothing_and_can_be_asked_again"/></description></item>
/// <item><term>408, 500, 502, 503 on
/// create</term><description><see cref="A_create_without_a_clear_answer_is_held_and_never_repeated"/></description></item>
/// <item><term>429 on create, with and without
/// Retry-After</term><description><see cref="A_create_that_is_turned_away_for_quota_is_repeated"/></description></item>
/// <item><term>401, 402, 403, 404, 422 on status and
/// result</term><description><see cref="A_read_that_is_refused_leaves_the_run_to_the_next_call"/></description></item>
/// <item><term>408, 429, 500, 502, 503 on status and
/// result</term><description><see cref="A_read_that_fails_for_the_moment_is_repeated"/></description></item>
/// <item><term>every status on
/// enrich</term><description><see cref="An_enrichment_is_added_once_or_said_to_be_missing"/></description></item>
/// <item><term>404, 409 and passing trouble on
/// cancel</term><description><see cref="A_cancel_is_repeated_and_a_run_that_has_ended_is_no_failure"/></description></item>
/// <item><term>422 and passing trouble on ingest</term><description><see cref="An_ingest_is_repeated_or_refused"/></description></item>
/// <item><term>the three shapes of §4.8, and pages that are no
/// JSON</term><description><see cref="Every_shape_of_an_error_body_gives_its_words"/>,
/// <see cref="A_gateways_page_gives_its_words"/></description></item>
/// <item><term>10,001 exclusions, limits of §13</term><description><see cref="Simulator.Http.ValidationTests"/>
/// and <see cref="FindAllApi.CreateTests"/></description></item>
/// </list>
/// </remarks>
public sealed class ErrorTableTests
{
    private const string Enriched = """ "enrichments": [ { "name": "funding_amount", "description": "In USD" } ], """;

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task A_create_that_is_refused_buys_nothing_and_can_be_asked_again(int status)
    {
        await using var stage = await StartAsync();
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, status: status);

        var refused = (await stage.RefreshAsync()).Expect(3);

        Assert.Contains($"Could not start a run: 127.0.0.1", refused.Error, StringComparison.Ordinal);
        Assert.Contains($"HTTP {status}", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
        await CollectsAsync(stage);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_create_without_a_clear_answer_is_held_and_never_repeated(int status)
    {
        await using var stage = await StartAsync();
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, times: null, status: status);

        var held = (await stage.RefreshAsync()).Expect(5);
        (await stage.RefreshAsync()).Expect(5);

        Assert.Contains($"HTTP {status}", held.Error, StringComparison.Ordinal);
        Assert.Single(stage.Requests, request => request.Operation == SimulatedOperation.Create);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public async Task A_create_that_is_turned_away_for_quota_is_repeated(int? retryAfter)
    {
        await using var stage = await StartAsync();
        stage.Simulator.Faults.Add(
            new()
            {
                Kind = FaultKind.ErrorStatus,
                Operation = SimulatedOperation.Create,
                StatusCode = 429,
                RetryAfterSeconds = retryAfter,
                Times = 2,
            });

        await CollectsAsync(stage);

        Assert.Equal(3, stage.Requests.Count(request => request.Operation == SimulatedOperation.Create));
    }

    [Theory]
    [CombinatorialData<SimulatedOperation>([SimulatedOperation.Status, SimulatedOperation.Result], [401, 402, 403, 422])]
    public async Task A_read_that_is_refused_leaves_the_run_to_the_next_call(SimulatedOperation operation, int status)
    {
        await using var stage = await StartAsync(Enriched);
        stage.Break(FaultKind.ErrorStatus, operation, status: status);

        var refused = (await stage.RefreshAsync()).Expect(3);

        Assert.Contains($"HTTP {status}", refused.Error, StringComparison.Ordinal);
        Assert.Contains(stage.Simulator.Ledger.Runs[0].FindAllId, refused.Error, StringComparison.Ordinal);
        await CollectsAsync(stage);
    }

    [Theory]
    [CombinatorialData<SimulatedOperation>([SimulatedOperation.Status, SimulatedOperation.Result], [404, 408, 429, 500, 502, 503])]
    public async Task A_read_that_fails_for_the_moment_is_repeated(SimulatedOperation operation, int status)
    {
        await using var stage = await StartAsync(Enriched);
        stage.Break(FaultKind.ErrorStatus, operation, times: 2, status: status);

        await CollectsAsync(stage);
    }

    [Theory]
    [InlineData(401, true, 1)]
    [InlineData(402, true, 1)]
    [InlineData(403, true, 1)]
    [InlineData(422, true, 1)]
    [InlineData(404, false, 2)]
    [InlineData(408, false, 2)]
    [InlineData(429, false, 2)]
    [InlineData(500, false, 2)]
    [InlineData(502, false, 2)]
    [InlineData(503, false, 2)]
    public async Task An_enrichment_is_added_once_or_said_to_be_missing(int status, bool isRefused, int calls)
    {
        await using var stage = await StartAsync(Enriched);
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Enrich, status: status);

        var run = await CollectsAsync(stage);

        Assert.Equal(isRefused, run.Error.Contains("funding_amount was refused", StringComparison.Ordinal));
        Assert.Equal(calls, stage.Requests.Count(request => request.Operation == SimulatedOperation.Enrich));
        Assert.Equal(isRefused ? 0 : 2, stage.Simulator.Ledger.EnrichmentRuns);
    }

    [Theory]
    [InlineData(401, 3)]
    [InlineData(403, 3)]
    [InlineData(404, 3)]
    [InlineData(409, 0)]
    [InlineData(422, 3)]
    [InlineData(408, 0)]
    [InlineData(429, 0)]
    [InlineData(500, 0)]
    [InlineData(502, 0)]
    [InlineData(503, 0)]
    public async Task A_cancel_is_repeated_and_a_run_that_has_ended_is_no_failure(int status, int exitCode)
    {
        await using var stage = await StartAsync();
        stage.RunsEndAtOnce = false;
        await stage.RefreshAsync("--no-wait");
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Cancel, status: status);

        (await stage.RunAsync(["cancel", LocalStage.Watch])).Expect(exitCode);

        Assert.Equal(
            status is >= 500 or 408 or 429 ? 2 : 1, stage.Requests.Count(request => request.Operation == SimulatedOperation.Cancel));
    }

    [Theory]
    [InlineData(401, 3, 1)]
    [InlineData(422, 3, 1)]
    [InlineData(408, 0, 2)]
    [InlineData(429, 0, 2)]
    [InlineData(500, 0, 2)]
    [InlineData(503, 0, 2)]
    public async Task An_ingest_is_repeated_or_refused(int status, int exitCode, int calls)
    {
        await using var stage = await StartAsync();
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Ingest, status: status);

        (await stage.RunAsync(["init", "new-one", "--objective", "Find batteries"])).Expect(exitCode);

        Assert.Equal(calls, stage.Requests.Count);
        Assert.Equal(exitCode == 0, stage.Read("data/new-one/watch.json").Length > 0);
    }

    [Theory]
    [CombinatorialData<int>([1, 2, 3], [401, 402, 404, 422])]
    public async Task Every_shape_of_an_error_body_gives_its_words(int shape, int status)
    {
        await using var stage = await StartAsync();
        stage.Simulator.Faults.Add(
            new() { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Create, StatusCode = status, Shape = shape });

        var refused = (await stage.RefreshAsync()).Expect(3);

        Assert.Contains($"HTTP {status}, ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("The request was not carried out", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SimulatedOperation.Create, 404, 3)]
    [InlineData(SimulatedOperation.Create, 502, 5)]
    [InlineData(SimulatedOperation.Status, 404, 0)]
    [InlineData(SimulatedOperation.Result, 503, 0)]
    public async Task A_gateways_page_gives_its_words(SimulatedOperation operation, int status, int exitCode)
    {
        await using var stage = await StartAsync();
        stage.Break(FaultKind.ErrorPage, operation, status: status);

        var run = (await stage.RefreshAsync()).Expect(exitCode);

        Assert.Equal(exitCode > 0, run.Error.Contains($"{status} gateway error", StringComparison.Ordinal));
        Assert.DoesNotContain("<html>", run.Error, StringComparison.Ordinal);
    }

    private static async Task<LocalStage> StartAsync(string fields = "")
    {
        var stage = await LocalStage.StartAsync(fields: fields);
        stage.Time.Pace = 100;
        return stage;
    }

    private static async Task<ProgramRun> CollectsAsync(LocalStage stage)
    {
        var run = (await stage.RefreshAsync()).Expect(0);
        Assert.Contains("2 new", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
        return run;
    }
}
