using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Adds a delivery to a pull request that is open: one commit on top of what it proposes, and the words for it.</summary>
/// <remarks>The words go first: so nobody merges an entity that no text showed, and one look at the pull request serves its state, its text
/// and its ticks. Only where the commit holds what people ticked it goes first. A text must not call decided what the exclude list does not
/// say yet, or a process that dies between the two loses the decision.</remarks>
internal sealed class ProposalUpdate(
    PullRequests pulls,
    Issues issues,
    PullRequestText text,
    PullRequestSetup setup,
    ReviewSync reviews,
    WebLinks links,
    RendererSource renderers)
{
    /// <param name="branches">Where it is added.</param>
    /// <exception cref="GitHubRefusalException">GitHub was lost on the way.</exception>
    public async Task<(CommitOutcome Commit, ShowOutcome.Shown Shown)> AddAsync(
        Publication publication, IWatchBranches branches, ListedPullRequest listed, CancellationToken cancellationToken)
    {
        var update = new Update(publication, ReviewSync.Review(publication, listed.Body), listed);
        var outcome = await branches.ProposeAsync(
            update.Reviewed.Change, commit => AnnounceAsync(update, commit, cancellationToken), cancellationToken);
        if (outcome is CommitOutcome.Refused && update.Words == Words.Written)
        {
            // The text tells of what is not on the branch.
            await reviews.TryReviewAsync(publication.Session, listed, publication.Today, isStale: true, cancellationToken);
        }

        return outcome switch
        {
            CommitOutcome.Stored stored when update.Words != Words.Refused => await TellAsync(update, branches, stored, cancellationToken),
            _ => (outcome, update.Unshown),
        };
    }

    /// <summary>Decides, right before the branch moves to a commit, whether it shall: it must not take
    /// data when its pull request is over, and what was ticked since the list was read counts.</summary>
    private async Task<bool> AnnounceAsync(Update update, string commit, CancellationToken cancellationToken)
    {
        try
        {
            var pull = await pulls.GetAsync(update.Listed.Number, cancellationToken);
            update.ReadAt = pull.UpdatedAt;
            if (!pull.IsOpen || !ReviewSync.IsReviewed(update.Publication, update.Reviewed, pull.Body))
            {
                return false;
            }

            if (update.HoldsTicks)
            {
                return true;
            }

            update.Pull = await WriteAsync(update, pull, pull.UpdatedAt, commit, cancellationToken);
            update.Words = Words.Written;
            return update.Pull.IsOpen;
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
        {
            // The words are refused; the data need not be.
            (update.Words, update.Refusal) = (Words.Refused, refused.Message);
            return true;
        }
    }

    /// <summary>Writes the words that are not written yet, and tells of what was added.</summary>
    private async Task<(CommitOutcome Commit, ShowOutcome.Shown Shown)> TellAsync(
        Update update, IWatchBranches branches, CommitOutcome.Stored stored, CancellationToken cancellationToken)
    {
        try
        {
            var pull = update.Pull
                ?? await WriteAsync(
                    update, await pulls.GetAsync(update.Listed.Number, cancellationToken), update.ReadAt, stored.Commit, cancellationToken);
            if (!pull.IsOpen)
            {
                return (new CommitOutcome.Moved(), update.Unshown);
            }

            var shown = await TellAdditionsAsync(
                update, pull, stored.Commit, isRepeated: stored.Commit == branches.ProposalCommit, cancellationToken);
            var isUnwritten = OwnedBody.IsUnwritten(update.Publication.Watch.Name, update.Listed.Body);
            return (stored, isUnwritten ? await setup.FinishAsync(pull, update.Publication.Watch, cancellationToken) : shown);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
        {
            // The commit is in the pull request; only its words are not.
            update.Refusal = refused.Message;
            return (stored, update.Unshown);
        }
    }

    private Task<PullRequest> WriteAsync(
        Update update, PullRequest now, DateTimeOffset readAt, string commit, CancellationToken cancellationToken) =>
        text.WriteAsync(now, readAt, ProposalOf(update, commit), update.Publication.Today, cancellationToken);

    private Proposal ProposalOf(Update update, string commit) =>
        links.ProposalOf(update.Publication.Session, update.Reviewed.Change, commit, update.Publication.Session.Branches?.Proposal ?? "");

    /// <summary>Tells of what was added to an open pull request whose text is up to date.</summary>
    /// <param name="isRepeated">Whether an earlier process committed the same, and may have told of it.</param>
    private async Task<ShowOutcome.Shown> TellAdditionsAsync(
        Update update, PullRequest pull, string commit, bool isRepeated, CancellationToken cancellationToken)
    {
        var (watch, proposal) = (update.Publication.Watch, ProposalOf(update, commit));

        // On a repeated delivery a pull request without an earlier digest is that delivery's own, and needs no comment.
        var isOwn = isRepeated && proposal.Links.Digests.Count == 1;
        var marker = HiddenMarkers.Comment(watch.Name, update.Publication.Change.DigestPath);
        if (proposal.Added.Count > 0 && watch.Delivery.Notify == Notify.Additions && !isOwn
            && !(isRepeated && await issues.HasCommentAsync(pull.Number, marker, cancellationToken)))
        {
            await issues.CommentAsync(
                pull.Number,
                (await renderers()).Comment(
                    proposal with { Links = proposal.Links with { PullRequest = pull.Url } }, OwnedBody.MaximumLength),
                marker,
                cancellationToken);
        }

        return isOwn && !pull.HasLabels ? await setup.FinishAsync(pull, watch, cancellationToken) : new ShowOutcome.Shown(pull.Url);
    }

    private enum Words { Unwritten, Written, Refused }

    /// <summary>How far one addition has come.</summary>
    private sealed class Update(Publication publication, Publication reviewed, ListedPullRequest listed)
    {
        public Publication Publication => publication;

        public Publication Reviewed => reviewed;

        public ListedPullRequest Listed => listed;

        public bool HoldsTicks => reviewed != publication;

        public Words Words { get; set; }

        /// <summary>The pull request with the words for this addition; null while they are not written.</summary>
        public PullRequest? Pull { get; set; }

        /// <summary>When the body was as its ticks were read, by GitHub's clock.</summary>
        public DateTimeOffset ReadAt { get; set; } = listed.UpdatedAt;

        /// <summary>Why the words could not be written; empty while nothing was refused.</summary>
        public string Refusal { get; set; } = "";

        public ShowOutcome.Shown Unshown => new(listed.Url) { Warnings = Refusal.Length > 0 ? [Refusal] : [] };
    }
}
