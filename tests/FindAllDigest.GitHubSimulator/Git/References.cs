namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Names that point to commits, sorted by their bytes.</summary>
public sealed class References
{
    private readonly SortedDictionary<string, ObjectId> _targets = new(ByteOrder.Instance);

    public IReadOnlyDictionary<string, ObjectId> All => _targets;

    public ObjectId? Find(string name) => _targets.GetValueOrDefault(name);

    public void Set(string name, ObjectId target) => _targets[name] = target;

    public bool Remove(string name) => _targets.Remove(name);

    /// <summary>Git cannot hold <c>a</c> beside <c>a/b</c>: one would be a file where the other needs a folder.</summary>
    public bool HasFolderConflict(string name) => _targets.Keys.Any(other =>
        other.StartsWith(name + "/", StringComparison.Ordinal) || name.StartsWith(other + "/", StringComparison.Ordinal));
}
