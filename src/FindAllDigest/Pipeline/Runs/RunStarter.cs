using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Starts a run: the one place where a run is bought.</summary>
/// <remarks>Intent, create, id, in this order. The create and the write of its id take no cancellation: a process that is asked to stop
/// between them would lose a run that is paid for.</remarks>
internal sealed class RunStarter(IFindAllService findAll, RefreshOptions options)
{
    /// <summary>Decides everything about a run without doing anything.</summary>
    public PreparedRun Prepare(
        WatchContext context, WatchMemory memory, RunJournal.Closed closed, ResolvedCriteria resolved, BudgetDecision.Fits budget)
    {
        var lists = resolved.Seed is { } seed
            ? [.. context.ExcludeLists, ExcludeList.Empty.Append(seed.Rows(options.Today))]
            : context.ExcludeLists;
        var isRecheck = resolved.Kind == RunKind.Recheck;
        var selection = ExclusionSelection.Choose(lists, closed.Leaked.ToHashSet(), context.Watch.MaxSent, options.Today, isRecheck);

        var plan = new RunPlan
        {
            Kind = resolved.Kind,
            Service = context.Watch.Service,
            Started = options.Now,
            GitHubRunId = options.GitHubRunId,
            Criteria = resolved.Criteria,
            MatchLimit = budget.MatchLimit,
            Excluded = selection.Sent.Count,
            ExposureUsd = budget.ExposureUsd,
            SeedRun = resolved.Seed?.Run,
            LeakedBefore = closed.Leaked,
            PendingNotes =
            [
                .. closed.Notes,
                .. CriteriaNotes(RunPlan.HashOf(resolved.Criteria, context.Watch.Service), memory.Ledger, closed.Notes)
            ],
            Notes = [.. BudgetNotes(resolved.Criteria, budget), .. SelectionNotes(selection)],
        };

        return new PreparedRun(plan, new RunRequest(
            ObjectiveTemplate.Render(resolved.Criteria.Objective, options.Today),
            resolved.Criteria,
            budget.MatchLimit,
            [.. selection.Sent.Select(row => new SentExclusion(row.Name.Trim(), row.Url.Trim()))],
            RunIntent.MetadataOf(context.Watch.Name, options.Repository, plan, memory.Ledger.Runs.Count + 1))
        {
            // The simulator's made-up runs are nobody else's business.
            Webhook = plan.IsMadeUp ? null : context.Watch.Webhook,
        });
    }

    /// <summary>Starts it.</summary>
    /// <returns>Null when the run exists; otherwise why there is none, or none known. Where its
    /// id could not be written down, the memory holds it.</returns>
    public async Task<Unstarted?> StartAsync(PreparedRun run, WatchMemory memory, CancellationToken cancellationToken)
    {
        var before = (RunJournal.Closed)memory.Journal;
        if (!await memory.TryWriteAsync(new RunJournal.Intent(run.Plan), cancellationToken))
        {
            return new Unstarted.Overtaken(memory.Journal);
        }

        switch (await findAll.CreateAsync(run.Request))
        {
            case CreateOutcome.Created created:
                await memory.TryKeepAsync(new RunJournal.Running(run.Plan, created.Run.Id), isPatient: true);
                return memory.Journal is RunJournal.Running ? null : new Unstarted.Overtaken(memory.Journal);
            case CreateOutcome.Refused refused:
                await memory.WriteAsync(before, CancellationToken.None);
                return new Unstarted.Refused(refused.Cause);
            case CreateOutcome.Unclear unclear:
                await TryMarkUnclearAsync(run.Plan, memory);
                return new Unstarted.Unclear(unclear.Message);
            case var other:
                throw new InvalidOperationException($"A create ended as {other.GetType().Name}.");
        }
    }

    /// <summary>Tells whoever comes after that nobody is about to write the id. Where that cannot
    /// be written, they wait for a while as for a living process.</summary>
    private static async Task TryMarkUnclearAsync(RunPlan plan, WatchMemory memory)
    {
        try
        {
            await memory.WriteAsync(
                () => memory.Journal is RunJournal.Intent { IsUnclear: false } intent
                    && Timestamp.Format(intent.Plan.Started) == Timestamp.Format(plan.Started)
                    ? intent with { IsUnclear = true }
                    : null,
                CancellationToken.None);
        }
        catch (DigestException)
        {
            // The intent itself is written, and keeps the run from being bought again.
        }
    }

    private static IEnumerable<string> BudgetNotes(Criteria criteria, BudgetDecision.Fits budget)
    {
        if (budget.MatchLimit < criteria.MatchLimit)
        {
            yield return $"The match limit was lowered from {criteria.MatchLimit} to {budget.MatchLimit} to fit the budget.";
        }
    }

    // Kept until a digest tells it: whoever reads the next one compares it with the last, which was judged by other words.
    private static IEnumerable<string> CriteriaNotes(string hash, RunLedger ledger, IReadOnlyList<string> untold)
    {
        if (ledger.Last is { } last && last.CriteriaHash != hash && NoteOn(last, hash) is var note && !untold.Contains(note))
        {
            yield return note;
        }
    }

    private static string NoteOn(RunRecord last, string hash) => (last.IsMadeUp, hash == RunRecord.MadeUp) switch
    {
        (true, false) =>
            "The runs before this one were answered by the simulator. What they found is made up: its rows say so in the exclude list and "
                + "may be deleted.",
        (false, true) => "From this run on the simulator answers: what it finds is made up, and nothing is bought.",
        _ => "The question or its match conditions were changed since the last run, so this result is not comparable with earlier ones.",
    };

    private static IEnumerable<string> SelectionNotes(ExclusionSelection selection)
    {
        if (selection.LeftOut > 0)
        {
            yield return $"{Plural.Of(selection.LeftOut, "known entity was", "known entities were")} not sent, since the exclude list is "
                + $"longer than the service takes; any that came back were left out here, but were paid for.";
        }
        else if (selection.Sent.Count >= ExclusionSelection.NearlyFull)
        {
            yield return $"The exclude list sends {selection.Sent.Count:#,0} entities, and the service takes "
                + $"{Watch.MaxSentMaximum:#,0} at most; what is not sent will be left out here, but paid for when it comes back.";
        }
    }
}

/// <summary>A run that could be started as it is.</summary>
internal sealed record PreparedRun(RunPlan Plan, RunRequest Request);

/// <summary>Why a run was not started, or is not known to be.</summary>
internal abstract record Unstarted
{
    private Unstarted() { }

    /// <summary>Another process wrote the journal first; nothing was bought.</summary>
    public sealed record Overtaken(RunJournal By) : Unstarted;

    /// <summary>The service surely started nothing.</summary>
    public sealed record Refused(FailureCause Cause) : Unstarted;

    /// <summary>The service may have started it; its id is lost.</summary>
    public sealed record Unclear(string Message) : Unstarted;
}
