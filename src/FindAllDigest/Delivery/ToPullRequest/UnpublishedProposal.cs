using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Looks after what is already proposed when a refresh has nothing to add to it.</summary>
/// <param name="wanted">Overrides what <c>watch.json</c> says; null for that.</param>
internal sealed class UnpublishedProposal(NewPullRequest target, ReviewSync reviews, DeliverAs? wanted)
{
    private static readonly DeliveryOutcome.Delivered Nothing = new("");

    /// <summary>Makes a pull request of data that waits on its branch, if one may be made by now,
    /// and acts on the ticks of the one that is open. No news is no reason to fail.</summary>
    public async Task<DeliveryOutcome.Delivered> ShowAsync(
        WatchSession session, FindAllRunId run, DateOnly today, CancellationToken cancellationToken)
    {
        if (session.Branches is not { } branches)
        {
            return Nothing;
        }

        if (branches.Open is { } open)
        {
            return Nothing with { Warnings = await reviews.TryReviewAsync(session, open, today, isStale: false, cancellationToken) };
        }

        var waiting = session.Data.WaitingDigests.Max(StringComparer.Ordinal);
        if (branches.ProposalCommit.Length == 0 || waiting is null || IsRefused(WatchContext.Of(session)))
        {
            return Nothing;
        }

        var shape = wanted ?? session.Data.Default.Watch.Delivery.As;
        if (shape != DeliverAs.PullRequest)
        {
            // Why it cannot be there yet was told when it came, and is told with the next that comes.
            await MergeObstacle.OfAsync(branches, branches.ProposalCommit, cancellationToken);
            return Nothing;
        }

        var publication = new Publication
        {
            Session = session,
            Change = new DataChange { DigestPath = $"{WatchFiles.DigestFolder}/{waiting}", Run = run },
            As = shape,
            Today = today,
            Stored = new CommitOutcome.Stored(branches.ProposalCommit, branches.Proposal),
        };
        return await target.TryShowAsync(publication, cancellationToken) is { } shown
            ? Nothing with { PullRequestUrl = shown.PullRequestUrl, Warnings = shown.Warnings }
            : Nothing;
    }

    /// <summary>Whether what waits was turned down with a pull request, and a person went on
    /// working on its branch: that alone is no news.</summary>
    private static bool IsRefused(WatchContext context) => context.Closed.Entities.Any(closed => context.Exclude.ContainsKey(closed.Key));
}
