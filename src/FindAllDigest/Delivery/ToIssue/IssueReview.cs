using FindAllDigest.Core.Comments;
using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Delivery.ToIssue;

/// <summary>Acts on what people write or tick in issues of this program: commands about a watch, and the boxes of the dashboard.</summary>
internal sealed class IssueReview(IWatchStore store, Issues issues, CommentReply replies)
{
    private const int MaximumAttempts = 5;

    public async Task<ReviewReport> ReviewAsync(ReviewRequest request, CancellationToken cancellationToken)
    {
        if (await issues.GetAsync(request.Number, cancellationToken) is not { } issue
            || !await issues.IsTrustedAsync(issue, cancellationToken))
        {
            return ReviewReport.ForeignIssue(request.Number);
        }

        if (issue.Body.Contains(HiddenMarkers.Dashboard, StringComparison.Ordinal))
        {
            return await DashboardAsync(issue, request, cancellationToken);
        }

        return HiddenMarkers.WatchOfIssue(issue.Body) is { } watch
            ? await CommandAsync(watch, request, cancellationToken)
            : ReviewReport.ForeignIssue(request.Number);
    }

    private async Task<ReviewReport> DashboardAsync(Issue issue, ReviewRequest request, CancellationToken cancellationToken)
    {
        var text = DashboardBody.Read(issue.Body);
        var edit = request.Event?.Edit is { } known
            ? new DashboardEdit(DashboardBody.Read(known.Before), DashboardBody.Read(known.After), known.At)
            : null;
        if (request.Event is { Person: var person } && (person.IsBot || !await issues.IsWriterAsync(person.Login, cancellationToken)))
        {
            // A tick that stayed would be done with the next one of somebody who may write.
            return ReviewReport.NotAllowed(issue.Number, person.Login) with
            {
                Refused = person.IsBot || edit is null ? [] : text.StillAsked(edit),
            };
        }

        return ReviewReport.Dashboard(issue.Number, text.Asked(edit)) with
        {
            Awaited = [.. text.Awaited.Where(one => one.Asked.WorkflowRun == request.RepeatedRun)],
        };
    }

    private async Task<ReviewReport> CommandAsync(WatchName watch, ReviewRequest request, CancellationToken cancellationToken)
    {
        var commands = await replies.CommandsOfAsync(request, cancellationToken);
        if (commands.Refused is { } refused)
        {
            return refused;
        }

        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            var session = await store.OpenAsync(watch, cancellationToken);
            var (change, review) = Decide(session.Data, commands.Text, request.Today);
            switch (change.IsEmpty ? new CommitOutcome.Stored("", "") : await CommitAsync(session, change, cancellationToken))
            {
                case CommitOutcome.Stored:
                    await replies.AnswerAsync(request, review, cancellationToken);
                    return ReviewReport.OfComment(request.Number, watch, review.Result, review.Readings);
                case CommitOutcome.Refused failed:
                    await replies.TellAsync(
                        request,
                        "The list could not be written, so nothing was done. The page of the workflow run says why.",
                        cancellationToken);
                    throw new DigestException(ExitCode.GitHub, failed.Cause.ToString()) { Cause = failed.Cause };
            }
        }

        throw new DigestException(
            ExitCode.GitHub,
            $"Somebody changed the data of watch '{watch.Value}' {MaximumAttempts} times while a comment was being read. Run the command "
                + $"again: nothing is lost.");
    }

    private static (DataChange Change, CommentedReview Review) Decide(WatchData data, string comment, DateOnly today)
    {
        var told = new ToldFinds(
            data.Target.Catalogue, data.Target.Exclude, data.State.Refused, data.State.Ledger, data.Default.Watch.Criteria.Objective ?? "");
        var readings = told.ReaderOfComments(today).Read(comment);
        var wishes = readings.Select(reading => reading.Command).OfType<CommentCommand>().SelectMany(command => command.Wishes).ToList();
        var result = ReviewDecisions.Decide(told.Exclude, wishes, today);
        var change = result.List == told.Exclude ? new DataChange() : new DataChange
        {
            Exclude = result.List,
            CommitMessage = $"{data.Watch.Value}: {(result.Summary.Length > 0 ? result.Summary : "notes")}",
        };
        return (change, new CommentedReview(result, readings));
    }

    // Data that waits on the proposal branch, since the default branch could not be written, is decided about there.
    private static Task<CommitOutcome> CommitAsync(WatchSession session, DataChange change, CancellationToken cancellationToken) =>
        session.Branches is { ProposalCommit.Length: > 0 } branches
            ? branches.ProposeAsync(change, announce: null, cancellationToken)
            : session.CommitAsync(change, cancellationToken);
}
