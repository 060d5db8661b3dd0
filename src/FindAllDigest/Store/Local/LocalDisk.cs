using System.Diagnostics;
using System.Security.Cryptography;
using FindAllDigest.Core.Failures;
using Microsoft.Win32.SafeHandles;

namespace FindAllDigest.Store.Local;

/// <summary>The few operations that change a disk, each whole or not at all, and each announced to diagnostic listeners.</summary>
/// <remarks>A test that kills the process at every write listens to <see cref="ListenerName"/>.</remarks>
internal static class LocalDisk
{
    /// <summary>Name of the diagnostic source; its events are <c>Start</c> and <c>Stop</c> with the path of the file.</summary>
    public const string ListenerName = "FindAllDigest.LocalDisk";

    private const int BufferSize = 1 << 17;

    private static readonly DiagnosticListener Listener = new(ListenerName);

    /// <summary>Puts a file in place. After a crash it holds the old bytes or the new ones, never a part.</summary>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        PutAsync(path, async file => await RandomAccess.WriteAsync(file, bytes, fileOffset: 0, cancellationToken));

    /// <summary>Puts the bytes of another file in place, as <see cref="WriteAsync"/> does, without holding them all.</summary>
    public static Task CopyAsync(string source, string path, CancellationToken cancellationToken) => PutAsync(path, async file =>
    {
        using var from = File.OpenHandle(source);
        var buffer = new byte[BufferSize];
        for (var offset = 0L; await RandomAccess.ReadAsync(from, buffer, offset, cancellationToken) is > 0 and var count; offset += count)
        {
            await RandomAccess.WriteAsync(file, buffer.AsMemory(0, count), offset, cancellationToken);
        }
    });

    /// <summary>Whether two files hold the same bytes; a missing one is like no other.</summary>
    public static bool HoldTheSame(string path, string other) =>
        new FileInfo(path) is { Exists: true } left && new FileInfo(other) is { Exists: true } right && left.Length == right.Length
        && HashOf(path).AsSpan().SequenceEqual(HashOf(other));

    /// <summary>The SHA-256 of a file, read a piece at a time; null where there is none.</summary>
    public static byte[]? HashOf(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using var file = File.OpenRead(path);
            return SHA256.HashData(file);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw Refused("read", path, refusal);
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
        new(
            ExitCode.File,
            $"'{path}' could not be {action}: {refusal.Message} Check rights and free space, then run the command again.",
            refusal);

    private static async Task PutAsync(string path, Func<SafeFileHandle, Task> writeAsync)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            var temporary = path + ".tmp";

            using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
            {
                await writeAsync(file);
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

    private static void Announce(string moment, string path)
    {
        if (Listener.IsEnabled(moment))
        {
            Listener.Write(moment, path);
        }
    }
}
