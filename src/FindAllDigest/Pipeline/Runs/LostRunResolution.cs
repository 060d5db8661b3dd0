using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Settles a run whose id was lost, as a person decides. The next refresh does the rest.</summary>
/// <remarks>A run whose id was given wrongly, or that the service has forgotten, is settled
/// the same way: it would be asked after forever.</remarks>
internal static class LostRunResolution
{
    /// <summary>The run exists: it is in flight under this id.</summary>
    /// <param name="findAll">Asked whether there is such a run. Where it cannot be reached, the person is believed.</param>
    /// <returns>What was done, to be put behind the watch's name.</returns>
    /// <exception cref="DigestException">No run is lost, or the run is settled already (exit 2); or there is none, or whether the
    /// one in the journal is the watch's own could not be asked (exit 3).</exception>
    public static async Task<string> ResumeAsync(
        WatchSession session, FindAllRunId id, IFindAllService findAll, TimeProvider time, CancellationToken cancellationToken)
    {
        var memory = new WatchMemory(session);
        var plan = LostPlan(session, memory);
        if (memory.Ledger.Runs.Any(run => run.Id == id))
        {
            throw new DigestException(
                ExitCode.File,
                $"Run {id} is settled already; it is in the ledger of watch '{session.Watch.Value}'. Look for a later run in the "
                    + $"service's dashboard.")
            { IsForDoctor = false };
        }

        if (memory.Journal.KnownId == id)
        {
            return $"run {id} is in the journal already. The next refresh collects it.";
        }

        var inquiry = new RunInquiry(findAll, time);
        if (memory.Journal is RunJournal.Running { Plan.IsMadeUp: false } running
            && await inquiry.IsOwnAsync(session.Watch, running, cancellationToken))
        {
            throw NotLost(session, running);
        }

        var remark = plan.IsMadeUp ? "" : await inquiry.LookAsync(session.Watch, plan, id, cancellationToken);
        await memory.WriteAsync(new RunJournal.Running(plan, id), cancellationToken);
        return $"run {id} is in the journal. The next refresh collects it. {remark}".TrimEnd();
    }

    /// <summary>There is no such run: it is booked at its full exposure, and the watch is due at once.</summary>
    /// <param name="findAll">Asked for a run whose id is known: what can be collected is paid for, and stays.</param>
    /// <returns>What was done, to be put behind the watch's name.</returns>
    /// <exception cref="DigestException">No run is lost, or the next refresh can collect it (exit 2).</exception>
    public static async Task<string> AbandonAsync(
        WatchSession session, IFindAllService findAll, TimeProvider time, CancellationToken cancellationToken)
    {
        if (session.Data.State.Journal is RunJournal.Running { Plan.IsMadeUp: false } running
            && await new RunInquiry(findAll, time).IsCollectableAsync(running, cancellationToken))
        {
            throw NotLost(session, running);
        }

        return await AbandonAsync(session, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>The same for a run whose id nobody knows, so that nobody can be asked.</summary>
    public static async Task<string> AbandonAsync(WatchSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var memory = new WatchMemory(session);
        var plan = LostPlan(session, memory);
        var record = LostRun.Record(plan, now) with { Id = memory.Journal.KnownId };
        var closed = LostRun.Close(plan, session.Data.Default.TimeZone) with { IsDue = true };
        await memory.CloseAsync(record, closed, tell: null, cancellationToken);
        return "given up, and booked at its full exposure. The watch is due now: the next refresh starts a new run.";
    }

    private static DigestException NotLost(WatchSession session, RunJournal.Running running) => new(
        ExitCode.File,
        $"Run {running.Id} is not lost: the service has it, and the next refresh collects it, free of charge. Nothing was done. "
            + $"If it shall stop before, say 'findall-digest cancel {session.Watch.Value}'.")
    {
        IsForDoctor = false,
    };

    private static RunPlan LostPlan(WatchSession session, WatchMemory memory) => memory.Journal switch
    {
        RunJournal.Intent intent => intent.Plan,
        RunJournal.Running running => running.Plan,
        _ => throw new DigestException(ExitCode.File, $"Watch '{session.Watch.Value}' is not held: no run of it has lost its id.")
        {
            IsForDoctor = false,
        },
    };
}
