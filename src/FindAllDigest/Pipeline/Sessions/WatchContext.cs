using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>A watch whose files are all without fault.</summary>
internal sealed class WatchContext
{
    private const string EmptyListRemedy = "Restore the rows from the file's history, or pass --allow-empty if the list shall start anew.";

    private WatchContext(WatchSession session)
    {
        Session = session;
        Watch = Data.Default.Watch;
        Closed = Data.Reconcile(Data.State.Closed);
        ExcludeLists = [.. Data.Branches.Select(branch => branch.Exclude), Closed.Exclusions(Data.State.PathOf(WatchFiles.Closed))];
    }

    /// <summary>Where the watch was read, and how it is changed.</summary>
    public WatchSession Session { get; }

    public WatchData Data => Session.Data;

    /// <summary>The watch as the default branch has it.</summary>
    public Watch Watch { get; }

    /// <summary>The exclude list that a delivery adds to.</summary>
    public ExcludeList Exclude => Data.Target.Exclude;

    /// <summary>The catalogue that a delivery adds to.</summary>
    public EntityCatalogue Catalogue => Data.Target.Catalogue;

    /// <summary>The entities of closed pull requests, by what became of those by now.</summary>
    public ClosedList Closed { get; }

    /// <summary>Every exclude list that counts: the default branch's, the open proposal's, and that of closed proposals.</summary>
    public IReadOnlyList<ExcludeList> ExcludeLists { get; }

    /// <summary>Makes sure that a watch can be worked with.</summary>
    /// <exception cref="DigestException">Files are wrong; all their faults at once.</exception>
    public static WatchContext Of(WatchSession session) => session.Data.Faults is { Count: > 0 } problems
        ? throw new DigestException(problems)
        : new WatchContext(session);

    /// <summary>Refuses to go on with an exclude list that lost all its rows: everything in it would be found and paid for again.</summary>
    /// <exception cref="DigestException">It has lost them.</exception>
    public void ThrowIfListWasLost(RunLedger ledger)
    {
        // What a refresh brought may have been refused before any row reached the default branch.
        var hadRows = Catalogue.Count > 0 || (!Closed.KnowsAny && ledger.Last is ({ Excluded: > 0 } or { New: > 0 }));
        if (Exclude.Count == 0 && hadRows)
        {
            throw new DigestException([new FileProblem(
                Data.Target.PathOf(WatchFiles.Exclude),
                "The exclude list has no row, yet the last refresh had some; without them known entities would be found and paid "
                    + "for again.",
                EmptyListRemedy)]);
        }
    }
}
