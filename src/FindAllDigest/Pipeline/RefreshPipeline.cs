using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline;

/// <summary>The main job: one watch, from what is known to what is new.</summary>
/// <remarks>What costs money is written into the journal before and after. Wherever the process ends, running it again goes on where
/// it stopped and buys nothing twice.</remarks>
/// <param name="proposals">Null where nothing is proposed.</param>
internal sealed class RefreshPipeline(
    IProposals? proposals,
    IFindAllService findAll,
    CriteriaSource criteriaSource,
    RunStarter starter,
    RunCollector collector,
    FindingsDelivery delivery,
    MessageOutbox messages,
    RefreshOptions options,
    TimeProvider time)
{
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(1);

    /// <summary>Refreshes a watch, or goes on with the refresh in flight. However it ends, the end is told and not thrown.</summary>
    public async Task<(RefreshReport Report, WatchHealth? Health)> RefreshAsync(WatchSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await RefreshOpenAsync(session, cancellationToken);
        }
        catch (Exception end) when (IsTold(end, cancellationToken))
        {
            return (RefreshReporter.Ended(session.Watch, end, inFlight: null), null);
        }
    }

    /// <summary>Whether how a refresh ended is told in its report: a failure that a person can mend, or the wish to stop.</summary>
    public static bool IsTold(Exception end, CancellationToken cancellationToken) =>
        end is DigestException || (end is OperationCanceledException && cancellationToken.IsCancellationRequested);

    private async Task<(RefreshReport Report, WatchHealth? Health)> RefreshOpenAsync(
        WatchSession session, CancellationToken cancellationToken)
    {
        List<string> warnings = [];
        WatchContext context;
        try
        {
            if (session.Data.IsProposalBehind && proposals is not null && !options.IsDryRun)
            {
                session = await MergeDefaultAsync(session, proposals, warnings, cancellationToken);
            }

            context = WatchContext.Of(session);
        }
        catch (Exception end) when (IsTold(end, cancellationToken))
        {
            var state = session.Data.State;
            var ended = RefreshReporter.Ended(session.Watch, end, state.Faults.Count == 0 ? state.Journal.KnownId : null);
            return await AccountAsync(session, new StateWriter(session), ended, null, null, cancellationToken);
        }

        var memory = new WatchMemory(session);
        memory.ReconcileWith(context);
        var (report, data) = await RefreshAsync(context, memory, cancellationToken);
        return await AccountAsync(
            session,
            memory.Writer,
            report with { Warnings = [.. warnings, .. report.Warnings] },
            memory.Unwritten,
            data,
            cancellationToken);
    }

    /// <summary>Merges the default branch into the proposal, and acts on boxes that nobody may have read.</summary>
    /// <returns>The watch as it is then.</returns>
    private async Task<WatchSession> MergeDefaultAsync(
        WatchSession session, IProposals proposed, List<string> warnings, CancellationToken cancellationToken)
    {
        // Where a file is wrong nothing is written, not even a merge.
        _ = WatchContext.Of(session);
        var sync = await proposed.SyncAsync(session, isThorough: false, cancellationToken);
        warnings.AddRange(sync switch
        {
            SyncOutcome.Unmerged unmerged => [unmerged.Cause],
            SyncOutcome.Merged merged => merged.Warnings,
            _ => [],
        });
        if (sync is not (SyncOutcome.Merged or SyncOutcome.Moved))
        {
            return session;
        }

        // GitHub runs no workflow for a pull request in conflict, so nobody may have read its boxes.
        var reopened = await session.ReopenAsync(cancellationToken);
        warnings.AddRange(await proposed.ApplyReviewsAsync(reopened, options.Today, sync is SyncOutcome.Merged, cancellationToken));
        return reopened;
    }

    /// <summary>Refreshes a watch whose files are without fault.</summary>
    private async Task<DeliveredReport> RefreshAsync(WatchContext context, WatchMemory memory, CancellationToken cancellationToken)
    {
        try
        {
            var report = new RefreshReporter(context, options);
            if (!options.AllowsEmptyList)
            {
                context.ThrowIfListWasLost(memory.Ledger);
            }

            if (memory.Journal is RunJournal.Intent intent
                && await DecideLostRunAsync(intent, context, memory, report, cancellationToken) is { } undecided)
            {
                return undecided;
            }

            var isResumed = memory.Journal is not RunJournal.Closed;
            if (memory.Journal is RunJournal.Closed closed)
            {
                if (await StartAsync(closed, context, memory, report, cancellationToken) is { } unstarted)
                {
                    return unstarted;
                }
            }
            else if (options.IsDryRun)
            {
                return report.InFlight(memory.Journal);
            }

            findAll.RequireReady();
            return await CollectOrKeepAsync(context, memory, report, isResumed, cancellationToken);
        }
        catch (Exception end) when (IsTold(end, cancellationToken))
        {
            return RefreshReporter.Ended(context.Watch.Name, end, memory.Journal.KnownId);
        }
    }

    /// <summary>Starts a run where one is due and the budget allows it.</summary>
    /// <returns>Null when the run exists; else why there is none.</returns>
    private async Task<RefreshReport?> StartAsync(
        RunJournal.Closed closed, WatchContext context, WatchMemory memory, RefreshReporter report, CancellationToken cancellationToken)
    {
        if (report.Idle(memory.Ledger, memory.Journal) is { } idle)
        {
            return idle;
        }

        if (!options.IsDryRun)
        {
            findAll.RequireReady();
        }

        var found = await criteriaSource.ResolveAsync(context, cancellationToken);
        var resolved = RecheckChoice.Apply(context, found, memory.Ledger, options.IsRecheck, options.Now);
        var money = MonthlyMoney.Of(context.Watch.Budget, memory.Ledger, null, options.Now);
        var budget = RunBudget.Decide(resolved.Criteria, options.Prices.For(context.Watch.Service), context.Watch.Budget, money);
        if (budget is not BudgetDecision.Fits fits)
        {
            return report.OverBudget(budget);
        }

        var request = starter.Prepare(context, memory, closed, resolved, fits);
        if (options.IsDryRun)
        {
            return report.WouldStart(request);
        }

        if (delivery.ObstacleTo(context) is { } obstacle)
        {
            throw new DigestException(ExitCode.GitHub, $"{obstacle} Nothing was bought.") { Cause = obstacle };
        }

        return await starter.StartAsync(request, memory, cancellationToken) is { } unstarted ? report.NotStarted(unstarted) : null;
    }

    /// <summary>Collects the run. Whatever keeps it from its end, its id is written down if it can be.</summary>
    private async Task<DeliveredReport> CollectOrKeepAsync(
        WatchContext context, WatchMemory memory, RefreshReporter report, bool isResumed, CancellationToken cancellationToken)
    {
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

    private async Task<DeliveredReport> CollectAsync(
        WatchContext context, WatchMemory memory, RefreshReporter report, bool isResumed, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var collected = await collector.CollectAsync(context.Watch, memory, isResumed, cancellationToken);

        // Where the run took a while, GitHub has had time to recover.
        if (await memory.TryKeepAsync(isPatient: time.GetElapsedTime(start) > LongWait) is { } obstacle)
        {
            return report.Unwritten(memory, obstacle);
        }

        return collected switch
        {
            CollectedRun.Ended ended => await delivery.DeliverAsync(context, memory, ended, cancellationToken),
            CollectedRun.StillActive active => report.Pending(active.Id, active.Doubt),
            var other => throw new InvalidOperationException($"A run was collected as {other.GetType().Name}."),
        };
    }

    /// <summary>Decides about a create whose answer never came. Null when the refresh may go on.</summary>
    private async Task<RefreshReport?> DecideLostRunAsync(
        RunJournal.Intent intent, WatchContext context, WatchMemory memory, RefreshReporter report, CancellationToken cancellationToken)
    {
        if (intent.Plan.IsMadeUp && !options.IsDryRun)
        {
            // Nothing was bought, so nothing is lost: the same week is played again.
            await memory.WriteAsync(
                () => memory.Journal is RunJournal.Intent now && now.Plan.Started == intent.Plan.Started
                    ? new RunJournal.Closed(intent.Plan.LeakedBefore) { Notes = intent.Plan.PendingNotes, IsDue = true }
                    : null,
                cancellationToken);
            return memory.Journal is RunJournal.Intent ? report.Lost(intent.Plan, LostRunVerdict.Wait) : null;
        }

        if (await new ReportedRunCheck(findAll, options).TrySettleAsync(context.Watch.Name, intent, memory, cancellationToken))
        {
            return null;
        }

        var verdict = LostRun.Judge(intent, context.Watch.OnLost, options.GitHubRunId, options.Now);
        if (verdict != LostRunVerdict.Abandon || options.IsDryRun)
        {
            return report.Lost(intent.Plan, verdict);
        }

        var closed = LostRun.Close(intent.Plan, context.Watch.Schedule?.TimeZone);
        await memory.CloseAsync(LostRun.Record(intent.Plan, options.Now), closed, tell: null, cancellationToken);

        // Somebody else may have closed it first, and be about to start a run.
        return memory.Journal is RunJournal.Intent other ? report.Lost(other.Plan, LostRunVerdict.Wait) : null;
    }

    /// <summary>Holds the end against the failures that were told before, and looks at the watch as it is now.</summary>
    /// <param name="unwritten">The run that only this process knows.</param>
    /// <param name="delivered">The data as it was delivered; null where none was.</param>
    private async Task<(RefreshReport Report, WatchHealth? Health)> AccountAsync(
        WatchSession session,
        StateWriter writer,
        RefreshReport report,
        FindAllRunId? unwritten,
        DeliveredData? delivered,
        CancellationToken cancellationToken)
    {
        if (!session.Data.Default.HasWatch || options.IsDryRun || report.ExitCode == ExitCode.Cancelled)
        {
            return (report, null);
        }

        // A watch whose own settings are wrong names nobody who is to hear of it.
        var unsent = FileFaults.Of([() => session.Data.Default.Watch]).Count == 0
            ? await messages.SendAsync(writer, session.Data.Default.Watch, report)
            : [];
        var accounted = await new FailureMemory(writer, time).AccountAsync(report, cancellationToken);
        accounted = accounted with { Warnings = [.. accounted.Warnings, .. unsent] };
        var health = WatchHealth.Of(session.Data with { State = writer.Now }, options.Prices, options.Now);
        health = health with
        {
            RunId = health.RunId ?? unwritten,
            HadTrouble = session.Data.State.Failures.Items.Any()
                || (session.Data.State.Faults.Count == 0 && session.Data.State.Journal is RunJournal.Intent),
            Report = accounted,
            Review = delivered is null
                ? OpenProposal.Of(session, options.Now)
                : OpenProposal.After(session, delivered, accounted.PullRequestUrl, options.Now),
        };
        return (
            accounted,
            delivered is null ? health : health with { Excluded = delivered.Exclude.Count, Entities = delivered.Catalogue.Count });
    }
}

/// <summary>How a refresh ended.</summary>
/// <param name="Data">The watch's data as it was delivered; null where none was.</param>
internal sealed record DeliveredReport(RefreshReport Report, DeliveredData? Data)
{
    public static implicit operator DeliveredReport(RefreshReport report) => FromRefreshReport(report);

    /// <summary>The end of a refresh that delivered nothing.</summary>
    public static DeliveredReport FromRefreshReport(RefreshReport report) => new(report, null);
}
