using System.Text.Json;
using System.Text.Json.Serialization;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.Local;

/// <summary>Several files changed as one: what a commit is on GitHub, kept in a folder.</summary>
/// <remarks>A redo log. The bytes after are staged beside the program's memory, with what of the bytes before is not in them; renaming the
/// manifest into place commits them; then they are moved to where they belong. A process that dies before the rename has changed nothing,
/// and one that dies after it leaves a manifest that the next read carries out.</remarks>
internal sealed class LocalCommit(string stagingFolder, FileMerge merge)
{
    private const string ManifestName = "manifest.json";

    /// <summary>Changes the files.</summary>
    public async Task WriteAsync(IReadOnlyList<FileChange> changes, CancellationToken cancellationToken)
    {
        var real = changes
            .Select(change => (Change: change, Staged: StagedFile.Of(Path.GetRelativePath(stagingFolder, change.Path), change)))
            .Where(file => !file.Staged.IsWhole(file.Change))
            .ToList();
        switch (real)
        {
            case []:
                return;
            case [var only]:
                await LocalDisk.WriteAsync(only.Change.Path, only.Change.After, cancellationToken);
                return;
            default:
                await StageAsync(real, cancellationToken);
                await PutAsync([.. real.Select(file => file.Change)], cancellationToken);
                return;
        }
    }

    /// <summary>Carries out what an earlier process committed and could not finish.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var changes = new List<FileChange?>();
        if (await LocalDisk.ReadAsync(Path.Combine(stagingFolder, ManifestName), cancellationToken) is { } manifest)
        {
            foreach (var staged in JsonSerializer.Deserialize(manifest.Span, LocalCommitContext.Default.StagedFileArray) ?? [])
            {
                changes.Add(await ChangeAsync(changes.Count, staged, cancellationToken));
            }
        }

        await PutAsync(changes, cancellationToken);
    }

    private async Task StageAsync(List<(FileChange Change, StagedFile Staged)> files, CancellationToken cancellationToken)
    {
        LocalDisk.DeleteFolder(stagingFolder);
        for (var index = 0; index < files.Count; index++)
        {
            var (change, staged) = files[index];
            if (change.Before is { } before)
            {
                await LocalDisk.WriteAsync(Staged(index, "before"), staged.OnlyIn(before), cancellationToken);
            }

            await LocalDisk.WriteAsync(Staged(index, "after"), change.After, cancellationToken);
        }

        StagedFile[] manifest = [.. files.Select(file => file.Staged)];
        await LocalDisk.WriteAsync(
            Path.Combine(stagingFolder, ManifestName),
            JsonSerializer.SerializeToUtf8Bytes(manifest, LocalCommitContext.Default.StagedFileArray),
            cancellationToken);
    }

    /// <summary>What was staged of a file; null where it is in its place already.</summary>
    private async Task<FileChange?> ChangeAsync(int index, StagedFile staged, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(Path.Combine(stagingFolder, staged.Path));
        return await LocalDisk.ReadMovingAsync(Staged(index, "after"), path, cancellationToken) is { } after
            ? new FileChange(path, staged.Before(await LocalDisk.ReadAsync(Staged(index, "before"), cancellationToken), after), [after])
            : null;
    }

    private async Task PutAsync(IReadOnlyList<FileChange?> changes, CancellationToken cancellationToken)
    {
        for (var index = 0; index < changes.Count; index++)
        {
            if (changes[index] is { } change)
            {
                await PutAsync(index, change, cancellationToken);
            }
        }

        // The manifest goes first: a process that dies while the folder goes must not leave a manifest without its bytes.
        LocalDisk.DeleteFile(Path.Combine(stagingFolder, ManifestName));
        LocalDisk.DeleteFolder(stagingFolder);
    }

    private async Task PutAsync(int index, FileChange change, CancellationToken cancellationToken)
    {
        var path = change.Path;
        if (!File.Exists(path) || (change.Before is { } before && LocalDisk.Holds(path, before.Span)))
        {
            LocalDisk.Move(Staged(index, "after"), path);
        }
        else if (change.WholeAfter is var ours
            && !LocalDisk.Holds(path, ours.Span)
            && await LocalDisk.ReadAsync(path, cancellationToken) is { } theirs)
        {
            await LocalDisk.WriteAsync(path, merge(path, change.Before, ours, theirs), cancellationToken);
        }

        LocalDisk.DeleteMoving(path);
    }

    private string Staged(int index, string role) => Path.Combine(stagingFolder, $"{index}.{role}");
}

/// <summary>One file of a commit.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Before">Its bytes when it was read; null when it did not exist.</param>
/// <param name="After">Its bytes from now on, in one piece or in several.</param>
internal sealed record FileChange(string Path, ReadOnlyMemory<byte>? Before, IReadOnlyList<ReadOnlyMemory<byte>> After)
{
    public ReadOnlyMemory<byte> WholeAfter => ChangedFile.Joined(After);
}

/// <summary>Joins our change of a file with somebody else's of the same moment.</summary>
internal delegate ReadOnlyMemory<byte> FileMerge(
    string path, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs);

[JsonSerializable(typeof(StagedFile[]))]
internal sealed partial class LocalCommitContext : JsonSerializerContext;
