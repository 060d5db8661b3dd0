using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>The main job: one watch, from what is known to what is new.</summary>
/// <remarks>Money is spent in one place, between two writes of the journal. Whatever happens elsewhere, running it again goes on where
/// it stopped and buys nothing twice.</remarks>
public sealed class RefreshPipeline(
    IRepository repository,
    IFindAllService findAll,
    CriteriaSource criteriaSource,
    RunStarter starter,
    RunCollector collector,
    FindingsDelivery delivery,
    RefreshOptions options,
    TimeProvider time)
{
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(1);

    private WatchSnapshot? _snapshot;
    private WatchMemory? _memory;

    /// <summary>The run that the journal holds, also after a failure: it is paid for, and the next refresh collects it.</summary>
    public FindAllRunId? RunInFlight => _memory?.Journal.KnownId;

    /// <summary>The watch's memory as it was last seen; null until it was read, and where there is no such watch.</summary>
    public StateFiles? State => _snapshot?.Default.Find(WatchFiles.Watch) is null ? null : _memory?.Files ?? _snapshot.State;

    /// <summary>How the watch is now, as far as this process knows; null until it was read, and where there is no such watch.</summary>
    /// <param name="state">Its memory as it was last written.</param>
    public WatchHealth? Health(StateFiles? state)
    {
        if (_snapshot is not { } snapshot || state is null)
        {
            return null;
        }

        var health = WatchHealth.Read(repository, snapshot with { State = state }, options.Prices, time.GetUtcNow());
        health = health with { RunId = health.RunId ?? _memory?.Unwritten };
        return delivery.Delivered is { } data ? health with { Excluded = data.Exclude.Count, Entities = data.Catalogue.Count } : health;
    }

    /// <summary>Refreshes a watch, or goes on with the refresh in flight.</summary>
    /// <exception cref="DigestException">A file is wrong, or the service or the repository refused.</exception>
    public async Task<RefreshReport> RefreshAsync(WatchName name, CancellationToken cancellationToken)
    {
        _snapshot = await repository.ReadAsync(name, cancellationToken);
        if (!_snapshot.IsProposalBehind || options.IsDryRun)
        {
            return await RefreshAsync(_snapshot, cancellationToken);
        }

        // Where a file is wrong nothing is written, not even a merge.
        _ = WatchContext.Read(_snapshot);
        var sync = await repository.SyncAsync(_snapshot, isThorough: false, cancellationToken);
        List<string> warnings = sync switch
        {
            SyncOutcome.Unmerged unmerged => [unmerged.Cause],
            SyncOutcome.Merged merged => [.. merged.Warnings],
            _ => [],
        };
        if (sync is SyncOutcome.Merged or SyncOutcome.Moved)
        {
            _snapshot = await repository.ReadAsync(name, cancellationToken);

            // GitHub runs no workflow for a pull request in conflict, so nobody may have read its boxes.
            warnings.AddRange(await repository.ApplyReviewsAsync(_snapshot, sync is SyncOutcome.Merged, cancellationToken));
        }

        var report = await RefreshAsync(_snapshot, cancellationToken);
        return report with { Warnings = [.. warnings, .. report.Warnings] };
    }

    private async Task<RefreshReport> RefreshAsync(WatchSnapshot snapshot, CancellationToken cancellationToken)
    {
        var context = WatchContext.Read(snapshot);
        var memory = _memory = new WatchMemory(repository, snapshot);
        memory.Settle(context);
        var report = new RefreshReporter(context, options);
        if (!options.AllowsEmptyList)
        {
            context.ThrowIfListWasLost(memory.Ledger);
        }

        if (memory.Journal is RunJournal.Intent intent && await DecideLostRunAsync(intent, context, memory, report, cancellationToken) is { } unsettled)
        {
            return unsettled;
        }

        if (memory.Journal is RunJournal.Closed && report.Idle(memory.Ledger, time.GetUtcNow()) is { } idle)
        {
            return idle;
        }

        if (!options.IsDryRun)
        {
            findAll.RequireReady();
        }

        var isResumed = memory.Journal is not RunJournal.Closed;
        if (memory.Journal is RunJournal.Closed closed)
        {
            var words = await criteriaSource.ResolveAsync(context, cancellationToken);
            var resolved = RecheckChoice.Apply(context, words, memory.Ledger, options.IsRecheck, time.GetUtcNow());
            var money = MonthlyMoney.Of(context.Watch.Budget, memory.Ledger, null, time.GetUtcNow());
            var budget = RunBudget.Decide(resolved.Criteria, options.Prices, context.Watch.Budget, money);
            if (budget is not BudgetDecision.Fits fits)
            {
                return report.OverBudget(budget);
            }

            var request = starter.Prepare(context, memory, closed, resolved, fits);
            if (options.IsDryRun)
            {
                return report.WouldStart(request);
            }

            if (await starter.StartAsync(request, memory, cancellationToken) is { } unstarted)
            {
                return report.NotStarted(unstarted);
            }
        }

        if (options.IsDryRun)
        {
            return report.InFlight(memory.Journal);
        }

        try
        {
            return await CollectAsync(context, memory, report, isResumed, cancellationToken);
        }
        catch (Exception failure) when (failure is DigestException or OperationCanceledException)
        {
            if (await memory.TryKeepAsync(isPatient: false) is { } obstacle)
            {
                return report.Unwritten(memory, obstacle);
            }

            throw;
        }
    }

    private async Task<RefreshReport> CollectAsync(WatchContext context, WatchMemory memory, RefreshReporter report, bool isResumed, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var collected = await collector.CollectAsync(memory, isResumed, cancellationToken);

        // Where the run took a while, GitHub has had time to recover.
        if (await memory.TryKeepAsync(isPatient: time.GetElapsedTime(start) > LongWait) is { } obstacle)
        {
            return report.Unwritten(memory, obstacle);
        }

        return collected switch
        {
            CollectedRun.Ended ended => await delivery.DeliverAsync(context, memory, ended, cancellationToken),
            CollectedRun.StillActive active => report.Pending(active.Id),
            var other => throw new InvalidOperationException($"A run was collected as {other.GetType().Name}."),
        };
    }

    /// <summary>Decides about a create whose answer never came. Null when the refresh may go on.</summary>
    private async Task<RefreshReport?> DecideLostRunAsync(RunJournal.Intent intent, WatchContext context, WatchMemory memory, RefreshReporter report, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var verdict = LostRun.Judge(intent.Plan, context.Watch.OnLost, options.GitHubRunId, now);
        if (verdict != LostRunVerdict.Abandon || options.IsDryRun)
        {
            return report.Lost(intent.Plan, verdict);
        }

        await memory.CloseAsync(LostRun.Record(intent.Plan, now), LostRun.Close(intent.Plan), cancellationToken);

        // Somebody else may have settled it first, and be about to start a run.
        return memory.Journal is RunJournal.Intent other ? report.Lost(other.Plan, LostRunVerdict.Wait) : null;
    }
}
