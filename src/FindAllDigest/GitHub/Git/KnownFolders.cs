using System.Collections.Concurrent;

namespace FindAllDigest.GitHub.Git;

/// <summary>Which version of a folder a commit holds. A commit never changes, so whoever remembers that need not list
/// its files to see that another holds the same.</summary>
/// <remarks>Without it a quiet refresh takes seven reads where six are agreed, once the
/// default branch moved under an open pull request.</remarks>
internal sealed class KnownFolders
{
    private readonly ConcurrentDictionary<(string Commit, string Path), string> _versions = [];
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string?>> _latest = new(StringComparer.Ordinal);

    /// <summary>Takes down what a commit holds.</summary>
    /// <param name="version">Empty where the commit has no such folder.</param>
    public void Keep(string commit, string path, string version) => _versions[(commit, path)] = version;

    /// <summary>Whether a commit surely holds this folder as it is.</summary>
    public bool IsSame(string commit, Folder folder) =>
        _versions.TryGetValue((commit, folder.Path), out var version) && version == folder.Version;

    /// <summary>Takes down where a folder was last seen, for those who come after.</summary>
    public void See(string path, IEnumerable<CommitTree> tips) =>
        _latest[path] = tips
            .DistinctBy(tip => tip.Commit)
            .ToDictionary(tip => tip.Commit, tip => tip.Folder(path).Version, StringComparer.Ordinal)!;

    /// <summary>The versions of a folder by the commits where it was last seen.</summary>
    public IReadOnlyDictionary<string, string?> Seen(string path) => _latest.GetValueOrDefault(path) ?? new Dictionary<string, string?>();
}
