using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Issues;

/// <summary>Issues, labels and comments of a repository. Issues and pull requests share one row of numbers.</summary>
public sealed class IssueTracker
{
    private readonly HostedRepository _repository;
    private readonly List<IssueThread> _threads = [];
    private readonly List<Label> _labels = [];

    internal IssueTracker(HostedRepository repository) => _repository = repository;

    /// <summary>All threads, pull requests included, oldest first.</summary>
    public IReadOnlyList<IssueThread> Threads => _threads;

    public IReadOnlyList<Label> Labels => _labels;

    /// <summary>The plain issues, oldest first.</summary>
    public IReadOnlyList<IssueThread> Issues => [.. _threads.Where(thread => thread.Pull is null)];

    public IssueThread? Find(int number) => _threads.ElementAtOrDefault(number - 1);

    internal IssueThread Open(Account author, string title, string? body)
    {
        var thread = new IssueThread(_repository.World.NextId(), _threads.Count + 1, author, title, _repository.World.Now) { Body = body };
        _threads.Add(thread);
        return thread;
    }

    internal Comment Comment(IssueThread thread, Account author, string body)
    {
        var comment = new Comment(_repository.World.NextId(), author, body, _repository.World.Now);
        thread.Add(comment);
        Touch(thread);
        _repository.World.Consistency.Created(ResourceKind.Comment, comment);
        return comment;
    }

    internal void SetOpen(IssueThread thread, bool open, Account by, string? reason = null)
    {
        if (thread.IsOpen == open)
        {
            return;
        }

        thread.ClosedAt = open ? null : _repository.World.Now;
        thread.ClosedBy = open ? null : by;
        thread.StateReason = reason ?? (open ? "reopened" : "completed");
        Touch(thread);
    }

    internal void Touch(IssueThread thread) => thread.UpdatedAt = _repository.World.Now;

    internal Label? FindLabel(string name) => _labels.Find(label => string.Equals(label.Name, name, StringComparison.OrdinalIgnoreCase));

    internal Label AddLabel(string name, string color, string? description)
    {
        var label = new Label(_repository.World.NextId(), name, color, description);
        _labels.Add(label);
        return label;
    }

    /// <summary>The labels of these names; a name that is new becomes a label, as on GitHub.</summary>
    internal IReadOnlyList<Label> EnsureLabels(IEnumerable<string> names) =>
        [.. names.Select(name => FindLabel(name) ?? AddLabel(name, Label.DefaultColor, null))];
}
