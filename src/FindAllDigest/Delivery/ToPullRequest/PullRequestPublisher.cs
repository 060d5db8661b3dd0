using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery.ToIssue;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Rendering;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Shows a proposal as a pull request: one for each watch, created, or found again.</summary>
internal sealed class PullRequestPublisher(PullRequests pulls, Issues issues, PullRequestText text, LabelsAndPeople decoration, FallbackIssue fallbackIssue, ProposalRenderer renderer)
{
    /// <summary>Opens a pull request, or brings the one that is there up to date.</summary>
    /// <exception cref="GitHubRefusalException">None can be made.</exception>
    public async Task<Shown> OpenAsync(DeliveryWork work, Proposal proposal, CancellationToken cancellationToken)
    {
        var (head, body) = (work.Origin.Branch, text.Create(proposal, work.Today));
        PullRequest made;
        try
        {
            made = await pulls.CreateAsync(head, work.Origin.DefaultBranch, ProposalRenderer.Title(proposal), body, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Conflict or Refusal.Unclear)
        {
            if (await pulls.FindOpenAsync(head, cancellationToken) is not { } found)
            {
                throw;
            }

            made = found.Body == body ? found : await text.WriteAsync(found, found.UpdatedAt, proposal, work.Today, cancellationToken);
        }

        return await FinishSetupAsync(made, work.Watch, cancellationToken);
    }

    /// <summary>Tells of what was added to an open pull request whose text is up to date.</summary>
    /// <param name="isRepeated">Whether an earlier process committed the same, and may have told of it.</param>
    public async Task<Shown> TellAdditionsAsync(PullRequest pull, Watch watch, Proposal proposal, string digestName, bool isRepeated, CancellationToken cancellationToken)
    {
        // On a repeated delivery a pull request without an earlier digest is that delivery's own, and needs no comment.
        var isOwn = isRepeated && proposal.Links.Digests.Count == 1;
        var marker = HiddenMarkers.Comment(watch.Name, digestName);
        if (proposal.Added.Count > 0 && watch.Delivery.Notify == Notify.Additions && !isOwn
            && !(isRepeated && await issues.HasCommentAsync(pull.Number, marker, cancellationToken)))
        {
            await issues.CommentAsync(pull.Number, renderer.Comment(proposal, OwnedBody.MaximumLength), marker, cancellationToken);
        }

        return isOwn && !pull.HasLabels ? await FinishSetupAsync(pull, watch, cancellationToken) : new Shown(pull.Url, "", []);
    }

    /// <summary>Does what is done once for each pull request: labels and people, and the issue that stood in for it.</summary>
    public async Task<Shown> FinishSetupAsync(PullRequest pull, Watch watch, CancellationToken cancellationToken)
    {
        var refusals = await decoration.ApplyAsync(pull.Number, watch.Delivery, isPullRequest: true, cancellationToken);
        await fallbackIssue.CloseAsync(watch.Name, pull.Number, cancellationToken);
        return new Shown(pull.Url, "", refusals);
    }
}

/// <summary>Where people see a delivery.</summary>
/// <param name="Refusals">What could not be done besides, a sentence each.</param>
internal sealed record Shown(string PullRequestUrl, string IssueUrl, IReadOnlyList<string> Refusals);
