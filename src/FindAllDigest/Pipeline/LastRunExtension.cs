using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline;

/// <summary>Extends the last run of a watch, which is settled, as a person asks for it. The next refresh collects what it brings.</summary>
/// <remarks>Its journal is opened again, with what was told of it already: the rest is a run in flight like any other.</remarks>
internal sealed class LastRunExtension(IFindAllService findAll, DeliveryLadder delivery, RefreshOptions options)
{
    /// <param name="upTo">The total that is wanted; null for what the watch wants, else twice its
    /// match limit. The budget may hold less.</param>
    /// <exception cref="DigestException">The run is none that can be extended (exit 2), the
    /// service refused (exit 3), or the branch takes no data (exit 4).</exception>
    public async Task<ExtendedRun> ExtendAsync(WatchSession session, int? upTo, CancellationToken cancellationToken)
    {
        var context = WatchContext.Of(session);
        var memory = new WatchMemory(session);
        memory.ReconcileWith(context);
        var closed = ClosedJournal(context.Watch, memory.Journal);
        var (id, booked) = LastRun(context.Watch, memory.Ledger);
        findAll.RequireReady();
        findAll.Expect(id, booked.Started);

        var own = await new CriteriaSource(findAll).CriteriaAsync(context, cancellationToken);
        if (own.Hash != booked.CriteriaHash)
        {
            throw Refused(
                $"The question or its match conditions were changed since run {id}, so it would go on looking for what is no longer "
                    + $"asked. The next refresh asks the new question.");
        }

        var criteria = await CriteriaOfRunAsync(id, own, cancellationToken);
        var wanted = Wanted(upTo ?? ExtendDecision.TotalFor(context.Watch, own.MatchLimit), id, criteria);
        var result = await EndedAsync(id, cancellationToken);
        var available = AvailableUsd(context.Watch.Budget, memory.Ledger, booked);
        if (ExtendDecision.Again(
            wanted, criteria, result.Run.Status.Matched, options.Prices.For(context.Watch.Service), available) is not { } extension)
        {
            return ExtendedRun.OverBudget(id, available);
        }

        if (delivery.ObstacleTo(context) is { } obstacle)
        {
            throw new DigestException(ExitCode.GitHub, $"{obstacle} Nothing was bought.") { Cause = obstacle };
        }

        var about = new RunJournal.Running(PlanOf(booked, closed, criteria, ToldBefore(result, context.Catalogue)), id).About(extension);
        if (!await memory.TryWriteAsync(about, cancellationToken))
        {
            throw Refused($"Another process wrote the journal of watch '{context.Watch.Name.Value}' first. Nothing was bought.");
        }

        await AskAsync(memory, closed, about, extension);
        return ExtendedRun.Of(id, extension, wanted);
    }

    private async Task AskAsync(WatchMemory memory, RunJournal.Closed closed, RunJournal.Running about, RunExtension extension)
    {
        var settled = await new RunExtender(findAll, options).AskAsync(memory, about, extension);
        if (settled.Plan.Extension is { IsRefused: true } refused)
        {
            await memory.WriteAsync(
                () => memory.Journal is RunJournal.Running now && now.Id == about.Id ? closed : null, CancellationToken.None);
            throw new DigestException(ExitCode.FindAll, $"Run {about.Id} was not extended. {refused.Refusal}".TrimEnd());
        }
    }

    private static RunJournal.Closed ClosedJournal(Watch watch, RunJournal journal) => journal switch
    {
        RunJournal.Closed closed => closed,
        RunJournal.Intent =>
            throw new DigestException(
                ExitCode.Decision,
                $"Watch '{watch.Name.Value}' is held: the id of its run was lost, and without it nothing can be "
                    + $"extended. {LostRunAdvice.Of(watch.Name)}"),
        _ =>
            throw Refused(
                $"Run {journal.KnownId} is in flight, with a limit of {journal.InFlight?.MatchLimit} matches: 'findall-digest "
                    + $"refresh {watch.Name.Value}' collects it first."),
    };

