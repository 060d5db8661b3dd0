using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

/// <summary>A run and its result are read until they agree; what does not agree by the end of the wait is not taken for whole.</summary>
public sealed class DisagreeingResultTests
{
    private static readonly RunStatus Completed = new("completed", false, 3, 2, "match_limit_met");

    private static readonly RunExtension Extension = new() { From = 2, To = 5, MatchedBefore = 2, ExposureBeforeUsd = 1, ExposureUsd = 2 };

    [Fact]
    public async Task A_result_behind_its_run_is_read_again()
    {
        var service = new Script(
            Result(Completed, "says that the run is still active"), Result(Completed with { Word = "running" }), Result(Completed));

        var waited = await WaitAsync(service, TimeSpan.FromMinutes(1));

        Assert.Same(service.Last, waited.Result);
        Assert.Equal(3, service.Reads);
    }

    [Theory]
    [InlineData("completed", "holds 1 of 2 matches", "holds 1 of 2 matches")]
    [InlineData("failed", "", "says 'failed' where the run says 'completed'")]
    public async Task What_still_disagrees_at_the_end_of_the_wait_is_told(string word, string doubt, string told)
    {
        var waited = await WaitAsync(new Script(Result(Completed with { Word = word }, doubt)), TimeSpan.Zero);

        Assert.Null(waited.Result);
        Assert.Equal(told, waited.Doubt);
    }

    [Fact]
    public async Task The_end_before_an_extension_is_not_the_end()
    {
        var service = new Script(Result(Completed), Result(Completed with { Matched = 4, TerminationReason = "candidates_exhausted" }));

        var waited = await WaitAsync(service, TimeSpan.FromMinutes(1), Extension);

        Assert.Equal(4, waited.Result?.Run.Status.Matched);
        Assert.Equal(
            "is still the one from before the run was extended",
            (await WaitAsync(new Script(Result(Completed)), TimeSpan.Zero, Extension)).Doubt);
    }

    [Fact]
    public async Task A_refused_extension_leaves_the_end_as_it_is() =>
        Assert.NotNull((await WaitAsync(new Script(Result(Completed)), TimeSpan.Zero, Extension with { IsRefused = true })).Result);

    private static Task<WaitedRun> WaitAsync(Script service, TimeSpan wait, RunExtension? extension = null) =>
        new RunWaiter(service, TimeProvider.System, TimeSpan.FromMilliseconds(1)).WaitAsync(
            TestClient.RunId, [], wait, new Progress<RunStatus>(), TestContext.Current.CancellationToken, extension);

    private static FindAllResult Result(RunStatus status, string doubt = "") =>
        new(new(TestClient.RunId, status), [], []) { Doubt = doubt };

    /// <summary>A service whose run is over and whose results come in turn; the last one stays.</summary>
    private sealed class Script(params FindAllResult[] results) : IFindAllService
    {
        public FindAllResult Last => results[^1];

        public int Reads { get; private set; }

        public void RequireReady()
        {
        }

        public void Expect(FindAllRunId id, DateTimeOffset started)
        {
        }

        public Task<FindAllRun?> FindRunAsync(FindAllRunId id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<FindAllRun> GetRunAsync(FindAllRunId id, CancellationToken cancellationToken)
        {
            var next = results[Math.Min(Reads, results.Length - 1)].Run;
            return Task.FromResult(next with { Status = next.Status with { Word = "completed" } });
        }

        public Task<FindAllResult> GetResultAsync(FindAllRunId id, CancellationToken cancellationToken) =>
            Task.FromResult(results[Math.Min(Reads++, results.Length - 1)]);

        public IAsyncEnumerable<RunEvent> FollowAsync(FindAllRunId id, string? after, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<CreateOutcome> CreateAsync(RunRequest request) => throw new NotSupportedException();

        public Task<EnrichOutcome> EnrichAsync(FindAllRunId id, Enrichment enrichment, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<ExtendOutcome> ExtendAsync(FindAllRunId id, RunExtension extension) => throw new NotSupportedException();

        public Task<PartialCriteria> GetCriteriaAsync(FindAllRunId id, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task CancelAsync(FindAllRunId id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<PartialCriteria> IngestAsync(string objective, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
