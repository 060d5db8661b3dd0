using System.Collections.Concurrent;
using System.Globalization;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.Local;

/// <summary>A folder as the place of watches: data in <c>data/</c>, the program's state in <c>.findall-digest/</c>. Nothing is committed
/// and nothing proposed; a person sees the changed files in the work tree.</summary>
/// <param name="isReadOnly">Whether even an unfinished write of an earlier process is left as it is, as a dry run must.</param>
internal sealed class LocalStore(string root, bool isReadOnly) : IWatchStore
{
    /// <summary>The folder of the program's state.</summary>
    public const string StateFolder = ".findall-digest";

    private readonly ParsedValues _values = new();
    private readonly ConcurrentDictionary<string, FileContent> _contents = new(StringComparer.Ordinal);
    private long _contentsSeen;

    public Task<WatchFolders> ListAsync(CancellationToken cancellationToken) => Task.FromResult(WatchFolders.Of(ListEntries()));

    public Task<IReadOnlyList<WatchName>> ListRememberedAsync(CancellationToken cancellationToken)
    {
        var state = new DirectoryInfo(Path.Combine(root, StateFolder));
        return Task.FromResult<IReadOnlyList<WatchName>>(
            state.Exists ? WatchName.Among(state.EnumerateDirectories().Select(folder => folder.Name)) : []);
    }

