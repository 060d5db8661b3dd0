using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery.ToIssue;
using FindAllDigest.GitHub;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Proposals as GitHub has them: pull requests with boxes and comments.</summary>
internal sealed class PullRequestProposals(
    IWatchStore store,
    GitHubApi gitHub,
    ProposalUpdate update,
    ProposalSync sync,
    ReviewSync reviews,
    IssueReview issues,
    CommentReply replies,
    UnpublishedProposal unpublished) : IProposals
{
    private const int MaximumAttempts = 5;

    public Task<(CommitOutcome Commit, ShowOutcome.Shown Shown)> AddAsync(Publication publication, CancellationToken cancellationToken) =>
        publication.Session.Branches is { Open: { } listed } branches
            ? update.AddAsync(publication, branches, listed, cancellationToken)
            : throw new InvalidOperationException("There is no open pull request to add to.");

    public Task<SyncOutcome> SyncAsync(WatchSession session, bool isThorough, CancellationToken cancellationToken) =>
        sync.SyncAsync(session, isThorough, cancellationToken);

    public async Task<IReadOnlyList<string>> ApplyReviewsAsync(
        WatchSession session, DateOnly today, bool isStale, CancellationToken cancellationToken) =>
        session.Branches?.Open is { } open ? await reviews.TryReviewAsync(session, open, today, isStale, cancellationToken) : [];

    public Task<DeliveryOutcome.Delivered> PublishPendingAsync(
        WatchSession session, FindAllRunId run, DateOnly today, CancellationToken cancellationToken) =>
        unpublished.ShowAsync(session, run, today, cancellationToken);

    public async Task<ReviewReport> ReviewAsync(ReviewRequest request, CancellationToken cancellationToken) =>
        request.Event is not { IsPullRequest: false } && await FindAsync(request.Number, cancellationToken) is { } pull
            ? await ReviewAsync(pull, request, cancellationToken)
            : await issues.ReviewAsync(request, cancellationToken);

    private async Task<ReviewReport> ReviewAsync(PullRequest pull, ReviewRequest request, CancellationToken cancellationToken)
    {
        var command = await replies.CommandsOfAsync(request, cancellationToken);
        if (command.Refused is { } refused)
        {
            return refused;
        }

        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            pull = attempt == 1 ? pull : await gitHub.Pulls.GetAsync(pull.Number, cancellationToken);
            if (!await gitHub.Pulls.IsOursAsync(pull, cancellationToken) || HiddenMarkers.WatchOf(pull.Branch) is not { } watch)
            {
                return ReviewReport.Foreign(pull.Number);
            }

            if (!pull.IsOpen)
            {
                var over = ReviewReport.Over(pull.Number, watch);
                await replies.TellAsync(request, over.Message, cancellationToken);
                return over;
            }

            if (await reviews.ReviewAsync(
                await store.OpenAsync(watch, cancellationToken), request, command.Text, cancellationToken) is { } done)
            {
                var report = ReviewReport.Of(pull.Number, watch, done.Result).With(done.Readings);
                await replies.AnswerAsync(request, done, cancellationToken);
                return report;
            }
        }

        throw new DigestException(
            ExitCode.GitHub,
            $"Somebody changed the data of pull request {pull.Number} {MaximumAttempts} times while its boxes were being read. Run the "
                + $"command again: nothing is lost.");
    }

    /// <summary>The pull request; null where the number is an issue's.</summary>
    private async Task<PullRequest?> FindAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            return await gitHub.Pulls.GetAsync(number, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal == Refusal.Missing)
        {
            return null;
        }
    }

    public async Task<WatchSession> OpenProposedAsync(int number, WatchName watch, CancellationToken cancellationToken)
    {
        var pull = await gitHub.Pulls.GetAsync(number, cancellationToken);
        var session = await store.OpenAsync(watch, cancellationToken);
        return session.Branches is { } branches ? await branches.OpenAtAsync(pull.Head, cancellationToken) : session;
    }

    public Task CommentPreviewAsync(int number, WatchName watch, FindAllRunId run, string markdown, CancellationToken cancellationToken) =>
        gitHub.Issues.CommentAsync(number, markdown, HiddenMarkers.Preview(watch, run), cancellationToken);
}
