using FindAllDigest.GitHubSimulator.Accounts;

namespace FindAllDigest.GitHubSimulator.Issues;

/// <summary>A comment below an issue or a pull request.</summary>
public sealed class Comment(long id, Account author, string body, DateTimeOffset createdAt)
{
    public long Id { get; } = id;

    public Account Author { get; } = author;

    public string Body { get; internal set; } = body;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; internal set; } = createdAt;
}