    public Task<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken) =>
        LocalDisk.ReadAsync(Path.Combine(root, path), cancellationToken);

    public Task<DateTimeOffset?> ChangedAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.Combine(root, path));
        return Task.FromResult<DateTimeOffset?>(file.Exists ? file.LastWriteTimeUtc : null);
    }

    public async Task<WatchSession> OpenAsync(WatchName watch, CancellationToken cancellationToken)
    {
        if (!isReadOnly && Directory.Exists(PendingPath(watch)))
        {
            await using (await LocalLock.AcquireAsync(LockPath(watch), cancellationToken))
            {
                await Commit(watch).RecoverAsync(cancellationToken);
            }
        }

        var data = new WatchData
        {
            Watch = watch,
            Default = await ReadDataAsync(watch, cancellationToken),
            State = await ReadStateAsync(watch, cancellationToken),
        };
        return new WatchSession(this, data, branches: null, (change, token) => CommitAsync(data, change, token));
    }

    private async Task<CommitOutcome> CommitAsync(WatchData read, DataChange change, CancellationToken cancellationToken)
    {
        var watch = read.Watch;
        await using (await LocalLock.AcquireAsync(LockPath(watch), cancellationToken))
        {
            await Commit(watch).RecoverAsync(cancellationToken);
            var now = await ReadDataAsync(watch, cancellationToken);
            if (now.Files.Version != read.Default.Files.Version)
            {
                return new CommitOutcome.Moved();
            }

            List<FileChange> changes = [];
            foreach (var file in change.FilesOn(now))
            {
                var path = Path.Combine(DataPath(watch), file.Name);
                var before = BytesOf(now.Files, file.Name) ?? await LocalDisk.ReadAsync(path, cancellationToken);
                changes.Add(new FileChange(path, before, file.Segments));
            }

            await Commit(watch).WriteAsync(changes, cancellationToken);
            return new CommitOutcome.Stored("", "");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public async Task<StateWrite> WriteStateAsync(
        WatchName watch, StateData read, StateChange change, CancellationToken cancellationToken)
    {
        await using (await LocalLock.AcquireAsync(LockPath(watch), cancellationToken))
        {
            await Commit(watch).RecoverAsync(cancellationToken);
            var now = await ReadStateAsync(watch, cancellationToken);
            if (now.Files.Version != read.Files.Version)
            {
                return new StateWrite(now, IsWritten: false);
            }

            foreach (var file in change.Files)
            {
                _values.Keep(now.PathOf(file.Name), Seen(Path.Combine(StatePath(watch), file.Name), file.Bytes).Id, file.Value);
            }

            await Commit(watch).WriteAsync(
                [.. change.Files.Select(
                    file => new FileChange(Path.Combine(StatePath(watch), file.Name), BytesOf(now.Files, file.Name), file.Segments))],
                cancellationToken);
            return new StateWrite(await ReadStateAsync(watch, cancellationToken), IsWritten: true);
        }
    }

    // A disk that refuses does not recover within minutes.
    public Task<StateWrite> SecureStateAsync(WatchName watch, StateData read, StateChange change, string what) =>
        WriteStateAsync(watch, read, change, CancellationToken.None);

    private IEnumerable<(string Folder, string Entry, bool IsFile)> ListEntries()
    {
        var data = new DirectoryInfo(Path.Combine(root, WatchFiles.DataFolder));
        return !data.Exists ? [] :
            from folder in data.EnumerateDirectories()
            from entry in folder.EnumerateFileSystemInfos()
            select (folder.Name, entry.Name, File.Exists(entry.FullName));
    }

    private LocalCommit Commit(WatchName watch) => new(PendingPath(watch), Merge);

    // Only the exclude list is people's as well as ours; every other file that a commit touches is the program's alone.
    private static ReadOnlyMemory<byte> Merge(
        string path, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs) =>
        Path.GetFileName(path) == WatchFiles.Exclude
            ? ExcludeListMerge.Merge(List(path, before), List(path, ours), List(path, theirs)).List.Bytes
            : ours;

    private static ExcludeList List(string path, ReadOnlyMemory<byte>? bytes) =>
        bytes is { } utf8 ? ExcludeList.Read(path, utf8).OrThrow() : ExcludeList.Empty;

    /// <summary>Refuses a watch whose exclude list is there but would not be read.</summary>
    /// <exception cref="DigestException">It is a link, or lies there under another name.</exception>
    internal static void CheckExcludeList(string root, WatchName watch)
    {
        var folder = new DirectoryInfo(Path.Combine(root, WatchFiles.DataFolder, watch.Value));
        FileSystemInfo[] entries = folder.Exists ? folder.GetFileSystemInfos() : [];
        var links = entries.Where(entry => entry.LinkTarget is not null).Select(entry => entry.Name);
        if (ExcludeListPlace.ProblemOf($"{WatchFiles.DataFolder}/{watch.Value}", entries.Select(entry => entry.Name), links) is { } problem)
        {
            throw new DigestException([problem]);
        }
    }

    private async Task<BranchData> ReadDataAsync(WatchName watch, CancellationToken cancellationToken)
    {
        CheckExcludeList(root, watch);
        var names = LocalDisk.NamesIn(Path.Combine(DataPath(watch), WatchFiles.DigestFolder));
        return new BranchData(
            watch,
            await ReadFolderAsync(DataPath(watch), $"{WatchFiles.DataFolder}/{watch.Value}", BranchData.FileNames, cancellationToken),
            names);
    }

    private async Task<StateData> ReadStateAsync(WatchName watch, CancellationToken cancellationToken) =>
        new(await ReadFolderAsync(StatePath(watch), $"{StateFolder}/{watch.Value}", StateData.FileNames, cancellationToken));

    private async Task<FolderValues> ReadFolderAsync(
        string folder, string shownAs, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, FileContent>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (await ReadContentAsync(Path.Combine(folder, name), cancellationToken) is { } content)
            {
                contents[name] = content;
            }
        }

        var version = string.Join(
            '\n', contents.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Value.Id} {file.Key}"));
        return new FolderValues(shownAs, version, contents, _values);
    }

    // A file that was seen before and has not changed is not held twice: a list may have a hundred megabytes.
    private async Task<FileContent?> ReadContentAsync(string path, CancellationToken cancellationToken)
    {
        if (_contents.TryGetValue(path, out var known) && LocalDisk.Holds(path, known.Bytes.Span))
        {
            return known;
        }

        return await LocalDisk.ReadAsync(path, cancellationToken) is { } bytes ? Seen(path, bytes) : null;
    }

    // A number names bytes as well as their hash does, as long as one process compares them.
    private FileContent Seen(string path, ReadOnlyMemory<byte> bytes) =>
        _contents[path] = new FileContent(Interlocked.Increment(ref _contentsSeen).ToString(CultureInfo.InvariantCulture), bytes);

    private static ReadOnlyMemory<byte>? BytesOf(FolderValues files, string name) =>
        files.Contents.TryGetValue(name, out var content) ? content.Bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>The lock that whoever writes files of a watch holds meanwhile.</summary>
    internal static string LockPathOf(string root, WatchName watch) => Path.Combine(root, StateFolder, watch.Value, "lock");

    private string DataPath(WatchName watch) => Path.Combine(root, WatchFiles.DataFolder, watch.Value);

    private string StatePath(WatchName watch) => Path.Combine(root, StateFolder, watch.Value);

    private string PendingPath(WatchName watch) => Path.Combine(StatePath(watch), "pending");

    private string LockPath(WatchName watch) => LockPathOf(root, watch);
}
