using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Pulls;

/// <summary>A proposal to merge a branch, of the same repository or of a fork, into another.</summary>
public sealed class PullRequest(
    long id, IssueThread thread, HostedRepository headRepository, string headBranch, string baseBranch, ObjectId head, ObjectId baseCommit)
{
    private readonly List<Account> _reviewers = [];

    public long Id { get; } = id;
    public IssueThread Thread { get; } = thread;

    public int Number => Thread.Number;

    /// <summary>Where the proposed branch is.</summary>
    public HostedRepository HeadRepository { get; } = headRepository;

    public string HeadBranch { get; } = headBranch;

    public string BaseBranch { get; internal set; } = baseBranch;

    /// <summary>The last commit proposed; it follows the branch only while the pull request is open.</summary>
    public ObjectId Head { get; internal set; } = head;

    /// <summary>Where the base stood when the pull request was made or its head last moved.</summary>
    public ObjectId BaseCommit { get; internal set; } = baseCommit;

    public bool IsOpen => Thread.IsOpen;

    public bool IsMerged => MergedAt is not null;

    public bool IsDraft { get; internal set; }

    public DateTimeOffset? MergedAt { get; internal set; }

    public Account? MergedBy { get; internal set; }

    public ObjectId? MergeCommit { get; internal set; }

    public IReadOnlyList<Account> Reviewers => _reviewers;

    /// <summary>False after the head or the base moved, until somebody asks: GitHub works it out in the background.</summary>
    public bool IsMergeabilityKnown { get; internal set; }

    /// <summary>The branch was deleted, forced or made anew after closing, which forbids reopening.</summary>
    public bool IsHeadLost { get; internal set; }

    /// <summary>Whether it proposes this branch.</summary>
    public bool IsOf(HostedRepository repository, string branch) => HeadRepository == repository && HeadBranch == branch;

    internal void AddReviewers(IEnumerable<Account> reviewers) =>
        _reviewers.AddRange(reviewers.ExceptBy(_reviewers.Select(known => known.Id), account => account.Id));
}
