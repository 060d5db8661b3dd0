using System.Collections.Immutable;

namespace FindAllDigest.GitHub.Git;

/// <summary>One commit with the files it holds.</summary>
/// <param name="Commit">Its id; empty for a branch that does not exist yet.</param>
/// <param name="Files">Every regular file by its path.</param>
internal sealed record CommitTree(string Commit, ImmutableSortedDictionary<string, TreeFile> Files)
{
    /// <summary>A branch that does not exist yet.</summary>
    public static CommitTree None { get; } = new("", ImmutableSortedDictionary.Create<string, TreeFile>(StringComparer.Ordinal));

    public bool Exists => Commit.Length > 0;

    /// <summary>The paths that are symbolic links; they lead elsewhere, so they count as no files.</summary>
    public ImmutableSortedSet<string> Links { get; init; } = [];

    /// <summary>The files of one folder, by their names inside it.</summary>
    public Folder Folder(string path) => new(
        path,
        Files.Where(file => file.Key.StartsWith(path + "/", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(file => file.Key[(path.Length + 1)..], file => file.Value, StringComparer.Ordinal));

    /// <summary>The same with the files of one folder alone.</summary>
    public CommitTree Only(string path) => this with
    {
        Files = Files.Where(file => file.Key.StartsWith(path + "/", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    /// <summary>What the branch holds after a commit of these files.</summary>
    public CommitTree With(string commit, IEnumerable<KeyValuePair<string, TreeFile>> files) => new(commit, Files.SetItems(files));
}

/// <summary>A regular file of a commit.</summary>
/// <param name="Size">Bytes of its content; null where GitHub did not say.</param>
internal sealed record TreeFile(string BlobId, int? Size);
