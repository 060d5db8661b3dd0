using FindAllDigest.Core.Comments;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Acts on the boxes that people tick in a digest pull request: the exclude list first, then the text that shows it.</summary>
/// <remarks>The file is what counts. A process that dies between the two leaves a tick that
/// is already in the file, and the next one only shows it.</remarks>
internal sealed class ReviewSync(PullRequests pulls, PullRequestText text, PullRequestSetup setup, WebLinks links, RendererSource renderers)
{
    /// <summary>A delivery with what people ticked put into its exclude list, so that both are one commit.</summary>
    /// <returns>The same where nothing is to be decided.</returns>
    public static Publication Review(Publication publication, string body)
    {
        var review = new Review(OwnedBody.Read(publication.Watch.Name, body));
        return review.IsEmpty
            ? publication
            : publication with
            {
                Change = Reviewed(
                    ProposalReading.Of(publication.Data, publication.Change), publication.Change, review, publication.Today).Change,
            };
    }

    /// <summary>Whether a delivery holds what people ticked by now.</summary>
    public static bool IsReviewed(Publication publication, Publication reviewed, string body) =>
        BytesOf(Review(publication, body).Change).Span.SequenceEqual(BytesOf(reviewed.Change).Span);

    /// <summary>Acts on the boxes that the pull request had when it was listed, where nothing else is to be delivered.</summary>
    /// <param name="isStale">Whether to look all the same, since the branches were merged meanwhile.</param>
    /// <returns>What GitHub refused, a sentence each.</returns>
    public async Task<IReadOnlyList<string>> TryReviewAsync(
        WatchSession session, ListedPullRequest listed, DateOnly today, bool isStale, CancellationToken cancellationToken)
    {
        // A quiet refresh asks for nothing: what is ticked after the list was read is the next one's, as the edit itself starts a review.
        if (!isStale && ShowsAll(session.Data, listed.Body, listed.UpdatedAt, today))
        {
            return [];
        }

        try
        {
            // Read again: hours may have passed since the snapshot. A branch that moved meanwhile is left to the next refresh.
            var pull = await pulls.GetAsync(listed.Number, cancellationToken);
            if (pull.IsOpen && (isStale || !ShowsAll(session.Data, pull.Body, pull.UpdatedAt, today)))
            {
                await ReviewAsync(session, pull, edit: null, comment: "", today, isStale, cancellationToken);
            }

            return [];
        }
        catch (DigestException refused) when (refused.ExitCode == ExitCode.GitHub)
        {
            return [$"The text of pull request {listed.Number} could not be brought up to date, nor its boxes acted on. {refused.Message}"];
        }
    }

    /// <summary>Acts on the boxes of an open pull request, and says what was decided; null when
    /// somebody changed the data meanwhile, or it is over.</summary>
    /// <param name="request">The edit that asked for it, where one is known.</param>
    /// <param name="comment">Commands of a person who may give them; empty where there are none.</param>
    /// <exception cref="GitHubRefusalException">GitHub refused.</exception>
    public async Task<CommentedReview?> ReviewAsync(
        WatchSession session, ReviewRequest request, string comment, CancellationToken cancellationToken)
    {
        // Read after the data, so that as little time as possible passes before the text is written.
        var pull = await pulls.GetAsync(request.Number, cancellationToken);
        var known = request.Event?.Edit is { } edit
            ? new ReviewEdit(OwnedBody.Read(session.Watch, edit.Before), OwnedBody.Read(session.Watch, edit.After), edit.At)
            : null;
        return pull.IsOpen ? await ReviewAsync(session, pull, known, comment, request.Today, isStale: false, cancellationToken) : null;
    }

