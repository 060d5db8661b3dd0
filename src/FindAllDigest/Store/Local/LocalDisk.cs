using System.Buffers;
using System.Diagnostics;
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
        WriteAsync(path, [bytes], cancellationToken);

    /// <summary>Puts a file in place whose bytes lie in several pieces.</summary>
    public static async Task WriteAsync(
        string path, IReadOnlyList<ReadOnlyMemory<byte>> segments, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            var temporary = path + ".tmp";
            using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
            {
                await RandomAccess.WriteAsync(file, segments, fileOffset: 0, cancellationToken);
                RandomAccess.FlushToDisk(file);
            }

            Replace(path, temporary);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw Refused("written", path, refusal);
        }
    }

    /// <summary>Moves a written file into place, as <c>WriteAsync</c> puts one there; goes on where an earlier process died
    /// meanwhile.</summary>
    public static void Move(string source, string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            var arriving = Arriving(path);
            if (File.Exists(source))
            {
                // From another disk this is a copy, which a crash can cut.
                File.Move(source, arriving, overwrite: true);
                using var file = File.OpenHandle(arriving, access: FileAccess.ReadWrite);
                RandomAccess.FlushToDisk(file);
            }

            Replace(path, arriving);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw Refused("written", path, refusal);
        }
    }

    /// <summary>What <see cref="Move"/> has to put in place; null where it has done so.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadMovingAsync(string source, string path, CancellationToken cancellationToken) =>
        await ReadAsync(source, cancellationToken) ?? await ReadAsync(Arriving(path), cancellationToken);

    /// <summary>Deletes what <see cref="Move"/> left half-way.</summary>
    public static void DeleteMoving(string path) => DeleteFile(Arriving(path));

    /// <summary>Whether a file holds these bytes; a missing one does not.</summary>
    public static bool Holds(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true } info || info.Length != bytes.Length)
            {
                return false;
            }

            using var file = File.OpenHandle(path);
            return GoesOnWith(file, bytes);
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
            return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken)
                : Directory.Exists(path) ? throw InTheWay(path, "folder", "file")
                : default(ReadOnlyMemory<byte>?);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw Refused("read", path, refusal);
        }
    }

    /// <summary>The names of the files in a folder; none where there is no such folder.</summary>
    /// <exception cref="DigestException">A file is in its place.</exception>
    public static IReadOnlySet<string> NamesIn(string folder) =>
        File.Exists(folder) ? throw InTheWay(folder, "file", "folder")
            : Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal)
                : new HashSet<string>();

    /// <summary>Whether the system refused: missing rights, a full disk, a file where a folder should be.</summary>
    public static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>A refusal as a sentence.</summary>
    public static DigestException Refused(string action, string path, Exception refusal) =>
        new(
            ExitCode.File,
            $"'{path}' could not be {action}: {refusal.Message} Check rights and free space, then run the command again.",
            refusal);

    private static DigestException InTheWay(string path, string what, string wanted) =>
        new([new FileProblem(path, $"It is a {what} where a {wanted} belongs.", "Move it away.")]);

    private static bool GoesOnWith(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        var offset = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (!bytes.IsEmpty)
            {
                var count = RandomAccess.Read(file, buffer.AsSpan(0, Math.Min(BufferSize, bytes.Length)), offset);
                if (count == 0 || !bytes.StartsWith(buffer.AsSpan(0, count)))
                {
                    return false;
                }

                offset += count;
                bytes = bytes[count..];
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Arriving(string path) => path + ".new";

    private static void Replace(string path, string by)
    {
        Announce("Start", path);
        File.Move(by, path, overwrite: true);
        Announce("Stop", path);
    }

    private static void Announce(string moment, string path)
    {
        if (Listener.IsEnabled(moment))
        {
            Listener.Write(moment, path);
        }
    }
}
