using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>The place that keeps watches, their data and the program's own state: a repository on GitHub, or a folder.</summary>
internal interface IWatchStore : IAsyncDisposable
{
    /// <summary>Every folder of the default branch that holds a <c>watch.json</c>.</summary>
    Task<WatchFolders> ListAsync(CancellationToken cancellationToken);

    /// <summary>A file beside the watches, such as <c>data/prices.json</c> or a template; null where there is none.</summary>
    Task<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken);

    /// <summary>When a file of a watch or of its state was changed last (UTC); null where that cannot be told.</summary>
    Task<DateTimeOffset?> ChangedAsync(string path, CancellationToken cancellationToken);

    /// <summary>Opens a watch: its data on every branch that counts and its state, all of one moment.</summary>
    /// <remarks>A watch that does not exist opens too: whether there is one, <see cref="BranchData.HasWatch"/> says.</remarks>
    Task<IWatchSession> OpenAsync(WatchName watch, CancellationToken cancellationToken);
}

/// <summary>The folders of watches.</summary>
/// <param name="Watches">Every watch, by name.</param>
/// <param name="Misnamed">Folders with a name that no watch can have.</param>
internal sealed record WatchFolders(IReadOnlyList<WatchName> Watches, IReadOnlyList<string> Misnamed)
{
    /// <summary>Sorts folders into watches and others.</summary>
    public static WatchFolders Of(IEnumerable<string> folders)
    {
        var parsed = folders.Select(folder => (Folder: folder, Name: WatchName.TryParse(folder, out var name) ? name : null)).ToList();
        return new WatchFolders(
            [.. parsed.Select(folder => folder.Name).OfType<WatchName>()],
            [.. parsed.Where(folder => folder.Name is null).Select(folder => folder.Folder)]);
    }
}