    /// <summary>Acts on the boxes of an open pull request with one commit on its branch, and shows in its text what was decided.</summary>
    /// <param name="edit">The edit that asked for it, if one did.</param>
    /// <param name="comment">Commands of a person who may give them.</param>
    /// <param name="isStale">Whether the branches were merged since, so that the text may tell of
    /// entities that are no longer proposed.</param>
    /// <returns>What was decided. Null when somebody changed the data meanwhile, so that nothing was written.</returns>
    /// <exception cref="GitHubRefusalException">GitHub refused.</exception>
    private async Task<CommentedReview?> ReviewAsync(
        WatchSession session,
        PullRequest pull,
        ReviewEdit? edit,
        string comment,
        DateOnly today,
        bool isStale,
        CancellationToken cancellationToken)
    {
        var read = session.Data;
        if (session.Branches is not { ProposalCommit.Length: > 0 } branches)
        {
            return null;
        }

        var watch = read.Default.Watch;
        var digest = read.WaitingDigests.Max(StringComparer.Ordinal);
        var nothing = new DataChange { DigestPath = digest is null ? "" : $"{WatchFiles.DigestFolder}/{digest}" };
        var review = new Review(OwnedBody.Read(watch.Name, pull.Body), edit);
        var proposal = ProposalReading.Of(read, nothing);
        var readings = proposal.ReaderOfComments(today).Read(comment);
        var (change, result) = Reviewed(proposal, nothing, review, today, readings);

        if (await CommitAsync(branches, change, cancellationToken) is not { } commit)
        {
            return null;
        }

        var shown = links.ProposalOf(session, change, commit, branches.Proposal);
        var now = await pulls.GetAsync(pull.Number, cancellationToken);
        if (now.IsOpen)
        {
            var isBehind = !PullRequestText.IsWrittenFor(now.Body, watch.Name, read.WaitingDigests.Count)
                || (isStale && now.Title != (await renderers()).Title(shown));
            await (isBehind
                ? text.WriteAsync(now, pull.UpdatedAt, shown, today, cancellationToken)
                : text.WriteDecisionsAsync(now, pull.UpdatedAt, shown, today, cancellationToken));
            if (OwnedBody.IsUnwritten(watch.Name, now.Body))
            {
                await setup.FinishAsync(now, watch, cancellationToken);
            }
        }

        return new CommentedReview(result, readings);
    }

    /// <returns>The branch's head with what was decided; null when somebody changed the data meanwhile.</returns>
    /// <exception cref="DigestException">The branch may not be written (exit 4).</exception>
    private static async Task<string?> CommitAsync(IWatchBranches branches, DataChange change, CancellationToken cancellationToken)
    {
        if (change.IsEmpty)
        {
            return await branches.IsUnmovedAsync(cancellationToken) ? branches.ProposalCommit : null;
        }

        return await branches.ProposeAsync(change, announce: null, cancellationToken) switch
        {
            CommitOutcome.Stored stored => stored.Commit,
            CommitOutcome.Refused refused => throw new DigestException(ExitCode.GitHub, refused.Cause.ToString()) { Cause = refused.Cause },
            _ => null,
        };
    }

    /// <summary>Whether nobody has ticked anything, and the text tells of all that is proposed,
    /// with the boxes as people wrote into the exclude list.</summary>
    private static bool ShowsAll(WatchData read, string body, DateTimeOffset updatedAt, DateOnly today) =>
        PullRequestText.IsWrittenFor(body, read.Watch, read.WaitingDigests.Count)
        && !OwnedBody.Read(read.Watch, body).HasChanges
        && PullRequestText.ShowsDecisions(body, updatedAt, ProposalReading.Of(read, new DataChange()), today);

    private static ReadOnlyMemory<byte> BytesOf(DataChange change) => change.Exclude?.Bytes ?? default;

    private static (DataChange Change, ReviewResult Result) Reviewed(
        Proposal proposal, DataChange change, Review review, DateOnly today, IReadOnlyList<CommentReading>? readings = null)
    {
        var commands = (readings ?? []).Select(reading => reading.Command).OfType<CommentCommand>().SelectMany(command => command.Wishes);
        var result = ReviewDecisions.Decide(proposal.Exclude, [.. proposal.WishesOf(review), .. commands], today);
        return (result.List == proposal.Exclude ? change : change with
        {
            Exclude = result.List,
            CommitMessage = change.CommitMessage.Length > 0
                ? change.CommitMessage
                : $"{proposal.Watch.Value}: {(result.Summary.Length > 0 ? result.Summary : "notes")}",
        }, result);
    }
}
