namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>One name in a tree. <see cref="Mode"/> is GitHub's six-digit spelling.</summary>
public sealed record TreeEntry(string Mode, ObjectId Id)
{
    public const string File = "100644";
    public const string Executable = "100755";
    public const string Directory = "040000";
    public const string Submodule = "160000";
    public const string Link = "120000";

    public bool IsDirectory => Mode == Directory;

    /// <summary>The kind of the object the entry points to.</summary>
    public string Kind => Mode switch { Directory => "tree", Submodule => "commit", _ => "blob" };
}
