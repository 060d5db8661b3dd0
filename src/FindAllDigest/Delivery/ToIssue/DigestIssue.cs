using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Proposals;

namespace FindAllDigest.Delivery.ToIssue;

/// <summary>Tells of deliveries in the one issue of a watch: a comment for each refresh with
/// news. It is asked for by <c>watch.json</c>, and where no branch takes the data.</summary>
internal sealed class DigestIssue(Issues issues, LabelsAndPeople decoration, WebLinks links, RendererSource renderers) : IDeliveryTarget
{
    public bool Takes(Publication publication) =>
        publication.NotStored is not null || (publication is { As: DeliverAs.Issue, Session.Branches: not null, HoldsNothingNew: false });

    public Task<ShowOutcome> ShowAsync(Publication publication, CancellationToken cancellationToken) =>
        TargetRefusal.CatchAsync(() => TellAsync(publication, cancellationToken), refused => [refused.Message]);

    private async Task<ShowOutcome> TellAsync(Publication publication, CancellationToken cancellationToken)
    {
        var (watch, digest) = (publication.Watch, publication.Change.DigestPath);
        var (issue, isTold) = await FindOrCreateAsync(watch.Name, digest, cancellationToken);

        // An issue without any comment was made just now, or by a process that died right after.
        var refusals = issue is { Comments: 0, HasLabels: false }
            ? await decoration.ApplyAsync(issue.Number, watch.Delivery, isPullRequest: false, cancellationToken)
            : [];
        if (!isTold)
        {
            string[] notes = publication.NotStored is { } cause ? [cause.ToString()] : [.. publication.Warnings];
            var text = (await renderers()).Issue(links.ProposalOf(publication) with { Notes = notes }, OwnedBody.MaximumLength);
            await issues.CommentAsync(issue.Number, text, HiddenMarkers.Comment(watch.Name, digest), cancellationToken);
        }

        return new ShowOutcome.Shown(IssueUrl: issue.Url) { Warnings = refusals };
    }

    private async Task<(Issue Issue, bool IsTold)> FindOrCreateAsync(WatchName watch, string digest, CancellationToken cancellationToken)
    {
        var marker = HiddenMarkers.Issue(watch);
        if (await issues.FindAsync(marker, includesClosed: true, cancellationToken) is not { } issue)
        {
            var body = $"{marker}\nWhat watch `{watch.Value}` finds is told here, a comment for each refresh with news.\n";
            return (await issues.CreateAsync($"[findall-digest] {watch.Value}", body, marker, cancellationToken), false);
        }

        var isTold = await issues.HasCommentAsync(issue.Number, HiddenMarkers.Comment(watch, digest), cancellationToken);
        if (!isTold && !issue.IsOpen)
        {
            await issues.UpdateAsync(issue.Number, issue.Title, body: null, cancellationToken);
        }

        return (issue, isTold);
    }
}
