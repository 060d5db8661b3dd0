using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>The place that keeps watches, their data and the program's own state: a repository on GitHub, or a folder.</summary>
internal interface IWatchStore : IAsyncDisposable
{
    /// <summary>Every folder of the default branch that holds a <c>watch.json</c>.</summary>
    Task<WatchFolders> ListAsync(CancellationToken cancellationToken);

    /// <summary>Every watch that the program's state has a folder of, there or not; on GitHub as it was last seen.</summary>
    Task<IReadOnlyList<WatchName>> ListRememberedAsync(CancellationToken cancellationToken);

    /// <summary>A file beside the watches, such as <c>data/prices.json</c> or a template; null where there is none.</summary>
    Task<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken);

    /// <summary>When a file of a watch or of its state was changed last (UTC); null where that cannot be told.</summary>
    Task<DateTimeOffset?> ChangedAsync(string path, CancellationToken cancellationToken);

    /// <summary>Opens a watch: its data on every branch that counts and its state, all of one moment.</summary>
    /// <remarks>A watch that does not exist opens too: whether there is one, <see cref="BranchData.HasWatch"/> says.</remarks>
    Task<WatchSession> OpenAsync(WatchName watch, CancellationToken cancellationToken);

    /// <summary>Writes parts of the state as one change.</summary>
    /// <param name="read">The state on which the change was decided.</param>
    Task<StateWrite> WriteStateAsync(WatchName watch, StateData read, StateChange change, CancellationToken cancellationToken);

    /// <summary>Writes parts of the state that must not be lost. While the store is out of reach,
    /// the whole write is tried again for at least five minutes, and nothing stops it.</summary>
    /// <param name="read">The state on which the change was decided.</param>
    /// <param name="what">What is written, in words that begin a sentence of the log: if the
    /// process is killed meanwhile, they are all that is left.</param>
    Task<StateWrite> SecureStateAsync(WatchName watch, StateData read, StateChange change, string what);
}

/// <summary>The folders of watches.</summary>
/// <param name="Watches">Every watch, by name.</param>
/// <param name="Problems">Folders of watches that are never refreshed: their name no watch can have, or their <c>watch.json</c> has another
/// name.</param>
internal sealed record WatchFolders(IReadOnlyList<WatchName> Watches, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>Sorts the folders below <c>data/</c> into watches and others.</summary>
    /// <param name="entries">What lies in each folder, by name; a <c>watch.json</c> only where it is a file.</param>
    public static WatchFolders Of(IEnumerable<(string Folder, string Entry, bool IsFile)> entries)
    {
        var folders = entries.GroupBy(entry => entry.Folder, StringComparer.Ordinal).OrderBy(folder => folder.Key, StringComparer.Ordinal)
            .ToLookup(folder => folder.Any(entry => entry is { Entry: WatchFiles.Watch, IsFile: true }));
        var watches = WatchName.Among(folders[true].Select(folder => folder.Key));
        return new WatchFolders(
            watches,
            [
                .. folders[true].Where(folder => !WatchName.TryParse(folder.Key, out _))
                    .Select(folder => MisnamedFolder.Problem(folder.Key, watches)),
                .. folders[false].Select(folder => MisnamedFolder.ProblemOf(folder.Key, folder.Select(entry => entry.Entry)))
                    .OfType<FileProblem>(),
            ]);
    }
}
