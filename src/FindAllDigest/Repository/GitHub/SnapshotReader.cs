using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Repository.GitHub.Git;

namespace FindAllDigest.Repository.GitHub;

/// <summary>Reads the files of watches.</summary>
internal sealed class SnapshotReader(GitObjects objects)
{
    private static readonly string[] DataNames = [WatchFiles.Watch, WatchFiles.Exclude, WatchFiles.Entities, WatchFiles.Criteria];
    private static readonly string[] StateNames = [WatchFiles.Ledger, WatchFiles.Journal, WatchFiles.Closed, WatchFiles.Failures];

    /// <summary>A watch's data on one branch.</summary>
    public async Task<DataFiles> ReadDataAsync(BranchTip tip, string path, CancellationToken cancellationToken)
    {
        var folder = tip.Folder(path);
        const string Digests = WatchFiles.DigestFolder + "/";
        var digests = folder.Files.Keys.Where(name => name.StartsWith(Digests, StringComparison.Ordinal)).Select(name => name[Digests.Length..]);
        return new DataFiles(path, folder.Version, await ReadAllAsync(folder, DataNames, cancellationToken), digests.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>A watch's memory.</summary>
    public async Task<StateFiles> ReadStateAsync(BranchTip tip, WatchName watch, CancellationToken cancellationToken)
    {
        var folder = tip.Folder(watch.Value);
        return new StateFiles(watch.Value, folder.Version, await ReadAllAsync(folder, StateNames, cancellationToken));
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
