using FindAllDigest.GitHubSimulator.Accounts;

namespace FindAllDigest.GitHubSimulator.Issues;

/// <summary>A comment below an issue or a pull request.</summary>
public sealed class Comment(long id, Account author, string body, DateTimeOffset createdAt)
{
    private readonly List<Reaction> _reactions = [];

    public long Id { get; } = id;
    public Account Author { get; } = author;

    public string Body { get; internal set; } = body;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; internal set; } = createdAt;

    /// <summary>What people and bots think of it: one of a kind from each.</summary>
    public IReadOnlyList<Reaction> Reactions => _reactions;

    /// <summary>The reaction, made now or before.</summary>
    internal (Reaction Reaction, bool IsNew) React(long id, Account by, string content)
    {
        if (_reactions.Find(reaction => reaction.By.Id == by.Id && reaction.Content == content) is { } known)
        {
            return (known, false);
        }

        var made = new Reaction(id, by, content);
        _reactions.Add(made);
        return (made, true);
    }
}
