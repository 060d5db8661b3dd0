using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Store.GitHub;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Looks after what is already proposed when a refresh has nothing to add to it.</summary>
internal sealed class UnpublishedProposal(PullRequestPublisher pullRequestPublisher, ReviewSync reviewSync, BranchMerge merge, WebLinks links, DeliverySettings settings)
{
    /// <summary>Makes a pull request of data that waits on its branch, if one may be made by now, and acts on the ticks of the one that is open.
    /// No news is no reason to fail.</summary>
    public async Task<DeliveryOutcome.Delivered> ShowAsync(GitHubSession session, FindAllRunId run, DateOnly today, CancellationToken cancellationToken)
    {
        var (read, origin) = (session.Data, session.Origin);
        if (origin.Pull is { } open)
        {
            return new DeliveryOutcome.Delivered("") { Warnings = await reviewSync.TryReviewAsync(session, open, today, isStale: false, cancellationToken) };
        }

        var waiting = read.WaitingDigests.Max(StringComparer.Ordinal);
        if (origin.Proposal is not { } proposal || waiting is null)
        {
            return new DeliveryOutcome.Delivered("");
        }

        var context = WatchContext.Of(session);
        if (IsRefused(context))
        {
            return new DeliveryOutcome.Delivered("");
        }

        var shape = settings.DeliverAs ?? context.Watch.Delivery.As;
        if (shape != DeliverAs.PullRequest)
        {
            // Why it cannot be there yet was told when it came, and is told with the next that comes.
            await MergeIntoDefaultAsync(origin, proposal.Commit, cancellationToken);
            return new DeliveryOutcome.Delivered("");
        }

        var change = new DataChange { DigestPath = $"{WatchFiles.DigestFolder}/{waiting}", Run = run };
        var work = new DeliveryWork(session, change, context.Watch, shape, today, links);
        try
        {
            var shown = await pullRequestPublisher.OpenAsync(work, work.Proposal(proposal.Commit, origin.Branch), cancellationToken);
            return work.Delivered(shown, []) with { Location = "" };
        }
        catch (GitHubRefusalException)
        {
            return new DeliveryOutcome.Delivered("");
        }
    }

    /// <summary>Whether what waits was turned down with a pull request, and a person went on working on its branch: that alone is no news.</summary>
    private static bool IsRefused(WatchContext context) => context.Closed.Entities.Any(closed => context.Exclude.ContainsKey(closed.Key));

    /// <summary>Brings data that waits on its branch to the default branch, where no pull request is wanted.</summary>
    /// <param name="head">The head of the branch.</param>
    /// <returns>What is in the way, in a sentence; null where the data is there.</returns>
    public async Task<string?> MergeIntoDefaultAsync(SnapshotOrigin origin, string head, CancellationToken cancellationToken)
    {
        try
        {
            return origin.MergeBase is not { } parting ? "Nothing waits there." : await merge.MergeIntoDefaultAsync(origin, head, parting, cancellationToken) switch
            {
                { Conflicts: [_, ..] conflicts } => $"Branch {origin.DefaultBranch} has changed {string.Join(", ", conflicts)} too.",
                { Commit.Length: 0 } => $"Somebody else wrote to branch {origin.DefaultBranch} at the same moment.",
                _ => null,
            };
        }
        catch (GitHubRefusalException refused)
        {
            return refused.Message;
        }
    }
}
