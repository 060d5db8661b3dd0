using System.Security.Cryptography;
using System.Text;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Store.Local;

/// <summary>A folder as the place of watches: data in <c>data/</c>, the program's memory in <c>.findall-digest/</c>. Nothing is committed
/// and nothing proposed; a person sees the changed files in the work tree.</summary>
/// <param name="root">The repository's root.</param>
/// <param name="isReadOnly">Whether even an unfinished write of an earlier process is left as it is, as a dry run must.</param>
public sealed class LocalRepository(string root, bool isReadOnly) : IRepository
{
    /// <summary>The folder of the program's memory.</summary>
    public const string StateFolder = ".findall-digest";

    private static readonly string[] DataNames = [WatchFiles.Watch, WatchFiles.Exclude, WatchFiles.Entities, WatchFiles.Criteria];

    private static readonly string[] StateNames = [WatchFiles.Ledger, WatchFiles.Journal, WatchFiles.Closed, WatchFiles.Failures];

    public Task<IReadOnlyList<WatchName>> ListWatchesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<WatchName>>(
        [.. ListFolders().Select(folder => WatchName.TryParse(folder, out var name) ? name : null).OfType<WatchName>()]);

    public Task<IReadOnlyList<string>> ListMisnamedAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(
        [.. ListFolders().Where(folder => !WatchName.TryParse(folder, out _))]);

    public Task<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken) =>
        LocalDisk.ReadAsync(Path.Combine(root, path), cancellationToken);

    public async Task<WatchSnapshot> ReadAsync(WatchName watch, CancellationToken cancellationToken)
    {
        if (!isReadOnly && Directory.Exists(PendingPath(watch)))
        {
            await using (await LocalLock.AcquireAsync(LockPath(watch), cancellationToken))
            {
                await Commit(watch).RecoverAsync(cancellationToken);
            }
        }

        return new WatchSnapshot
        {
            Watch = watch,
            Default = await ReadDataAsync(watch, cancellationToken),
            State = await ReadStateAsync(watch, cancellationToken),
        };
    }

    public async Task<StateWrite> WriteStateAsync(WatchName watch, StateFiles read, IReadOnlyList<FileWrite> files, CancellationToken cancellationToken)
    {
        await using (await LocalLock.AcquireAsync(LockPath(watch), cancellationToken))
        {
            await Commit(watch).RecoverAsync(cancellationToken);
            var now = await ReadStateAsync(watch, cancellationToken);
            if (now.Version != read.Version)
            {
                return new StateWrite.Changed(now);
            }

            await Commit(watch).WriteAsync([.. files.Select(file => new FileChange(Path.Combine(StatePath(watch), file.Name), now.Find(file.Name), file.Bytes))], cancellationToken);
            return new StateWrite.Written(await ReadStateAsync(watch, cancellationToken));
        }
    }

    public async Task<DeliveryOutcome> DeliverAsync(WatchSnapshot read, DigestDelivery delivery, CancellationToken cancellationToken)
    {
        await using (await LocalLock.AcquireAsync(LockPath(read.Watch), cancellationToken))
        {
            await Commit(read.Watch).RecoverAsync(cancellationToken);
            var now = await ReadDataAsync(read.Watch, cancellationToken);
            if (now.Version != read.Default.Version)
            {
                return new DeliveryOutcome.Moved();
            }

            List<FileChange> changes = [];
            foreach (var file in delivery.Files)
            {
                var path = Path.Combine(DataPath(read.Watch), file.Name);
                changes.Add(new FileChange(path, now.Find(file.Name) ?? await LocalDisk.ReadAsync(path, cancellationToken), file.Bytes));
            }

            await Commit(read.Watch).WriteAsync(changes, cancellationToken);
            return new DeliveryOutcome.Delivered(now.PathOf(delivery.DigestName));
        }
    }

    private IEnumerable<string> ListFolders()
    {
        var data = Path.Combine(root, WatchFiles.DataFolder);
        return Directory.Exists(data)
            ? Directory.EnumerateDirectories(data).Where(folder => File.Exists(Path.Combine(folder, WatchFiles.Watch))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)
            : [];
    }

    private LocalCommit Commit(WatchName watch) => new(PendingPath(watch), Merge);

    // Only the exclude list is people's as well as ours; every other file that a commit touches is the program's alone.
    private static ReadOnlyMemory<byte> Merge(string path, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs) =>
        Path.GetFileName(path) == WatchFiles.Exclude
            ? ExcludeListMerge.Merge(List(path, before), List(path, ours), List(path, theirs)).List.Bytes
            : ours;

    private static ExcludeList List(string path, ReadOnlyMemory<byte>? bytes) =>
        bytes is { } utf8 ? ExcludeList.Read(path, utf8).OrThrow() : ExcludeList.Empty;

    private async Task<DataFiles> ReadDataAsync(WatchName watch, CancellationToken cancellationToken)
    {
        var files = await ReadAllAsync(DataPath(watch), DataNames, cancellationToken);
        var digests = Path.Combine(DataPath(watch), WatchFiles.DigestFolder);
        var names = Directory.Exists(digests)
            ? Directory.EnumerateFiles(digests).Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal)
            : [];

        return new DataFiles($"{WatchFiles.DataFolder}/{watch.Value}", VersionOf(files), files, names);
    }

    private async Task<StateFiles> ReadStateAsync(WatchName watch, CancellationToken cancellationToken)
    {
        var files = await ReadAllAsync(StatePath(watch), StateNames, cancellationToken);
        return new StateFiles($"{StateFolder}/{watch.Value}", VersionOf(files), files);
    }

    private static async Task<Dictionary<string, ReadOnlyMemory<byte>>> ReadAllAsync(string folder, string[] names, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (await LocalDisk.ReadAsync(Path.Combine(folder, name), cancellationToken) is { } bytes)
            {
                files[name] = bytes;
            }
        }

        return files;
    }

    private static string VersionOf(Dictionary<string, ReadOnlyMemory<byte>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{bytes.Length}\0"));
            hash.AppendData(bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The lock that whoever writes files of a watch holds meanwhile.</summary>
    internal static string LockPathOf(string root, WatchName watch) => Path.Combine(root, StateFolder, watch.Value, "lock");

    private string DataPath(WatchName watch) => Path.Combine(root, WatchFiles.DataFolder, watch.Value);

    private string StatePath(WatchName watch) => Path.Combine(root, StateFolder, watch.Value);

    private string PendingPath(WatchName watch) => Path.Combine(StatePath(watch), "pending");

    private string LockPath(WatchName watch) => LockPathOf(root, watch);
}
