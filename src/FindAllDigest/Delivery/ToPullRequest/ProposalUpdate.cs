using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Store.GitHub;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Adds a delivery to a pull request that is open: one commit on top of what it proposes, and the words for it.</summary>
/// <remarks>
/// The words go first: so nobody merges an entity that no text showed, and one look at the pull request serves its state, its text and its ticks.
/// Only where the commit holds what people ticked it goes first. A text must not call decided what the exclude list does not say yet, or a
/// process that dies between the two loses the decision.
/// </remarks>
internal sealed class ProposalUpdate(ProposalBranch proposals, PullRequests pulls, PullRequestText text, PullRequestPublisher pullRequestPublisher, ReviewSync reviewSync)
{
    /// <returns>Moved when somebody changed the data meanwhile, or the pull request is over; the delivery is then to be worked out anew.</returns>
    /// <exception cref="GitHubRefusalException">The commit could not be made, or GitHub was lost on the way.</exception>
    public async Task<DeliveryOutcome> UpdateAsync(DeliveryWork work, PullRequest listed, CancellationToken cancellationToken)
    {
        var reviewed = ReviewSync.Review(work, listed);
        var (pull, isShown, refusal) = (listed, false, "");

        string? commit;
        try
        {
            commit = await proposals.WriteAsync(work.Origin, reviewed.Change, AnnounceAsync, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (isShown && refused.Refusal != Refusal.Unclear)
        {
            // The text tells of what is not on the branch.
            await reviewSync.TryReviewAsync(work.Session, pull, work.Today, isStale: true, cancellationToken);
            throw;
        }

        return commit is null ? new DeliveryOutcome.Moved()
            : refusal.Length > 0 ? Unshown(refusal)
            : await TellAsync(commit);

        async Task<bool> AnnounceAsync(string made)
        {
            try
            {
                // Read right before the branch moves: it must not take data when its pull request is over, and what was ticked since the list was read counts.
                pull = await pulls.GetAsync(listed.Number, cancellationToken);
                if (!pull.IsOpen || !ReviewSync.IsReviewed(work, reviewed, pull))
                {
                    return false;
                }

                if (reviewed == work)
                {
                    (pull, isShown) = (await text.WriteAsync(pull, pull.UpdatedAt, reviewed.Proposal(made, work.Origin.Branch), work.Today, cancellationToken), true);
                }

                return pull.IsOpen;
            }
            catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
            {
                // The words are refused; the data need not be.
                refusal = refused.Message;
                return true;
            }
        }

        async Task<DeliveryOutcome> TellAsync(string kept)
        {
            var proposal = reviewed.Proposal(kept, work.Origin.Branch);
            var isRepeated = kept == work.Origin.Proposal?.Commit;
            try
            {
                if (!isShown)
                {
                    var readAt = pull.UpdatedAt;
                    pull = await text.WriteAsync(await pulls.GetAsync(pull.Number, cancellationToken), readAt, proposal, work.Today, cancellationToken);
                }

                if (!pull.IsOpen)
                {
                    return new DeliveryOutcome.Moved();
                }

                var told = await pullRequestPublisher.TellAdditionsAsync(pull, work.Watch, proposal, work.Change.DigestPath, isRepeated, cancellationToken);
                var equipped = OwnedBody.IsUnwritten(work.Watch.Name, listed.Body) ? await pullRequestPublisher.FinishSetupAsync(pull, work.Watch, cancellationToken) : told;
                return reviewed.Delivered(equipped, []);
            }
            catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
            {
                return Unshown(refused.Message);
            }
        }

        // The commit is in the pull request; only its words are not.
        DeliveryOutcome Unshown(string cause) => work.Delivered(new Shown(pull.Url, "", []), [cause]);
    }
}
