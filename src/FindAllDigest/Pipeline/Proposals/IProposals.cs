using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Proposals;

/// <summary>What only a repository with pull requests has: proposals that people merge, tick and discuss.</summary>
internal interface IProposals
{
    /// <summary>Adds to the pull request that is open: one commit on top of what it proposes, and the words for it.</summary>
    /// <returns>How the commit ended, and where people see it. Moved, too, where the pull request is over by now.</returns>
    Task<(CommitOutcome Commit, ShowOutcome.Shown Shown)> AddAsync(Publication publication, CancellationToken cancellationToken);

    /// <summary>Merges the default branch into the watch's proposal where that is needed.</summary>
    /// <param name="isThorough">Whether GitHub is asked, too, if it sees a conflict that the watch's own data does not show.</param>
    Task<SyncOutcome> SyncAsync(WatchSession session, bool isThorough, CancellationToken cancellationToken);

    /// <summary>Acts on the boxes that people ticked in the open proposal.</summary>
    /// <param name="today">The day (UTC) on which it is done.</param>
    /// <param name="isStale">Whether its text has fallen behind the data, so that it is written anew.</param>
    /// <returns>What was refused, a sentence each.</returns>
    Task<IReadOnlyList<string>> ApplyReviewsAsync(WatchSession session, DateOnly today, bool isStale, CancellationToken cancellationToken);

    /// <summary>Called instead of a delivery when a run brought nothing: shows people what
    /// earlier deliveries could not show them.</summary>
    /// <param name="today">The day (UTC) of the refresh.</param>
    Task<DeliveryOutcome.Delivered> PublishPendingAsync(
        WatchSession session, FindAllRunId run, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Acts on what people ticked or wrote in a pull request or an issue of this
    /// program, whether or not anything new was found.</summary>
    /// <exception cref="Core.Failures.DigestException">A file is wrong (exit 2), or GitHub refused (exit 4).</exception>
    Task<ReviewReport> ReviewAsync(ReviewRequest request, CancellationToken cancellationToken);

    /// <summary>Opens a watch as a pull request would make it, with the state that it has.</summary>
    Task<WatchSession> OpenProposedAsync(int number, WatchName watch, CancellationToken cancellationToken);

    /// <summary>Writes the comment about a preview below a pull request, once.</summary>
    Task CommentPreviewAsync(int number, WatchName watch, FindAllRunId run, string markdown, CancellationToken cancellationToken);
}
