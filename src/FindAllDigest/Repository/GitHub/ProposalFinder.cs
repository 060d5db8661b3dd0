using FindAllDigest.Core.Watches;
using FindAllDigest.Repository.GitHub.Desk;
using FindAllDigest.Repository.GitHub.Git;
using Octokit;

namespace FindAllDigest.Repository.GitHub;

/// <summary>Finds what is proposed for a watch: by an open pull request, or by data that waits on its branch.</summary>
internal sealed class ProposalFinder(Comparisons comparisons, PullRequests pulls)
{
    public async Task<SnapshotOrigin> FindAsync(RepositoryView view, WatchName watch, CancellationToken cancellationToken)
    {
        var pull = view.FindOpen(watch);
        var branch = pull?.Head.Ref ?? Marks.ProposalBranch(watch);
        var head = view.HeadOf(branch);
        var tip = await view.TipAsync(view.DefaultBranch, cancellationToken);
        var divergence = head.Length > 0 && (pull is not null || !await IsOverAsync(view, branch, head, cancellationToken))
            ? await comparisons.CompareAsync(tip, branch, head, cancellationToken)
            : null;
        if (pull is null && divergence is { AheadBy: 0 })
        {
            divergence = null;
        }

        return new SnapshotOrigin
        {
            Watch = watch,
            DefaultBranch = view.DefaultBranch,
            Default = tip,
            Branch = branch,
            Proposal = divergence?.Tip,
            Parting = divergence?.Parting,
            OverdueHead = divergence is null ? head : "",
            Pull = pull,
        };
    }

    /// <summary>Whether a branch is as a merged or closed pull request left it. Else it may hold data that was never proposed: where no pull
    /// request could be made, or a process died before it.</summary>
    private async Task<bool> IsOverAsync(RepositoryView view, string branch, string head, CancellationToken cancellationToken)
    {
        var closed = await view.ClosedAsync(cancellationToken);
        return closed.PullRequests.Any(pull => pull.Head.Sha == head)
            || (closed.IsCut && await pulls.FindLastClosedAsync(branch, cancellationToken) is PullRequest { } last && last.Head.Sha == head);
    }
}
