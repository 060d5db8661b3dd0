using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline;

/// <summary>Says how a refresh ended: outcome, exit code and a sentence. Decides nothing else.</summary>
internal sealed class RefreshReporter(WatchContext context, RefreshOptions options)
{
    /// <summary>The report of a refresh that something kept from its end, or from its start.</summary>
    /// <param name="end">A failure, or the wish of a person to stop.</param>
    /// <param name="inFlight">The run that the journal holds: it is paid for, and the next refresh collects it.</param>
    public static RefreshReport Ended(WatchName watch, Exception end, FindAllRunId? inFlight) =>
        end is DigestException failure ? Failed(watch, failure) with { RunId = inFlight } : Stopped(watch, inFlight);

    /// <summary>The report of a refresh that failed.</summary>
    public static RefreshReport Failed(WatchName watch, DigestException failure) => new()
    {
        Watch = watch,
        Outcome = RefreshOutcome.Failed,
        Message = failure.Message,
        ExitCode = failure.ExitCode,
        Cause = failure.Cause,
        Problems = failure.Problems,
    };

    private static RefreshReport Stopped(WatchName watch, FindAllRunId? inFlight) => new()
    {
        Watch = watch,
        Outcome = inFlight is null ? RefreshOutcome.Cancelled : RefreshOutcome.Pending,
        Message = inFlight is { } id
            ? $"Stopped. Run {id} goes on at the service: 'findall-digest refresh {watch.Value}' collects it, 'findall-digest "
                + $"cancel {watch.Value}' stops it."
            : "Stopped.",
        ExitCode = ExitCode.Cancelled,
        RunId = inFlight,
    };

    /// <summary>The report of a watch with nothing to do; null when it is to be refreshed.</summary>
    public RefreshReport? Idle(RunLedger ledger, RunJournal journal)
    {
        var (schedule, name) = (context.Watch.Schedule, context.Watch.Name);
        if (context.Watch.Paused)
        {
            return options is { IsForced: true, IsNamed: true }
                ? null
                : Report(
                    RefreshOutcome.Paused,
                    $"Paused in watch.json; 'findall-digest refresh {name.Value} --force' refreshes it all the same.");
        }

        var next = DueDate.Next(schedule, ledger, journal, options.Now);
        if (options.IsForced || next <= options.Now)
        {
            return null;
        }

        var retry = DueDate.IsRetry(schedule, ledger, next) ? ", when the failed run is tried again" : "";
        var day = PeopleTime.Day(next, schedule?.TimeZone, options.Now);
        return Report(
            RefreshOutcome.NotDue,
            $"Not due before {day} ({PeopleTime.Until(next, schedule?.TimeZone, options.Now)}){retry}; --force refreshes it now.");
    }

    public RefreshReport OverBudget(BudgetDecision decision) =>
        Report(RefreshOutcome.Budget, decision is BudgetDecision.Refused refused ? refused.Reason : "The budget does not allow a run.");

    /// <summary>What a dry run found out.</summary>
    public RefreshReport WouldStart(PreparedRun run) => Report(
        RefreshOutcome.Unchanged,
        $"Dry run: a {run.Plan.Kind} would start now with generator '{run.Plan.Criteria.Generator.ToString().ToLowerInvariant()}', at "
                + $"most {Plural.Of(run.Plan.MatchLimit, "match", "matches")} and {Plural.Of(run.Plan.Excluded, "exclusion")}, and cost at "
                + $"most {run.Plan.ExposureUsd:#,0.00} USD. Nothing was written or bought.");

    /// <summary>What a dry run says of a run in flight.</summary>
    public RefreshReport InFlight(RunJournal journal) => journal switch
    {
        RunJournal.Running running => Pending(running.Id),
        RunJournal.Delivering delivering => Pending(delivering.Id),
        var other => throw new InvalidOperationException($"No run is in flight in a journal of type {other.GetType().Name}."),
    };

    /// <param name="doubt">Why its result was not believed, in words that go on from "the result"; empty while there is none.</param>
    public RefreshReport Pending(FindAllRunId id, string doubt = "") => Report(
        RefreshOutcome.Pending,
        doubt.Length == 0
            ? $"Run {id} is still in progress. It is in the journal, and the next refresh collects it."
            : $"Run {id} has ended, but its result {doubt}. It is not taken for whole; the run is in the journal, and the next refresh "
                + $"reads it again.") with
    { RunId = id };

    /// <summary>The report of a create that led to no known run.</summary>
    public RefreshReport NotStarted(Unstarted unstarted) => unstarted switch
    {
        Unstarted.Refused refused =>
            Report(RefreshOutcome.Failed, refused.Cause.ToString()) with { ExitCode = ExitCode.FindAll, Cause = refused.Cause },
        Unstarted.Unclear unclear => Held(unclear.Message),
        Unstarted.Overtaken { By: RunJournal.Running running } => Pending(running.Id),
        _ => Report(RefreshOutcome.Pending, "Another process refreshes this watch at this moment; nothing was started here."),
    };

