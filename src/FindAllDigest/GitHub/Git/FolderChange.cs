namespace FindAllDigest.GitHub.Git;

/// <summary>New content for files of one folder, and what the folder was when that was worked out.</summary>
/// <param name="Folder">Path of the folder.</param>
/// <param name="Writes">New content by name inside the folder.</param>
internal sealed record FolderChange(string Folder, string Version, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Writes, string Message)
{
    /// <summary>Told of each commit right before the branch moves to it; when it says no, the
    /// branch stays. Null where nobody need be told.</summary>
    public Func<string, Task<bool>>? Announce { get; init; }

    public IReadOnlyDictionary<string, TreeFile> Files { get; } =
        Writes.ToDictionary(file => file.Key, file => new TreeFile(BlobId.Of(file.Value.Span), file.Value.Length), StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, TreeFile>> Paths =>
        Files.Select(file => KeyValuePair.Create($"{Folder}/{file.Key}", file.Value));

    /// <summary>Only what differs is sent, so that a commit shows what it touched and nothing else.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Missing(Folder now) => Writes
        .Where(file => !now.Holds([KeyValuePair.Create(file.Key, Files[file.Key])]))
        .ToDictionary(file => $"{Folder}/{file.Key}", file => file.Value, StringComparer.Ordinal);
}
