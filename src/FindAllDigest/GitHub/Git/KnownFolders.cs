using System.Collections.Concurrent;

namespace FindAllDigest.GitHub.Git;

/// <summary>Which version of a folder a commit holds. A commit never changes, so whoever remembers that need not list its files to see that another holds the same.</summary>
internal sealed class KnownFolders
{
    private readonly ConcurrentDictionary<(string Commit, string Path), string> _versions = [];

    public void Keep(string commit, string path, string version) => _versions[(commit, path)] = version;

    /// <summary>Whether a commit surely holds this folder as it is.</summary>
    public bool IsSame(string commit, Folder folder) => _versions.TryGetValue((commit, folder.Path), out var version) && version == folder.Version;
}
