using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Pulls;

/// <summary>Tells whether pull requests can be merged, and merges them.</summary>
internal sealed class Merging(HostedRepository repository)
{
    public bool IsMergeable(PullRequest pull) => MergedTree(pull) is not null;

    /// <summary>GitHub's <c>mergeable_state</c>, once it is known.</summary>
    public string State(PullRequest pull) =>
        !IsMergeable(pull) ? "dirty"
        : pull.IsDraft ? "draft"
        : repository.Settings.Rules.Any(rule => rule.RequiresPullRequest && rule.Covers(pull.BaseBranch)) ? "blocked"
        : "clean";

    /// <exception cref="ApiRefusal">It is not open, the method is off, or it conflicts (405).</exception>
    public ObjectId Merge(PullRequest pull, MergeMethod method, Account by, string? title, string? message)
    {
        if (!pull.IsOpen || pull.IsDraft || MergedTree(pull) is not { } tree)
        {
            throw new ApiRefusal(405, "Pull Request is not mergeable");
        }

        RequireAllowed(method);
        var tip = BaseTip(pull);
        var result = method switch
        {
            MergeMethod.Merge => Commits.ByGitHub(
                repository, by, tree, [tip, pull.Head],
                Words(
                    title ?? $"Merge pull request {Number(pull)} from {pull.HeadRepository.Owner.Login}/{pull.HeadBranch}",
                    message ?? pull.Thread.Title)),
            MergeMethod.Squash => Commits.ByGitHub(
                repository, pull.Thread.Author, tree, [tip],
                Words(title ?? $"{pull.Thread.Title} ({Number(pull)})", message ?? pull.Thread.Body)),
            _ => Rebase(pull, tip),
        };
        pull.BaseCommit = tip;
        repository.PullRequests.MarkMerged(pull, by, result);
        repository.Refs.Move(RefName.OfBranch(pull.BaseBranch), result, force: false, Pusher.Person(by));
        if (repository.Settings.DeletesBranchOnMerge && pull.HeadRepository == repository)
        {
            repository.Refs.Delete(RefName.OfBranch(pull.HeadBranch), Pusher.Person(by));
        }

        return result;
    }

    private static string Words(string title, string? message) => string.IsNullOrEmpty(message) ? title : $"{title}\n\n{message}";

    private static string Number(PullRequest pull) => $"#{pull.Number}";

    private void RequireAllowed(MergeMethod method)
    {
        var (isAllowed, words) = method switch
        {
            MergeMethod.Merge => (repository.Settings.AllowsMergeCommit, "Merge commits are not allowed on this repository."),
            MergeMethod.Squash => (repository.Settings.AllowsSquashMerge, "Squash merges are not allowed on this repository."),
            _ => (repository.Settings.AllowsRebaseMerge, "Rebase merges are not allowed on this repository."),
        };
        if (!isAllowed)
        {
            throw new ApiRefusal(405, words);
        }
    }

    private ObjectId Rebase(PullRequest pull, ObjectId onto)
    {
        foreach (var id in repository.History.Between(onto, pull.Head))
        {
            var commit = repository.Objects.Get<Commit>(id);
            if (commit.Parents is not [var parent])
            {
                throw new ApiRefusal(405, "This branch can't be rebased");
            }

            var tree = TreeMerge.Merge(repository.Objects, TreeOf(parent), TreeOf(onto), commit.TreeId)
                ?? throw new ApiRefusal(405, "This branch can't be rebased");
            onto = Commits.ByGitHub(repository, commit.Author, tree, [onto], commit.Message);
        }

        return onto;
    }

    private ObjectId? MergedTree(PullRequest pull)
    {
        var tip = BaseTip(pull);
        var origin = repository.History.MergeBase(tip, pull.Head);
        return TreeMerge.Merge(repository.Objects, origin is null ? null : TreeOf(origin), TreeOf(tip), TreeOf(pull.Head));
    }

    private ObjectId BaseTip(PullRequest pull) => repository.References.Find(RefName.OfBranch(pull.BaseBranch)) ?? pull.BaseCommit;

    private ObjectId TreeOf(ObjectId commit) => repository.Objects.Get<Commit>(commit).TreeId;
}
