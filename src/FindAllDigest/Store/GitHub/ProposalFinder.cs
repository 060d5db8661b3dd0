using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;

namespace FindAllDigest.Store.GitHub;

/// <summary>Finds what is proposed for a watch: by an open pull request, or by data that waits on its branch.</summary>
internal sealed class ProposalFinder(Comparisons comparisons)
{
    /// <param name="recallAsync">Has what is remembered of the watch's folder learnt.</param>
    public async Task<WatchOnGitHub> FindAsync(
        RepositoryView view, WatchName watch, Func<Task> recallAsync, CancellationToken cancellationToken)
    {
        var pull = await view.FindOpenAsync(watch, cancellationToken);
        var branch = pull?.Branch ?? HiddenMarkers.ProposalBranch(watch);

        // A pull request may be younger than the list of branches.
        var head = view.HeadOf(branch) is { Length: > 0 } seen ? seen : pull?.Head ?? "";
        var tip = await view.TipAsync(view.DefaultBranch, cancellationToken);
        var divergence = head.Length > 0 && (pull is not null || !await IsOverAsync(view, branch, head, cancellationToken))
            ? await CompareAsync(tip, watch, branch, head, recallAsync, cancellationToken)
            : null;
        if (pull is null && divergence is { AheadBy: 0 })
        {
            divergence = null;
        }

        return new WatchOnGitHub
        {
            Watch = watch,
            DefaultBranch = view.DefaultBranch,
            Default = tip,
            Branch = branch,
            Proposal = divergence?.Tip,
            MergeBase = divergence?.MergeBase,
            FinishedBranchHead = divergence is null ? head : "",
            BlockingBranch = head.Length > 0 ? "" : view.FindBlocking(branch),
            Pull = pull,
        };
    }

    /// <remarks>GitHub has just named both commits. Going on without a common one could bring
    /// back what somebody took out of the history.</remarks>
    private async Task<Divergence> CompareAsync(
        CommitTree tip, WatchName watch, string branch, string head, Func<Task> recallAsync, CancellationToken cancellationToken)
    {
        try
        {
            return await comparisons.CompareAsync(tip, WatchOnGitHub.DataPathOf(watch), branch, head, recallAsync, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal == Refusal.Missing)
        {
            throw refused.Because(new FailureCause(
                $"no common ancestor: {branch}",
                $"The branch '{branch}' and the default branch have no commit in common: the history of one of them was rewritten.",
                $"Copy the rows that you want from {WatchOnGitHub.DataPathOf(watch)}/{WatchFiles.Exclude} of '{branch}' into the default "
                    + $"branch's file, then delete '{branch}': the next refresh begins it anew."));
        }
    }

    /// <summary>Whether a branch is as a merged or closed pull request left it. Else it may hold data that
    /// was never proposed: where no pull request could be made, or a process died before it.</summary>
    private static async Task<bool> IsOverAsync(RepositoryView view, string branch, string head, CancellationToken cancellationToken) =>
        view.Closed.Any(pull => pull.Head == head)
        || (await view.FindOlderAsync(branch, cancellationToken))?.Head == head;
}
