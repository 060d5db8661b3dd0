using FindAllDigest.Core.Watches;

namespace FindAllDigest.Cli.Commands;

/// <summary>The copy of the data that simulated refreshes work on:
/// <c>artifacts/simulation/</c>, ignored by git and kept between calls.</summary>
internal sealed class SimulationFolder(string root)
{
    private static readonly string[] PeoplesFiles = [WatchFiles.Watch];

    public const string RelativePath = "artifacts/simulation";

    public string Path => System.IO.Path.Combine(root, RelativePath);

    public bool Exists => Directory.Exists(Path);

    /// <summary>What the simulated service remembers from call to call.</summary>
    public string StatePath => System.IO.Path.Combine(Path, "simulator.json");

    /// <summary>Copies what is not there yet, and always what people write: an edited question or
    /// template takes effect with the next call.</summary>
    public void Prepare()
    {
        CopyMissing(System.IO.Path.Combine(root, WatchFiles.DataFolder), System.IO.Path.Combine(Path, WatchFiles.DataFolder));
        CopyMissing(System.IO.Path.Combine(root, "templates"), System.IO.Path.Combine(Path, "templates"));
    }

    private static void CopyMissing(string source, string target)
    {
        if (!Directory.Exists(source))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(target, System.IO.Path.GetRelativePath(source, file));
            if (!File.Exists(copy) || IsPeoples(file))
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy) ?? target);
                File.Copy(file, copy, overwrite: true);
            }
        }
    }

    // The exclude list is people's too, but the simulation has added to its own copy.
    private static bool IsPeoples(string file) =>
        PeoplesFiles.Contains(System.IO.Path.GetFileName(file))
            || (file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".txt", StringComparison.Ordinal))
                && !file.Contains(WatchFiles.DigestFolder, StringComparison.Ordinal);
}
