using System.Runtime.CompilerServices;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Store.GitHub;

/// <summary>Reads watches out of a view of the repository, and remembers where each snapshot came from.</summary>
internal sealed class SnapshotReader(GitObjects objects, MemoryCopies copies, ProposalFinder finder, PullRequestHistory history)
{
    private static readonly string[] DataNames = [WatchFiles.Watch, WatchFiles.Exclude, WatchFiles.Entities, WatchFiles.Criteria];
    private static readonly string[] StateNames = [WatchFiles.Ledger, WatchFiles.Journal, WatchFiles.Closed, WatchFiles.Failures];

    private readonly ConditionalWeakTable<WatchSnapshot, SnapshotOrigin> _origins = [];

    public async Task<WatchSnapshot> ReadAsync(RepositoryView view, WatchName watch, CancellationToken cancellationToken)
    {
        var memory = await view.TipAsync(HiddenMarkers.StateBranch, cancellationToken);
        var origin = await finder.FindAsync(view, watch, () => copies.LearnAsync(watch, memory.Folder(watch.Value), cancellationToken), cancellationToken);
        var state = await ReadStateAsync(memory, watch, cancellationToken);
        var snapshot = new WatchSnapshot
        {
            Watch = watch,
            Default = await ReadDataAsync(origin.Default, origin.DataPath, cancellationToken),
            Proposal = origin.Proposal is { } proposal ? await ReadDataAsync(proposal, origin.DataPath, cancellationToken) : null,
            State = state,
            History = await history.ReadAsync(view, origin, state, cancellationToken),
            IsProposalBehind = origin.IsBehind,
        };
        _origins.AddOrUpdate(snapshot, origin);
        copies.See(origin);
        return snapshot;
    }

    /// <summary>Where a snapshot came from.</summary>
    /// <exception cref="ArgumentException">It was not read here.</exception>
    public SnapshotOrigin OriginOf(WatchSnapshot read) =>
        _origins.TryGetValue(read, out var origin) ? origin : throw new ArgumentException("The snapshot is not of this repository.", nameof(read));

    /// <summary>A watch's memory.</summary>
    public async Task<StateFiles> ReadStateAsync(CommitTree tip, WatchName watch, CancellationToken cancellationToken)
    {
        var folder = tip.Folder(watch.Value);
        await copies.LearnAsync(watch, folder, StateNames, cancellationToken);
        return new StateFiles(watch.Value, folder.Version, await ReadAllAsync(folder, StateNames, cancellationToken));
    }

    /// <summary>A watch's data as a commit has it.</summary>
    public async Task<DataFiles> ReadDataAsync(CommitTree tip, string path, CancellationToken cancellationToken)
    {
        var folder = tip.Folder(path);
        const string Digests = WatchFiles.DigestFolder + "/";
        var digests = folder.Files.Keys.Where(name => name.StartsWith(Digests, StringComparison.Ordinal)).Select(name => name[Digests.Length..]);
        return new DataFiles(path, folder.Version, await ReadAllAsync(folder, DataNames, cancellationToken), digests.ToHashSet(StringComparer.Ordinal));
    }

    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> ReadAllAsync(Folder folder, string[] names, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (folder.Files.TryGetValue(name, out var file))
            {
                files[name] = await objects.ReadAsync($"{folder.Path}/{name}", file, cancellationToken);
            }
        }

        return files;
    }
}
