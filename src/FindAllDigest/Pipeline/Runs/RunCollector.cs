using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Brings a run that exists to its end: enrichments, waiting, result. Safe to repeat at any point.</summary>
internal sealed class RunCollector(
    IFindAllService findAll, RefreshOptions options, IRunObserver observer, TimeProvider time, TimeSpan? poll)
{
    private static readonly TimeSpan PauseOfEvents = TimeSpan.FromSeconds(2);
    private readonly RunEnricher _enricher = new(findAll);
    private readonly RunWaiter _waiter = new(findAll, time, poll);
    private readonly RunFollower _follower = new(findAll, time, poll ?? PauseOfEvents);
    private readonly RunExtender _extender = new(findAll, options);

    /// <summary>Collects the run in the journal.</summary>
    /// <param name="watch">Says whether a run that ends at its limit is extended.</param>
    /// <param name="isResumed">Whether an earlier process started it, and may have added enrichments.</param>
    public async Task<CollectedRun> CollectAsync(
        Watch watch, WatchMemory memory, bool isResumed, CancellationToken cancellationToken) => memory.Journal switch
        {
            RunJournal.Delivering delivering => await ReadAgainAsync(delivering, cancellationToken),
            RunJournal.Running running => await CollectAsync(watch, memory, running, isResumed, cancellationToken),
            var other => throw new InvalidOperationException($"There is no run to collect in a journal of type {other.GetType().Name}."),
        };

    // The result was whole when its delivery began, so it will be again.
    private async Task<CollectedRun> ReadAgainAsync(RunJournal.Delivering delivering, CancellationToken cancellationToken)
    {
        var result = await findAll.GetResultAsync(delivering.Id, cancellationToken);
        return result.Doubt.Length == 0
            ? new CollectedRun.Ended(delivering.Plan, result, [])
            : new CollectedRun.StillActive(delivering.Id, result.Doubt);
    }

    private async Task<CollectedRun> CollectAsync(
        Watch watch, WatchMemory memory, RunJournal.Running begun, bool isResumed, CancellationToken cancellationToken)
    {
        findAll.Expect(begun.Id, begun.Plan.Started);
        var running = await _extender.ResumeAsync(memory, begun, cancellationToken);

        // A run that ended badly is not enriched any more: the service may refuse it, and might start it again.
        var enrichments = isResumed && (await findAll.GetRunAsync(running.Id, cancellationToken)).Status.EndedBadly
            ? []
            : running.Plan.Criteria.Enrichments;
        var refusals = await _enricher.EnrichAsync(running.Id, enrichments, isResumed, cancellationToken);
        List<string> names = refusals.Count == 0 ? [.. enrichments.SelectMany(enrichment => enrichment.PropertyNames)] : [];

        var observed = new ObservedRun(running.Plan, options.Prices.For(running.Plan.Service), observer);
        var waited = await WaitAsync(running, options.Wait);
        if (waited.Result is { } first && await _extender.ExtendAsync(watch, memory, first.Run.Status, cancellationToken) is { } extended)
        {
            observed.Extended(extended.Plan.MatchLimit);
            waited = await WaitAsync(extended, waited.Left);
        }

        var plan = memory.Journal is RunJournal.Running now ? now.Plan : running.Plan;
        return waited.Result is { } result
            ? new CollectedRun.Ended(plan, result, refusals)
            : new CollectedRun.StillActive(running.Id, waited.Doubt);

        async Task<WaitedRun> WaitAsync(RunJournal.Running run, TimeSpan wait)
        {
            await using var following = observer.WantsEvents && wait > TimeSpan.Zero
                ? _follower.Start(run.Id, observed, cancellationToken)
                : null;
            return await _waiter.WaitAsync(run.Id, names, wait, observed, cancellationToken, run.Plan.Extension);
        }
    }
}

/// <summary>How far a run has come.</summary>
internal abstract record CollectedRun
{
    private CollectedRun() { }

    /// <summary>It is over.</summary>
    /// <param name="Refusals">Enrichments that could not be added, a sentence each.</param>
    public sealed record Ended(RunPlan Plan, FindAllResult Result, IReadOnlyList<string> Refusals) : CollectedRun;

    /// <summary>The service still works on it; the next call collects it.</summary>
    /// <param name="Doubt">Why the result that there is was not believed; empty while there is none.</param>
    public sealed record StillActive(FindAllRunId Id, string Doubt) : CollectedRun;
}
