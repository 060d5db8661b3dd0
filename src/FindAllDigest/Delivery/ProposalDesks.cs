using FindAllDigest.Delivery.ToIssue;
using FindAllDigest.Delivery.ToPullRequest;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.Rendering;
using FindAllDigest.Store.GitHub;

namespace FindAllDigest.Delivery;

/// <summary>Those who propose, put together once the templates are known.</summary>
internal sealed class ProposalDesks
{
    public ProposalDesks(GitHubAccess gitHub, BranchMerge merge, DeliverySettings settings, ProposalRenderer renderer)
    {
        var decoration = new LabelsAndPeople(gitHub.Issues, gitHub.Pulls);
        var text = new PullRequestText(gitHub.Pulls, gitHub.Issues, renderer);
        var fallbackIssue = new FallbackIssue(gitHub.Issues, decoration, renderer);
        var pullRequestPublisher = new PullRequestPublisher(gitHub.Pulls, gitHub.Issues, text, decoration, fallbackIssue, renderer);
        var digestIssue = new DigestIssue(gitHub.Issues, decoration, renderer);

        var (proposals, links) = (new ProposalBranch(gitHub.Commits, gitHub.Branches, gitHub.Writer, gitHub.Pulls), new WebLinks(gitHub.Settings));
        Review = new ReviewSync(proposals, gitHub.Pulls, text, pullRequestPublisher, links);
        Standing = new UnpublishedProposal(pullRequestPublisher, Review, merge, links, settings);
        var update = new ProposalUpdate(proposals, gitHub.Pulls, text, pullRequestPublisher, Review);
        Delivery = new GitHubDelivery(proposals, gitHub.Writer, update, pullRequestPublisher, fallbackIssue, Standing, digestIssue, links, settings);
    }

    public GitHubDelivery Delivery { get; }

    public UnpublishedProposal Standing { get; }

    public ReviewSync Review { get; }
}
