using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline;

/// <summary>Brings a run that exists to its end: enrichments, waiting, result. Safe to repeat at any point.</summary>
public sealed class RunCollector(IFindAllService findAll, RunEnricher enricher, RunWaiter waiter, RefreshOptions options, IProgress<RunStatus> progress)
{
    /// <summary>Collects the run in the journal.</summary>
    public async Task<CollectedRun> CollectAsync(WatchMemory memory, CancellationToken cancellationToken)
    {
        switch (memory.Journal)
        {
            case RunJournal.Delivering delivering:
                return new CollectedRun.Ended(delivering.Plan, await findAll.GetResultAsync(delivering.Id, cancellationToken), []);
            case RunJournal.Running running:
                return await CollectAsync(running, cancellationToken);
            case var other:
                throw new InvalidOperationException($"There is no run to collect in a journal of type {other.GetType().Name}.");
        }
    }

    private async Task<CollectedRun> CollectAsync(RunJournal.Running running, CancellationToken cancellationToken)
    {
        var enrichments = running.Plan.Criteria.Enrichments;
        var refusals = await enricher.EnrichAsync(running.Id, enrichments, IsResumed(running), cancellationToken);
        var names = enrichments.SelectMany(enrichment => enrichment.PropertyNames).ToList();

        return await waiter.WaitAsync(running.Id, names, options.Wait, progress, cancellationToken) is { } result
            ? new CollectedRun.Ended(running.Plan, result, refusals)
            : new CollectedRun.StillActive(running.Plan, running.Id);
    }
}
