using FindAllDigest.GitHubSimulator.Git;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>A commit with its id, for tests to look at.</summary>
public sealed record CommitView(ObjectId Id, Commit Content)
{
    public string Message => Content.Message;

    public IReadOnlyList<ObjectId> Parents => Content.Parents;

    public bool IsSigned => Content.IsSigned;
}
