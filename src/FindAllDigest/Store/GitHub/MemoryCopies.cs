using System.Collections.Concurrent;
using System.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Store.GitHub;

/// <summary>Reads and makes the <see cref="MemoryCopy"/> of each watch.</summary>
internal sealed class MemoryCopies(GitObjects objects, KnownFolders known)
{
    private readonly ConcurrentDictionary<WatchName, IReadOnlyDictionary<string, string?>> _folders = [];

    /// <summary>Takes down where a watch's branches are, for the copy that is written next.</summary>
    public void See(SnapshotOrigin origin)
    {
        var folders = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var tip in new[] { origin.Default, origin.MergeBase }.OfType<CommitTree>())
        {
            folders[tip.Commit] = tip.Folder(origin.DataPath).Version;
        }

        _folders[origin.Watch] = folders;
    }

    /// <summary>Learns what a memory's copy holds, where that is cheaper than to fetch the files one by one.</summary>
    public async Task LearnAsync(WatchName watch, Folder memory, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var unknown = 0;
        foreach (var name in names)
        {
            unknown += memory.Files.TryGetValue(name, out var file) && !await objects.IsKnownAsync($"{memory.Path}/{name}", file, cancellationToken) ? 1 : 0;
        }

        await (unknown > 1 ? LearnAsync(watch, memory, cancellationToken) : Task.CompletedTask);
    }

    /// <summary>Learns what a memory's copy holds.</summary>
    public async Task LearnAsync(WatchName watch, Folder memory, CancellationToken cancellationToken)
    {
        if (!memory.Files.TryGetValue(MemoryCopy.FileName, out var file))
        {
            return;
        }

        var copy = MemoryCopy.Read(await objects.ReadAsync($"{memory.Path}/{MemoryCopy.FileName}", file, cancellationToken));
        foreach (var text in copy.Texts.Values.OfType<string>())
        {
            objects.Learn(Encoding.UTF8.GetBytes(text));
        }

        foreach (var (commit, version) in copy.Folders)
        {
            known.Keep(commit, SnapshotOrigin.DataPathOf(watch), version ?? "");
        }
    }

    /// <summary>What is written of a memory, with its copy.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> With(WatchName watch, StateData read, IReadOnlyList<ChangedFile> files)
    {
        var written = files.ToDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);
        var whole = read.Files.Contents.Where(old => !written.ContainsKey(old.Key)).Select(old => KeyValuePair.Create(old.Key, old.Value.Bytes)).Concat(written);
        var folders = _folders.GetValueOrDefault(watch) ?? new Dictionary<string, string?>();
        written[MemoryCopy.FileName] = MemoryCopy.Of(whole.ToDictionary(StringComparer.Ordinal), folders).ToUtf8();
        return written;
    }
}
