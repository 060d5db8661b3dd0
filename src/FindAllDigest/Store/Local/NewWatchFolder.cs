using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Store.Local;

/// <summary>Puts a new watch into the work tree, whole or not at all, and never over anything that is there.</summary>
internal static class NewWatchFolder
{
    /// <summary>Writes the files of a watch that does not exist.</summary>
    /// <returns>Their paths, relative to the root, with forward slashes.</returns>
    /// <exception cref="DigestException">The folder exists (exit 2), or the disk refused.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string root, WatchName watch, IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> files, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, WatchFiles.DataFolder, watch.Value);

        // No watch has a name that starts with a dot, so what a crash leaves behind is never taken for one.
        var draft = Path.Combine(root, WatchFiles.DataFolder, $".{watch.Value}.new");
        LocalDisk.DeleteFolder(draft);
        foreach (var file in files)
        {
            await LocalDisk.WriteAsync(Path.Combine(draft, file.Name), file.Bytes, cancellationToken);
        }

        try
        {
            Directory.Move(draft, folder);
        }
        catch (Exception refusal) when (LocalDisk.IsRefusal(refusal))
        {
            LocalDisk.DeleteFolder(draft);
            throw Directory.Exists(folder) ? Exists(watch, refusal) : LocalDisk.Refused("written", folder, refusal);
        }

        return [.. files.Select(file => $"{WatchFiles.DataFolder}/{watch.Value}/{file.Name}")];
    }

    /// <summary>Whether there is a folder of that name, whatever is in it.</summary>
    public static bool IsTaken(string root, WatchName watch) => Path.Exists(Path.Combine(root, WatchFiles.DataFolder, watch.Value));

    /// <summary>The failure of a name that is taken.</summary>
    public static DigestException Exists(WatchName watch, Exception? inner = null) =>
        new(
            ExitCode.File,
            $"There is a {WatchFiles.DataFolder}/{watch.Value} already, and it was left as it is. Choose another name, or edit the files "
                + $"that are there.",
            inner)
        {
            IsForDoctor = false,
        };
}
