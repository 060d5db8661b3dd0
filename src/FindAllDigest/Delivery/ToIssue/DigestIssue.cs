using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery.ToPullRequest;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Rendering;

namespace FindAllDigest.Delivery.ToIssue;

/// <summary>Tells of deliveries in the one issue of a watch: a comment for each refresh with news.</summary>
internal sealed class DigestIssue(Issues issues, LabelsAndPeople decoration, ProposalRenderer renderer)
{
    /// <exception cref="GitHubRefusalException">There can be no issue.</exception>
    public async Task<Shown> TellAsync(Watch watch, Proposal proposal, string digestName, CancellationToken cancellationToken)
    {
        var marker = HiddenMarkers.Issue(watch.Name);
        var issue = await issues.FindAsync(marker, includesClosed: true, cancellationToken);
        var isTold = false;
        if (issue is null)
        {
            var body = $"{marker}\nWhat watch `{watch.Name.Value}` finds is told here, a comment for each refresh with news.\n";
            issue = await issues.CreateAsync($"[findall-digest] {watch.Name.Value}", body, marker, cancellationToken);
        }
        else
        {
            isTold = await issues.HasCommentAsync(issue.Number, HiddenMarkers.Comment(watch.Name, digestName), cancellationToken);
            if (!isTold && !issue.IsOpen)
            {
                await issues.UpdateAsync(issue.Number, issue.Title, body: null, cancellationToken);
            }
        }

        // An issue without any comment was made just now, or by a process that died right after.
        var refusals = issue.Comments == 0 && !issue.HasLabels ? await decoration.ApplyAsync(issue.Number, watch.Delivery, isPullRequest: false, cancellationToken) : [];
        if (!isTold)
        {
            await issues.CommentAsync(issue.Number, renderer.Issue(proposal, OwnedBody.MaximumLength), HiddenMarkers.Comment(watch.Name, digestName), cancellationToken);
        }

        return new Shown("", issue.Url, refusals);
    }
}
