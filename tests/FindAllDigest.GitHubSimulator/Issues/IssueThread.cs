using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Pulls;

namespace FindAllDigest.GitHubSimulator.Issues;

/// <summary>What issues and pull requests have in common on GitHub: a number, words, a state, labels, comments.</summary>
public sealed class IssueThread(long id, int number, Account author, string title, DateTimeOffset createdAt)
{
    private readonly List<Comment> _comments = [];
    private readonly List<Label> _labels = [];
    private readonly List<Account> _assignees = [];

    public long Id { get; } = id;
    public int Number { get; } = number;
    public Account Author { get; } = author;

    public string Title { get; internal set; } = title;

    /// <summary>Markdown; none if nothing was ever written.</summary>
    public string? Body { get; internal set; }

    public bool IsOpen => ClosedAt is null;

    /// <summary><c>completed</c>, <c>not_planned</c>, <c>reopened</c> or none.</summary>
    public string? StateReason { get; internal set; }

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; internal set; } = createdAt;

    public DateTimeOffset? ClosedAt { get; internal set; }

    public Account? ClosedBy { get; internal set; }

    public IReadOnlyList<Comment> Comments => _comments;

    public IReadOnlyList<Label> Labels => _labels;

    public IReadOnlyList<Account> Assignees => _assignees;

    /// <summary>The pull request whose conversation this is; none for a plain issue.</summary>
    public PullRequest? Pull { get; internal set; }

    internal void Add(Comment comment) => _comments.Add(comment);

    internal void SetLabels(IEnumerable<Label> labels)
    {
        Label[] wanted = [.. labels.DistinctBy(label => label.Id)];
        _labels.Clear();
        _labels.AddRange(wanted);
    }

    internal void SetAssignees(IEnumerable<Account> assignees)
    {
        Account[] wanted = [.. assignees.DistinctBy(account => account.Id)];
        _assignees.Clear();
        _assignees.AddRange(wanted);
    }
}
