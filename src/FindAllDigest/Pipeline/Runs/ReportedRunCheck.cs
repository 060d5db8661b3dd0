using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Settles a run whose id was lost by a run that was reported, if the service confirms that it is the one.</summary>
internal sealed class ReportedRunCheck(IFindAllService findAll, RefreshOptions options)
{
    /// <returns>Whether the lost run is found and its id is written down.</returns>
    public async Task<bool> TrySettleAsync(
        WatchName watch, RunJournal.Intent intent, WatchMemory memory, CancellationToken cancellationToken)
    {
        if (options.IsDryRun || options.Reported is not { } reported || reported.Watch != watch || memory.Ledger.Names(reported.Id))
        {
            return false;
        }

        if (await FindAsync(reported, intent, cancellationToken) is not { } run
            || !RunIntent.IsCarriedBy(run, watch, options.Repository, intent.Plan))
        {
            return false;
        }

        await memory.WriteAsync(
            () => memory.Journal is RunJournal.Intent now && Timestamp.Format(now.Plan.Started) == Timestamp.Format(intent.Plan.Started)
                ? new RunJournal.Running(now.Plan, run.Id)
                : null,
            CancellationToken.None);
        return memory.Journal.KnownId == run.Id;
    }

    // A hint that the service does not confirm is none: the watch stays as it would be without it.
    private async Task<FindAllRun?> FindAsync(ReportedRun reported, RunJournal.Intent intent, CancellationToken cancellationToken)
    {
        try
        {
            findAll.Expect(reported.Id, intent.Plan.Started);
            return await findAll.GetRunAsync(reported.Id, cancellationToken);
        }
        catch (DigestException failure) when (failure.ExitCode == ExitCode.FindAll)
        {
            return null;
        }
    }
}