    private static (FindAllRunId Id, RunRecord Booked) LastRun(Watch watch, RunLedger ledger) => (watch.Service, ledger.Last) switch
    {
        (WatchService.Simulator, _) or (_, { IsMadeUp: true }) =>
            throw Refused($"The last run of watch '{watch.Name.Value}' was answered by the simulator, and such a run cannot be extended."),
        (_, null) when ledger.Runs.Count > 0 =>
            throw Refused($"Watch '{watch.Name.Value}' had a preview only, and a preview cannot be extended."),
        (_, null) => throw Refused($"Watch '{watch.Name.Value}' has no run yet that could be extended."),
        (_, { Id: { } id, Reason: RunStatus.LimitMet } last) => (id, last),
        (_, { Id: null }) => throw Refused($"The id of the last run of watch '{watch.Name.Value}' was lost, so it cannot be extended."),
        (_, var last) =>
            throw Refused(
                $"Run {last.Id} did not end at its match limit, so there is nothing to "
                    + $"extend: {RunEnding.Of(last.Status, last.Reason).Sentence}"),
    };

    /// <summary>The criteria with what the service says of the run: an edit of <c>watch.json</c>
    /// buys no enrichment for what was told already.</summary>
    private async Task<Criteria> CriteriaOfRunAsync(FindAllRunId id, Criteria own, CancellationToken cancellationToken)
    {
        var shown = await findAll.GetCriteriaAsync(id, cancellationToken);
        if (shown.Generator == Generator.Preview)
        {
            throw Refused($"Run {id} is a preview, and a preview cannot be extended.");
        }

        return own with
        {
            Generator = shown.Generator ?? own.Generator,
            Enrichments = shown.Enrichments ?? [],
            MatchLimit = shown.MatchLimit
                ?? throw new DigestException(
                    ExitCode.FindAll, $"The criteria of run {id} do not show its match limit, so it was not extended."),
        };
    }

    private static int Wanted(int upTo, FindAllRunId id, Criteria ofRun) => upTo > ofRun.MatchLimit
        ? upTo
        : throw Refused(
            $"Run {id} has a limit of {ofRun.MatchLimit} matches already, and {upTo} are asked for. Ask for more with --up-to, at "
                + $"most {MatchLimits.Maximum}.");

    private async Task<FindAllResult> EndedAsync(FindAllRunId id, CancellationToken cancellationToken)
    {
        var result = await findAll.GetResultAsync(id, cancellationToken);
        var status = result.Run.Status;
        return status is { IsActive: false, TerminationReason: RunStatus.LimitMet }
            && result.Doubt.Length == 0
            && result.Candidates.Any(candidate => candidate.IsMatch)
            ? result
            : throw new DigestException(
                ExitCode.FindAll,
                $"The ledger says that run {id} ended at its match limit, but the service now says '{status.Word}', so it was not "
                    + $"extended. Look at the run in the service's dashboard.");
    }

    // It is booked where the run is, and paid for now: both months must hold it.
    private decimal AvailableUsd(Budget budget, RunLedger ledger, RunRecord booked) => Math.Min(
        budget.RunLimitUsd - booked.Usd,
        Math.Min(
            MonthlyMoney.Of(budget, ledger, null, booked.Started).LeftUsd, MonthlyMoney.Of(budget, ledger, null, options.Now).LeftUsd));

    /// <summary>Everybody of whom a delivery has spoken: the matches, and known entities that no longer match.</summary>
    private static IReadOnlyList<EntityKey> ToldBefore(FindAllResult result, EntityCatalogue catalogue) =>
    [
        .. result.Candidates
            .Where(candidate => candidate.IsMatch || catalogue.Recall(candidate.Key, candidate.Name) is not null)
            .Select(candidate => candidate.IdentityInRun)
            .Distinct()
            .Order(),
    ];

    private RunPlan PlanOf(RunRecord booked, RunJournal.Closed closed, Criteria criteria, IReadOnlyList<EntityKey> toldBefore) => new()
    {
        Kind = booked.Kind,
        Started = booked.Started,
        GitHubRunId = options.GitHubRunId,
        Criteria = criteria,
        MatchLimit = criteria.MatchLimit,
        Excluded = booked.Excluded,
        ExposureUsd = 0,
        ToldBefore = toldBefore,
        LeakedBefore = closed.Leaked,
        PendingNotes = closed.Notes,
    };

    private static DigestException Refused(string sentence) => new(ExitCode.File, sentence) { IsForDoctor = false };
}
