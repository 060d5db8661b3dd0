using System.Diagnostics;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Store.Local;

/// <summary>The few operations that change a disk, each whole or not at all, and each announced to diagnostic listeners.</summary>
/// <remarks>A test that kills the process at every write listens to <see cref="ListenerName"/>.</remarks>
internal static class LocalDisk
{
    /// <summary>Name of the diagnostic source; its events are <c>Start</c> and <c>Stop</c> with the path of the file.</summary>
    public const string ListenerName = "FindAllDigest.LocalDisk";

    private static readonly DiagnosticListener Listener = new(ListenerName);

    /// <summary>Puts a file in place. After a crash it holds the old bytes or the new ones, never a part.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            var temporary = path + ".tmp";

            using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
            {
                await RandomAccess.WriteAsync(file, bytes, fileOffset: 0, cancellationToken);
                RandomAccess.FlushToDisk(file);
            }

            Announce("Start", path);
            File.Move(temporary, path, overwrite: true);
            Announce("Stop", path);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw Refused("written", path, refusal);
        }
    }

    public static void DeleteFile(string path)
    {
        if (File.Exists(path))
        {
            Announce("Start", path);
            File.Delete(path);
            Announce("Stop", path);
        }
    }

    public static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Announce("Start", path);
            Directory.Delete(path, recursive: true);
            Announce("Stop", path);
        }
    }

    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : default(ReadOnlyMemory<byte>?);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw Refused("read", path, refusal);
        }
    }

    /// <summary>Whether the system refused: missing rights, a full disk, a file where a folder should be.</summary>
    public static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>A refusal as a sentence.</summary>
    public static DigestException Refused(string action, string path, Exception refusal) =>
        new(ExitCode.File, $"'{path}' could not be {action}: {refusal.Message} Check rights and free space, then run the command again.", refusal);

    private static void Announce(string moment, string path)
    {
        if (Listener.IsEnabled(moment))
        {
            Listener.Write(moment, path);
        }
    }
}