    /// <summary>The report of an earlier create whose answer never came.</summary>
    public RefreshReport Lost(RunPlan plan, LostRunVerdict verdict) => verdict == LostRunVerdict.Wait
        ? Report(
            RefreshOutcome.Pending,
            $"Another process was about to start a run at {Timestamp.Format(plan.Started)} and may still be alive; nothing was started "
                + $"here.")
        : Held($"A run was about to be started at {Timestamp.Format(plan.Started)}, and its id was never written down.");

    /// <summary>The report of a run that another process collected while this one was about to.</summary>
    public static RefreshReport ClosedElsewhere(Digest digest) => new()
    {
        Watch = digest.Watch,
        Outcome = RefreshOutcome.Unchanged,
        Message = $"Another process collected run {digest.Run.Id} at the same moment; nothing was written here.",
        RunId = digest.Run.Id,
    };

    /// <summary>The report of a run that is closed.</summary>
    public static RefreshReport Closed(Digest digest, CollectedRun.Ended run, DeliveryOutcome.Delivered delivered)
    {
        var status = run.Result.Run.Status;
        var ending = status.Ending;
        var isUseless = status.EndedBadly && !run.Result.Candidates.Any(candidate => candidate.IsMatch) && !digest.HasNews;
        var outcome = (digest, isUseless) switch
        {
            (_, true) => ending.Kind == RunEndingKind.Cancelled ? RefreshOutcome.Cancelled : RefreshOutcome.Failed,
            ({ New.Count: > 0 }, _) => RefreshOutcome.New,
            ({ HasNews: true }, _) => RefreshOutcome.Changed,
            _ => RefreshOutcome.Unchanged,
        };

        return new RefreshReport
        {
            Watch = digest.Watch,
            Outcome = outcome,
            Message = isUseless ? $"Run {digest.Run.Id} found nothing: {ending.Text}" : DigestSummary.Sentence(digest),
            ExitCode = isUseless ? ending.ExitCodeWithoutFinds : ExitCode.Done,
            Cause = outcome == RefreshOutcome.Failed
                ? new FailureCause(
                    $"{status.Word} {status.TerminationReason}", $"Run {digest.Run.Id} found nothing: {ending.Sentence}", ending.Remedy)
                : null,
            Warnings =
            [
                .. isUseless ? [.. run.Plan.PendingNotes, .. run.Plan.Notes, .. run.Refusals] : digest.Notes,
                .. delivered.Warnings
            ],
            NewCount = digest.New.Count,
            ChangedCount = digest.BackAgain.Count + digest.ChangedCount,
            RunId = digest.Run.Id,
            Digest = digest,
            DigestPath = delivered.Location,
            PullRequestUrl = delivered.PullRequestUrl,
            IssueUrl = delivered.IssueUrl,
            CostUsd = digest.CostUsd,
            IsMadeUp = digest.Plan.IsMadeUp,
        };
    }

    /// <summary>The report of a run that people were told of, and whose data no branch took.</summary>
    public static RefreshReport NotStored(Digest digest, DeliveryOutcome.NotStored outcome) => new()
    {
        Watch = digest.Watch,
        Outcome = RefreshOutcome.Pending,
        Message = $"{DigestSummary.Sentence(digest)} This is told, but its data could not be stored; the next refresh tries again, free "
            + $"of charge.",
        Warnings = [outcome.Cause.ToString(), .. outcome.Warnings],
        RunId = digest.Run.Id,
        Digest = digest,
        IssueUrl = outcome.IssueUrl,
        KeptDigest = outcome.Summary,
        Cause = outcome.Cause,
    };

    /// <summary>The report of a run whose id is known here and could not be written down: whoever
    /// reads this is the only one to know it.</summary>
    public RefreshReport Unwritten(WatchMemory memory, DigestException obstacle)
    {
        var advice = memory.Unwritten is { } id ? LostRunAdvice.Of(context.Watch.Name, id) : "";
        return Report(
            RefreshOutcome.Held,
            $"Run {memory.Unwritten} was started and is paid for, but its id could not be written down. {obstacle.Message} Once that is "
                + $"mended, tell the program. {advice} The next refresh then collects the run. Nothing is bought until then.") with
        { ExitCode = ExitCode.Decision, RunId = memory.Unwritten };
    }

    private RefreshReport Held(string cause) =>
        Report(
            RefreshOutcome.Held,
            $"{cause} It may exist and have been billed, so it is not repeated. {LostRunAdvice.Of(context.Watch.Name)}") with
        {
            ExitCode = ExitCode.Decision,
        };

    private RefreshReport Report(RefreshOutcome outcome, string message) =>
        new() { Watch = context.Watch.Name, Outcome = outcome, Message = message };
}
