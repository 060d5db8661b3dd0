using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>A watch's snapshot, read: text from files has become values here, and every fault of every file was told at once.</summary>
public sealed class WatchContext
{
    private const string EmptyListRemedy = "Restore the rows from the file's history, or pass --allow-empty if the list shall start anew.";

    private readonly IReadOnlyList<ExcludeList> _branches;

    private WatchContext(WatchSnapshot snapshot, Watch watch, IReadOnlyList<ExcludeList> branches, ClosedList closed, EntityCatalogue catalogue)
    {
        _branches = branches;
        Snapshot = snapshot;
        Watch = watch;
        Closed = Settle(closed);
        ExcludeLists = [.. branches, Closed.Exclusions(snapshot.State.PathOf(WatchFiles.Closed))];
        Catalogue = catalogue;
    }

    public WatchSnapshot Snapshot { get; }

    public Watch Watch { get; }

    /// <summary>The exclude list that a delivery adds to.</summary>
    public ExcludeList Exclude => _branches[^1];

    /// <summary>The entities of closed pull requests, by what became of those by now.</summary>
    public ClosedList Closed { get; }

    /// <summary>Every exclude list that counts: the default branch's, the open proposal's, and that of closed proposals.</summary>
    public IReadOnlyList<ExcludeList> ExcludeLists { get; }

    /// <summary>Refuses to go on with an exclude list that lost all its rows: everything in it would be found and paid for again.</summary>
    /// <param name="ledger">Tells whether an earlier refresh had rows.</param>
    /// <exception cref="DigestException">It has lost them.</exception>
    public void ThrowIfListWasLost(RunLedger ledger)
    {
        // What a refresh brought may have been refused before any row reached the default branch.
        var hadRows = Catalogue.Count > 0 || (!Closed.KnowsAny && ledger.Last is ({ Excluded: > 0 } or { New: > 0 }));
        if (Exclude.Count == 0 && hadRows)
        {
            throw new DigestException([new FileProblem(Snapshot.Target.PathOf(WatchFiles.Exclude), 0, 0, "The exclude list has no row, yet the last refresh had some; without them known entities would be found and paid for again.", EmptyListRemedy)]);
        }
    }

    /// <summary>The catalogue that a delivery adds to.</summary>
    public EntityCatalogue Catalogue { get; }

    /// <summary>Reads a snapshot.</summary>
    /// <exception cref="DigestException">Files are wrong; all their faults at once.</exception>
    public static WatchContext Read(WatchSnapshot snapshot)
    {
        List<FileProblem> problems = [];
        var watch = Collect(() => ReadWatch(snapshot));
        var branches = snapshot.Proposal is { } proposal ? new[] { snapshot.Default, proposal } : [snapshot.Default];
        var lists = branches.Select(branch => Collect(() => ReadList(branch))).ToList();
        var closed = Collect(() => snapshot.State.ReadClosed());
        var catalogue = Collect(() => ReadCatalogue(snapshot.Target));

        return problems.Count == 0 && watch is not null && closed is not null && catalogue is not null
            ? new WatchContext(snapshot, watch, [.. lists.OfType<ExcludeList>()], closed, catalogue)
            : throw new DigestException(problems);

        T? Collect<T>(Func<T> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (DigestException failure) when (failure.Problems.Count > 0)
            {
                problems.AddRange(failure.Problems);
                return null;
            }
        }
    }

    /// <summary>What a list of closed entities becomes by what this snapshot shows.</summary>
    public ClosedList Settle(ClosedList stored) => stored.Settle(Snapshot.History, _branches[0], Snapshot.Proposal is null ? null : _branches[^1]);

    /// <summary>The watch as the default branch has it.</summary>
    /// <exception cref="DigestException">Its file is missing or wrong.</exception>
    public static Watch ReadWatch(WatchSnapshot snapshot)
    {
        var path = snapshot.Default.PathOf(WatchFiles.Watch);
        return snapshot.Default.Find(WatchFiles.Watch) is { } bytes
            ? WatchReader.Read(snapshot.Watch, path, bytes).OrThrow()
            : throw new DigestException([new FileProblem(path, 0, 0, $"There is no watch '{snapshot.Watch.Value}': the file is missing.", "Check the name, or create the file as the README describes.")]);
    }

    private static ExcludeList ReadList(DataFiles branch) =>
        branch.Find(WatchFiles.Exclude) is { } bytes ? ExcludeList.Read(branch.PathOf(WatchFiles.Exclude), bytes).OrThrow() : ExcludeList.Empty;

    private static EntityCatalogue ReadCatalogue(DataFiles branch) =>
        branch.Find(WatchFiles.Entities) is { } bytes ? EntityCatalogue.Read(branch.PathOf(WatchFiles.Entities), bytes) : EntityCatalogue.Empty;
}
