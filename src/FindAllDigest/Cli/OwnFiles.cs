using FindAllDigest.Core.Watches;
using FindAllDigest.Store.Local;

namespace FindAllDigest.Cli;

/// <summary>The files of a repository that only the program and the people of a watch write, and no export.</summary>
internal static class OwnFiles
{
    private static readonly string[] Names =
        [WatchFiles.Watch, WatchFiles.Exclude, WatchFiles.Entities, WatchFiles.Table, WatchFiles.Criteria, WatchFiles.DigestFolder];

    /// <summary>Whether a path is one of them, whatever the case of its letters: some disks see none.</summary>
    /// <param name="path">The whole path.</param>
    /// <param name="isFolder">Whether it is a folder to write several files into, which no folder of a watch may be.</param>
    public static bool Contains(string root, string path, bool isFolder) =>
        Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar) switch
        {
            [var state, ..] when Is(state, LocalStore.StateFolder) => true,
            [var data, var name] => isFolder ? Is(data, WatchFiles.DataFolder) && name.Length > 0 : Is($"{data}/{name}", WatchFiles.Prices),
            [var data, _, var name, ..] => Is(data, WatchFiles.DataFolder) && (isFolder || Array.Exists(Names, own => Is(name, own))),
            _ => false,
        };

    private static bool Is(string text, string name) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
}
