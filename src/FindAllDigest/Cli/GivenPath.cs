using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Cli;

/// <summary>A path as it is typed, relative to the current folder. One that cannot be read or written is a wrong command line
/// (exit 1); what is wrong inside a file is told by whoever reads it (exit 2).</summary>
internal sealed class GivenPath(string current, string text)
{
    /// <exception cref="DigestException">The text can be no path.</exception>
    public string Full => text.Length == 0 ? throw Wrong("is no path.") : Try("is no path", () => Path.GetFullPath(text, current));

    /// <summary>A scenario: the name of a shipped one as it is, else the whole path of a file that is there.</summary>
    /// <exception cref="DigestException">It is neither.</exception>
    public string Scenario()
    {
        if (ScenarioFile.Shipped.Contains(text))
        {
            return text;
        }

        return File.Exists(Full) ? Full : throw Wrong(
            $"is no file, and no scenario{NearestWord.Hint(text, ScenarioFile.Shipped)} The scenarios are "
                + $"{string.Join(", ", ScenarioFile.Shipped)}; a file of your own is named by its path.");
    }

    /// <summary>The whole path of a folder that is there.</summary>
    /// <exception cref="DigestException">There is none.</exception>
    public string ExistingFolder()
    {
        var path = File.Exists(Full) ? throw Wrong("is a file, and a folder is wanted.") : Full;
        return Directory.Exists(path) ? path : throw Absent("folder");
    }

    /// <exception cref="DigestException">There is no such file, or it cannot be read.</exception>
    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        var path = Directory.Exists(Full) ? throw Wrong("is a folder, and a file is wanted.") : Full;
        return File.Exists(path)
            ? await TryAsync("cannot be read", () => File.ReadAllBytesAsync(path, cancellationToken))
            : throw Absent("file");
    }

    /// <summary>The same path, which the program's own files of a repository are not at.</summary>
    /// <param name="isFolder">Whether it is a folder to write several files into.</param>
    /// <exception cref="DigestException">It is a file of a watch, or in the folder of the program's memory.</exception>
    public GivenPath OutsideOf(string root, bool isFolder)
    {
        var isLink = new FileInfo(Full).LinkTarget is not null;
        var target = isLink ? Try("cannot be written", () => File.ResolveLinkTarget(Full, returnFinalTarget: true)?.FullName) : null;
        return OwnFiles.Contains(root, Full, isFolder) || OwnFiles.Contains(root, target ?? Full, isFolder)
            ? throw Wrong("is the program's own place in this repository, and nothing was written. Name a place elsewhere.")
            : this;
    }

    /// <summary>Writes a file into a folder that is there. A device or a link that is there is written to, and not replaced.</summary>
    /// <exception cref="DigestException">It cannot be written.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = Directory.Exists(Full) ? throw Wrong("is a folder, and a file is wanted.") : Full;
        await TryAsync("cannot be written", async () =>
        {
            await File.WriteAllBytesAsync(path, bytes, cancellationToken);
            return path;
        });
    }

    /// <summary>The whole path of a folder to write into, which is made where it is missing.</summary>
    /// <exception cref="DigestException">It cannot be made.</exception>
    public string WritableFolder() => File.Exists(Full)
        ? throw Wrong("is a file, and a folder is wanted.")
        : Try("cannot be made", () => Directory.CreateDirectory(Full).FullName);

    private T Try<T>(string failing, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw Wrong($"{failing}: {refusal.Message}", refusal);
        }
    }

    private async Task<T> TryAsync<T>(string failing, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw Wrong($"{failing}: {refusal.Message}", refusal);
        }
    }

    private static bool IsRefusal(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private DigestException Absent(string what) => new(ExitCode.CommandLine, $"There is no {what} '{text}'.");

    private DigestException Wrong(string why, Exception? refusal = null) => new(ExitCode.CommandLine, $"'{text}' {why}", refusal);
}
