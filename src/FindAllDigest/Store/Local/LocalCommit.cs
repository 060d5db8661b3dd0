using System.Text.Json;
using System.Text.Json.Serialization;

namespace FindAllDigest.Store.Local;

/// <summary>Several files changed as one: what a commit is on GitHub, kept in a folder.</summary>
/// <remarks>A redo log. The bytes before and after are staged beside the program's memory; renaming the manifest into place commits
/// them; then they are put where they belong. A process that dies before the rename has changed nothing, and one that dies after it
/// leaves a manifest that the next read carries out.</remarks>
internal sealed class LocalCommit(string stagingFolder, FileMerge merge)
{
    private const string ManifestName = "manifest.json";

    /// <summary>Changes the files.</summary>
    public async Task WriteAsync(IReadOnlyList<FileChange> changes, CancellationToken cancellationToken)
    {
        var real = changes.Where(change => change.Before is not { } before || !before.Span.SequenceEqual(change.After.Span)).ToList();
        switch (real)
        {
            case []:
                return;
            case [var only]:
                await LocalDisk.WriteAsync(only.Path, only.After, cancellationToken);
                return;
            default:
                await StageAsync(real, cancellationToken);
                await RecoverAsync(cancellationToken);
                return;
        }
    }

    /// <summary>Carries out what an earlier process committed and could not finish.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (await LocalDisk.ReadAsync(Path.Combine(stagingFolder, ManifestName), cancellationToken) is { } manifest)
        {
            var staged = JsonSerializer.Deserialize(manifest.Span, LocalCommitContext.Default.StagedFileArray) ?? [];
            for (var index = 0; index < staged.Length; index++)
            {
                await PutAsync(index, staged[index], cancellationToken);
            }
        }

        // The manifest goes first: a process that dies while the folder goes must not leave a manifest without its bytes.
        LocalDisk.DeleteFile(Path.Combine(stagingFolder, ManifestName));
        LocalDisk.DeleteFolder(stagingFolder);
    }

    private async Task StageAsync(List<FileChange> changes, CancellationToken cancellationToken)
    {
        LocalDisk.DeleteFolder(stagingFolder);
        for (var index = 0; index < changes.Count; index++)
        {
            if (changes[index].Before is { } before)
            {
                await LocalDisk.WriteAsync(Staged(index, "before"), before, cancellationToken);
            }

            await LocalDisk.WriteAsync(Staged(index, "after"), changes[index].After, cancellationToken);
        }

        StagedFile[] manifest = [.. changes.Select(change => new StagedFile(Path.GetRelativePath(stagingFolder, change.Path)))];
        await LocalDisk.WriteAsync(
            Path.Combine(stagingFolder, ManifestName),
            JsonSerializer.SerializeToUtf8Bytes(manifest, LocalCommitContext.Default.StagedFileArray),
            cancellationToken);
    }

    private async Task PutAsync(int index, StagedFile file, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(Path.Combine(stagingFolder, file.Path));
        var (before, after) = (Staged(index, "before"), Staged(index, "after"));
        if (!File.Exists(after))
        {
            throw new InvalidOperationException($"'{stagingFolder}' holds a manifest but not the bytes of '{path}'.");
        }

        if (LocalDisk.HoldTheSame(path, after))
        {
            return;
        }

        if (!File.Exists(path) || LocalDisk.HoldTheSame(path, before))
        {
            await LocalDisk.CopyAsync(after, path, cancellationToken);
        }
        else if (await LocalDisk.ReadAsync(after, cancellationToken) is { } ours
            && await LocalDisk.ReadAsync(path, cancellationToken) is { } theirs)
        {
            await LocalDisk.WriteAsync(
                path, merge(path, await LocalDisk.ReadAsync(before, cancellationToken), ours, theirs), cancellationToken);
        }
    }

    private string Staged(int index, string role) => Path.Combine(stagingFolder, $"{index}.{role}");
}

/// <summary>One file of a commit.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Before">Its bytes when it was read; null when it did not exist.</param>
/// <param name="After">Its bytes from now on.</param>
internal sealed record FileChange(string Path, ReadOnlyMemory<byte>? Before, ReadOnlyMemory<byte> After);

/// <summary>Joins our change of a file with somebody else's of the same moment.</summary>
internal delegate ReadOnlyMemory<byte> FileMerge(
    string path, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs);

/// <summary>A line of the manifest.</summary>
/// <param name="Path">Where the file belongs, relative to the staging folder, so that a moved repository still recovers.</param>
internal sealed record StagedFile(string Path);

[JsonSerializable(typeof(StagedFile[]))]
internal sealed partial class LocalCommitContext : JsonSerializerContext;
