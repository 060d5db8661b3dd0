namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>One file that differs between two trees, with the lines added and removed.</summary>
public sealed record FileChange(string Path, TreeEntry? Before, TreeEntry? After, int Additions, int Deletions)
{
    /// <summary>GitHub's word for the change.</summary>
    public string Status => (Before, After) switch { (null, _) => "added", (_, null) => "removed", _ => "modified" };
}
