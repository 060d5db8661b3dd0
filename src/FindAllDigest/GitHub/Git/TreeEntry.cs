namespace FindAllDigest.GitHub.Git;

/// <summary>Anything that a commit holds at a path: a file, a link, a sub-module.</summary>
internal sealed record TreeEntry(string Mode, string Kind, string BlobId)
{
    /// <summary>A plain file that is not stored yet.</summary>
    public static TreeEntry NewFile { get; } = new("100644", "blob", "");

    public bool IsRegular => Mode is "100644" or "100755";
}

/// <summary>A path's new state in a tree.</summary>
/// <param name="Entry">What is there; without an id it is taken out.</param>
/// <param name="Content">New content; null where the entry names what is there already.</param>
internal sealed record TreeEdit(string Path, TreeEntry Entry, ReadOnlyMemory<byte>? Content);
