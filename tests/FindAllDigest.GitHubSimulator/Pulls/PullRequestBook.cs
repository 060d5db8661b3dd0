using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Pulls;

/// <summary>The pull requests of a repository, and what happens to them when branches move.</summary>
public sealed class PullRequestBook
{
    private readonly HostedRepository _repository;
    private readonly List<PullRequest> _all = [];

    internal PullRequestBook(HostedRepository repository) => _repository = repository;

    /// <summary>All pull requests, oldest first.</summary>
    public IReadOnlyList<PullRequest> All => _all;

    public PullRequest? Find(int number) => _all.Find(pull => pull.Number == number);

    /// <exception cref="ApiRefusal">GitHub would answer "Validation Failed".</exception>
    internal PullRequest Open(
        Account author, string title, string? body, HostedRepository headRepository, string headBranch, string baseBranch, bool isDraft)
    {
        var head = headRepository.References.Find(RefName.OfBranch(headBranch))
            ?? throw ApiRefusal.Invalid("PullRequest", "head", "invalid");
        var baseCommit = Tip(baseBranch) ?? throw ApiRefusal.Invalid("PullRequest", "base", "invalid");
        RequireUnique(headRepository, headBranch, baseBranch, except: null);
        if (_repository.History.MergeBase(baseCommit, head) is null)
        {
            throw ApiRefusal.Invalid("PullRequest", null, "custom", $"The {headBranch} branch has no history in common with {baseBranch}");
        }

        RequireCommits(baseBranch, baseCommit, headBranch, head);
        var thread = _repository.Tracker.Open(author, title, body);
        var pull = new PullRequest(_repository.World.NextId(), thread, headRepository, headBranch, baseBranch, head, baseCommit)
        {
            IsDraft = isDraft,
        };
        thread.Pull = pull;
        _all.Add(pull);
        _repository.World.Consistency.Created(ResourceKind.PullRequest, pull);
        PublishHead(pull);
        return pull;
    }

    internal void Close(PullRequest pull, Account by) => _repository.Tracker.SetOpen(pull.Thread, open: false, by);

    /// <exception cref="ApiRefusal">It was merged, its branch is lost, or another is open for the same branches.</exception>
    internal void Reopen(PullRequest pull, Account by)
    {
        if (pull.IsMerged || pull.IsHeadLost)
        {
            throw ApiRefusal.Invalid("PullRequest", "state", "invalid", pull.IsMerged
                ? "state cannot be changed. The pull request cannot be reopened."
                : $"state cannot be changed. The {pull.HeadBranch} branch was force-pushed or recreated.");
        }

        RequireUnique(pull.HeadRepository, pull.HeadBranch, pull.BaseBranch, except: pull);
        _repository.Tracker.SetOpen(pull.Thread, open: true, by);
        pull.Head = pull.HeadRepository.References.Find(RefName.OfBranch(pull.HeadBranch)) ?? pull.Head;
        pull.IsMergeabilityKnown = false;
        PublishHead(pull);
    }

    /// <exception cref="ApiRefusal">There is no such branch, or nothing to merge into it.</exception>
    internal void Retarget(PullRequest pull, string baseBranch)
    {
        var tip = Tip(baseBranch) ?? throw ApiRefusal.Invalid("PullRequest", "base", "invalid");
        RequireUnique(pull.HeadRepository, pull.HeadBranch, baseBranch, except: pull);
        RequireCommits(baseBranch, tip, pull.HeadBranch, pull.Head);
        (pull.BaseBranch, pull.BaseCommit, pull.IsMergeabilityKnown) = (baseBranch, tip, false);
        _repository.Tracker.Touch(pull.Thread);
    }

    internal void MarkMerged(PullRequest pull, Account by, ObjectId mergeCommit)
    {
        (pull.MergedAt, pull.MergedBy, pull.MergeCommit) = (_repository.World.Now, by, mergeCommit);
        Close(pull, by);
    }

    internal void BranchMoved(string branch, ObjectId? before, ObjectId? after, Account by)
    {
        var forced = before is null || after is null || !_repository.History.IsAncestor(before, after);
        foreach (var pull in _all.Where(pull => !pull.IsOpen && pull.IsOf(_repository, branch) && forced))
        {
            pull.IsHeadLost = true;
        }

        foreach (var pull in _all.Where(pull => pull.IsOpen && pull.IsOf(_repository, branch)).ToList())
        {
            HeadMoved(pull, after, by);
        }

        foreach (var pull in _all.Where(pull => pull.IsOpen && pull.BaseBranch == branch).ToList())
        {
            BaseMoved(pull, after, by);
        }
    }

    private void HeadMoved(PullRequest pull, ObjectId? after, Account by)
    {
        if (after is null)
        {
            pull.IsHeadLost = true;
            Close(pull, by);
            return;
        }

        (pull.Head, pull.BaseCommit, pull.IsMergeabilityKnown) = (after, Tip(pull.BaseBranch) ?? pull.BaseCommit, false);
        PublishHead(pull);
        _repository.Tracker.Touch(pull.Thread);
        if (_repository.History.IsAncestor(after, pull.BaseCommit))
        {
            // Nothing is left to merge: GitHub closes such a pull request.
            Close(pull, by);
        }
    }

    private void BaseMoved(PullRequest pull, ObjectId? after, Account by)
    {
        pull.IsMergeabilityKnown = false;
        if (after is null)
        {
            Close(pull, by);
        }
        else if (_repository.History.IsAncestor(pull.Head, after))
        {
            MarkMerged(pull, by, after);
        }
    }

    private ObjectId? Tip(string branch) => _repository.References.Find(RefName.OfBranch(branch));

    // The hidden reference through which GitHub keeps the commits of a pull request.
    private void PublishHead(PullRequest pull) =>
        _repository.References.Set($"refs/pull/{pull.Number}/head", pull.Head);

    private void RequireUnique(HostedRepository headRepository, string headBranch, string baseBranch, PullRequest? except)
    {
        if (_all.Exists(pull => pull.IsOpen && pull != except && pull.IsOf(headRepository, headBranch) && pull.BaseBranch == baseBranch))
        {
            throw ApiRefusal.Invalid(
                "PullRequest", null, "custom", $"A pull request already exists for {headRepository.Owner.Login}:{headBranch}.");
        }
    }

    private void RequireCommits(string baseBranch, ObjectId baseCommit, string headBranch, ObjectId head)
    {
        if (_repository.History.IsAncestor(head, baseCommit))
        {
            throw ApiRefusal.Invalid("PullRequest", null, "custom", $"No commits between {baseBranch} and {headBranch}");
        }
    }
}
