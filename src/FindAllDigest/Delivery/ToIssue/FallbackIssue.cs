using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Proposals;

namespace FindAllDigest.Delivery.ToIssue;

/// <summary>Says in an issue what could not become a pull request, and closes it when one can be made after all.</summary>
internal sealed class FallbackIssue(Issues issues, LabelsAndPeople decoration, WebLinks links, RendererSource renderers) : IDeliveryTarget
{
    public bool Takes(Publication publication) => publication is { IsProposed: true, Refusals.Count: > 0 };

    public Task<ShowOutcome> ShowAsync(Publication publication, CancellationToken cancellationToken)
    {
        var proposal = links.ProposalOf(publication);
        return TargetRefusal.CatchAsync(
            () => TellAsync(publication, proposal, cancellationToken),
            refused =>
            [
                refused.Message,
                $"The data is on branch {publication.Stored?.Branch}, which counts as known: {proposal.Links.Compare}"
            ]);
    }

    private async Task<ShowOutcome> TellAsync(Publication publication, Proposal proposal, CancellationToken cancellationToken)
    {
        var (watch, digestName) = (publication.Watch, publication.Change.DigestPath);
        var marker = HiddenMarkers.FallbackIssue(watch.Name);
        var warning = $"{string.Join(' ', publication.Refusals)} The next refresh then makes a pull request of it.";
        var noted = proposal with { Notes = [warning] };
        var renderer = await renderers();
        var title = renderer.Title(proposal);
        var text = renderer.Issue(noted, OwnedBody.MaximumLength);

        var issue = await issues.FindAsync(marker, includesClosed: false, cancellationToken);
        if (issue is null)
        {
            return await DecoratedAsync(await issues.CreateAsync(title, $"{OwnedPart.Framed(marker, text)}\n", marker, cancellationToken));
        }

        // What people wrote around the program's part stays; where nobody can tell which part that is, all of it does.
        var comment = HiddenMarkers.Comment(watch.Name, digestName);
        var updated = OwnedPart.Replace(marker, issue.Body, text);
        var isTold = updated == issue.Body || await issues.HasCommentAsync(issue.Number, comment, cancellationToken);
        if (updated is not null && updated != issue.Body)
        {
            await issues.UpdateAsync(issue.Number, title, updated, cancellationToken);
        }

        if (!isTold && proposal.Added.Count > 0 && watch.Delivery.Notify == Notify.Additions)
        {
            await issues.CommentAsync(issue.Number, renderer.Comment(noted, OwnedBody.MaximumLength), comment, cancellationToken);
        }

        // A process that made the issue may have died before it went on.
        return updated == issue.Body && !issue.HasLabels
            ? await DecoratedAsync(issue)
            : new ShowOutcome.Shown(IssueUrl: issue.Url) { Warnings = [warning] };

        async Task<ShowOutcome> DecoratedAsync(Issue made) => new ShowOutcome.Shown(IssueUrl: made.Url)
        {
            Warnings = [warning, .. await decoration.ApplyAsync(made.Number, watch.Delivery, isPullRequest: false, cancellationToken)],
        };
    }

    /// <summary>Closes the issue, where there is one, and names the pull request that took over.</summary>
    public async Task CloseAsync(WatchName watch, int pullRequest, CancellationToken cancellationToken)
    {
        try
        {
            if (await issues.FindAsync(HiddenMarkers.FallbackIssue(watch), includesClosed: false, cancellationToken) is { } standIn)
            {
                await issues.CommentAsync(
                    standIn.Number, $"This is now pull request #{pullRequest}.", HiddenMarkers.FallbackIssue(watch), cancellationToken);
                await issues.CloseAsync(standIn.Number, cancellationToken);
            }
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Missing)
        {
            // Where issues may not be read, none was made either.
        }
    }
}
