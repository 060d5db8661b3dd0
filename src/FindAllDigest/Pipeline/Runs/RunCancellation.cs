using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Stops the run in flight, so that it finds, and costs, no more. What it found is paid for and kept.</summary>
/// <remarks>The journal stays as it is: the next refresh collects the cancelled run like any other.</remarks>
internal sealed class RunCancellation(IFindAllService findAll)
{
    /// <exception cref="DigestException">The id of the run was lost (exit 5), or the service refused (exit 3).</exception>
    public async Task<CancelledRun> CancelAsync(WatchSession session, CancellationToken cancellationToken)
    {
        var name = session.Watch;
        var journal = session.Data.State.Journal;
        if (journal is RunJournal.Intent)
        {
            throw new DigestException(
                ExitCode.Decision,
                $"Watch '{name.Value}' is held: the id of its run was lost, and without it nothing can be "
                    + $"cancelled. {LostRunAdvice.Of(name)}");
        }

        if (journal.KnownId is not { } id)
        {
            return new(null, IsCancelled: false, "no run is in flight.");
        }

        var before = (await findAll.GetRunAsync(id, cancellationToken)).Status;

        // A run that is halted is no longer active, but it can be cancelled; one that has ended is left as it is.
        await findAll.CancelAsync(id, cancellationToken);
        var after = (await findAll.GetRunAsync(id, cancellationToken)).Status;
        var isCancelled = after.Ending.Kind == RunEndingKind.Cancelled && before.Ending.Kind != RunEndingKind.Cancelled;
        return new(id, isCancelled, isCancelled
            ? $"run {id} is cancelled. The {after.Matched} matches that it found are paid for and kept: 'findall-digest "
                + $"refresh {name.Value}' collects them."
            : $"run {id} has ended already ({after.Word}). 'findall-digest refresh {name.Value}' collects it.");
    }
}

/// <summary>What became of the run in flight.</summary>
/// <param name="Id">Null when none was in flight.</param>
internal sealed record CancelledRun(FindAllRunId? Id, bool IsCancelled, string Message);
