using System.Text;
using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Pulls;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>What a person does in a repository by pushing or clicking. Rules and permissions do not hold them back.</summary>
public sealed class PersonAtWork
{
    private readonly HostedRepository _repository;
    private readonly Account _person;
    private readonly Pusher _pusher;

    internal PersonAtWork(HostedRepository repository, Account person) =>
        (_repository, _person, _pusher) = (repository, person, Pusher.Person(person));

    /// <summary>Pushes one commit on top of a branch, which is made from the default branch when it is new.</summary>
    /// <param name="branch">The short name of the branch.</param>
    /// <param name="message">The whole message.</param>
    /// <param name="files">New content by path; none deletes the file.</param>
    public ObjectId Commit(string branch, string message, params IEnumerable<(string Path, string? Text)> files)
    {
        lock (_repository.World.Gate)
        {
            var parent = _repository.Resolve(branch) ?? _repository.Resolve(_repository.DefaultBranch);
            return Commit(branch, message, parent is null ? [] : [parent], files);
        }
    }

    /// <summary>Pushes a commit with these parents; the first one's files are the start. An empty
    /// list makes an orphan. The branch is forced.</summary>
    public ObjectId Commit(
        string branch, string message, IReadOnlyList<ObjectId> parents, IEnumerable<(string Path, string? Text)> files) =>
        CommitBytes(
            branch, message, parents, files.Select(file => (file.Path, file.Text is null ? null : Encoding.UTF8.GetBytes(file.Text))));

    /// <summary>The same with bytes instead of text.</summary>
    public ObjectId CommitBytes(
        string branch,
        string message,
        IReadOnlyList<ObjectId> parents,
        IEnumerable<(string Path, byte[]? Content)> files,
        string mode = TreeEntry.File)
    {
        lock (_repository.World.Gate)
        {
            var objects = _repository.Objects;
            var changes = files.Select(file => KeyValuePair.Create(
                file.Path, file.Content is null ? null : new TreeEntry(mode, objects.Add(new Blob(file.Content)))));
            var start = parents.Count == 0 ? null : objects.Get<Commit>(parents[0]).TreeId;
            var tree = TreeEdit.Apply(objects, start, changes, out var missing)
                ?? throw new ArgumentException($"There is no {missing} to delete.", nameof(files));
            var signature = _person.Sign(_repository.World.Now);
            var commit = Commits.Plain(_repository, signature, signature, tree, parents, message);
            Push(branch, commit);
            return commit;
        }
    }

    /// <summary>Points a branch to a commit, forced if need be; the branch may be new.</summary>
    public void Push(string branch, ObjectId commit) => Do(() =>
    {
        var name = RefName.OfBranch(branch);
        if (_repository.References.Find(name) is null)
        {
            _repository.Refs.Create(name, commit, _pusher);
        }
        else
        {
            _repository.Refs.Move(name, commit, force: true, _pusher);
        }
    });

    public void DeleteBranch(string branch) => Do(() => _repository.Refs.Delete(RefName.OfBranch(branch), _pusher));

    /// <summary>Renames a branch: pull requests into it follow, pull requests from it close. The
    /// default branch stays the default.</summary>
    public void RenameBranch(string from, string to) => Do(() =>
    {
        var tip = _repository.Resolve(from) ?? throw new ArgumentException($"There is no branch {from}.", nameof(from));
        _repository.Refs.Create(RefName.OfBranch(to), tip, _pusher);
        foreach (var pull in _repository.PullRequests.All.Where(pull => pull.IsOpen && pull.BaseBranch == from))
        {
            pull.BaseBranch = to;
        }

        _repository.DefaultBranch = _repository.DefaultBranch == from ? to : _repository.DefaultBranch;
        DeleteBranch(from);
    });

    public PullRequest OpenPullRequest(string head, string title, string? body = null, string? into = null) =>
        Do(() => _repository.PullRequests.Open(_person, title, body, _repository, head, into ?? _repository.DefaultBranch, isDraft: false));

    public void ClosePullRequest(int number) => Do(() => _repository.PullRequests.Close(Pull(number), _person));

    public void ReopenPullRequest(int number) => Do(() => _repository.PullRequests.Reopen(Pull(number), _person));

    /// <summary>Presses the merge button, and returns the commit the base branch then points to.</summary>
    public ObjectId MergePullRequest(int number, MergeMethod method = MergeMethod.Merge) =>
        Do(() => _repository.Merges.Merge(Pull(number), method, _person, title: null, message: null));

    public IssueThread OpenIssue(string title, string? body = null) => Do(() => _repository.Tracker.Open(_person, title, body));

    public void CloseIssue(int number) => Do(() => _repository.Tracker.SetOpen(Thread(number), open: false, _person));

    /// <summary>Changes the words of an issue or a pull request; what is none stays as it was.</summary>
    public void Edit(int number, string? title = null, string? body = null) => Do(() =>
    {
        var thread = Thread(number);
        (thread.Title, thread.Body) = (title ?? thread.Title, body ?? thread.Body);
        _repository.Tracker.Touch(thread);
    });

    public Comment Comment(int number, string body) => Do(() => _repository.Tracker.Comment(Thread(number), _person, body));

    private PullRequest Pull(int number) =>
        _repository.PullRequests.Find(number)
            ?? throw new ArgumentOutOfRangeException(nameof(number), number, "There is no such pull request.");

    private IssueThread Thread(int number) =>
        _repository.Tracker.Find(number) ?? throw new ArgumentOutOfRangeException(nameof(number), number, "There is no such issue.");

    private void Do(Action work) => Do(() =>
    {
        work();
        return true;
    });

    private T Do<T>(Func<T> work)
    {
        lock (_repository.World.Gate)
        {
            return work();
        }
    }
}
