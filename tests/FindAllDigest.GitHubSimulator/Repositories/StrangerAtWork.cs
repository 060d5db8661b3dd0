using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Pulls;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>What anybody may do in a public repository of somebody else: open issues, comment, and propose branches and forks.</summary>
public sealed class StrangerAtWork
{
    private readonly HostedRepository _repository;
    private readonly Account _person;

    internal StrangerAtWork(HostedRepository repository, Account person) => (_repository, _person) = (repository, person);

    public IssueThread OpenIssue(string title, string? body = null)
    {
        lock (_repository.World.Gate)
        {
            return _repository.Tracker.Open(_person, title, body);
        }
    }

    public Comment Comment(int number, string body)
    {
        lock (_repository.World.Gate)
        {
            var thread = _repository.Tracker.Find(number)
                ?? throw new ArgumentOutOfRangeException(nameof(number), number, "There is no such issue.");
            return _repository.Tracker.Comment(thread, _person, body);
        }
    }

    /// <summary>Proposes a branch that is there already; GitHub asks for nothing but read access.</summary>
    public PullRequest OpenPullRequest(string head, string title, string? body)
    {
        lock (_repository.World.Gate)
        {
            return _repository.PullRequests.Open(_person, title, body, _repository, head, _repository.DefaultBranch, isDraft: false);
        }
    }

    /// <summary>Commits to a branch of a fork, and proposes it here.</summary>
    /// <param name="branch">The branch's name in the fork.</param>
    /// <param name="title">The pull request's title.</param>
    /// <param name="body">The pull request's body.</param>
    /// <param name="files">New content by path; none deletes the file.</param>
    public PullRequest Propose(string branch, string title, string? body, params IEnumerable<(string Path, string? Text)> files)
    {
        lock (_repository.World.Gate)
        {
            var fork = _repository.Fork(_person);
            fork.As(fork.Owner).Commit(branch, title, files);
            return _repository.PullRequests.Open(_person, title, body, fork, branch, _repository.DefaultBranch, isDraft: false);
        }
    }
}
