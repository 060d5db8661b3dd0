using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline;

/// <summary>Brings a run that exists to its end: enrichments, waiting, result. Safe to repeat at any point.</summary>
public sealed class RunCollector(IFindAllService findAll, RunEnricher enricher, RunWaiter waiter, RefreshOptions options, IProgress<RunStatus> progress)
{
    /// <summary>Collects the run in the journal.</summary>
    /// <param name="memory">Holds a run that exists.</param>
    /// <param name="isResumed">Whether an earlier process started it, and may have added enrichments.</param>
    public async Task<CollectedRun> CollectAsync(WatchMemory memory, bool isResumed, CancellationToken cancellationToken) => memory.Journal switch
    {
        RunJournal.Delivering delivering => new CollectedRun.Ended(delivering.Plan, await findAll.GetResultAsync(delivering.Id, cancellationToken), []),
        RunJournal.Running running => await CollectAsync(running, isResumed, cancellationToken),
        var other => throw new InvalidOperationException($"There is no run to collect in a journal of type {other.GetType().Name}."),
    };

    private async Task<CollectedRun> CollectAsync(RunJournal.Running running, bool isResumed, CancellationToken cancellationToken)
    {
        // A run that ended badly is not enriched any more: the service may refuse it, and might start it again.
        var enrichments = isResumed && (await findAll.GetRunAsync(running.Id, cancellationToken)).Status.EndedBadly ? [] : running.Plan.Criteria.Enrichments;
        var refusals = await enricher.EnrichAsync(running.Id, enrichments, isResumed, cancellationToken);
        List<string> names = refusals.Count == 0 ? [.. enrichments.SelectMany(enrichment => enrichment.PropertyNames)] : [];

        return await waiter.WaitAsync(running.Id, names, options.Wait, progress, cancellationToken) is { } result
            ? new CollectedRun.Ended(running.Plan, result, refusals)
            : new CollectedRun.StillActive(running.Id);
    }
}

/// <summary>How far a run has come.</summary>
public abstract record CollectedRun
{
    private CollectedRun()
    {
    }

    /// <summary>It is over.</summary>
    /// <param name="Plan">What it was asked.</param>
    /// <param name="Result">What it found, however it ended.</param>
    /// <param name="Refusals">Enrichments that could not be added, a sentence each.</param>
    public sealed record Ended(RunPlan Plan, FindAllResult Result, IReadOnlyList<string> Refusals) : CollectedRun;

    /// <summary>The service still works on it; the next call collects it.</summary>
    public sealed record StillActive(FindAllRunId Id) : CollectedRun;
}
