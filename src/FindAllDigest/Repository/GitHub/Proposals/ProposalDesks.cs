using FindAllDigest.Rendering;
using FindAllDigest.Repository.GitHub.Desk;

namespace FindAllDigest.Repository.GitHub.Proposals;

/// <summary>Those who propose, put together once the templates are known.</summary>
internal sealed class ProposalDesks
{
    public ProposalDesks(GitHubAccess gitHub, BranchMerge merge, DeliverySettings settings, ProposalRenderer renderer)
    {
        var decoration = new Decoration(gitHub.Issues, gitHub.Pulls);
        var text = new PullRequestText(gitHub.Pulls, gitHub.Issues, renderer, gitHub.Time);
        var standInDesk = new StandInDesk(gitHub.Issues, decoration, renderer);
        var pullRequestDesk = new PullRequestDesk(gitHub.Pulls, gitHub.Issues, text, decoration, standInDesk, renderer);
        var issueDesk = new IssueDesk(gitHub.Issues, decoration, renderer);

        var (proposals, links) = (new ProposalBranch(gitHub.Commits, gitHub.Branches, gitHub.Writer, gitHub.Pulls), new WebLinks(gitHub.Settings));
        Review = new ReviewDesk(proposals, gitHub.Pulls, text, pullRequestDesk, links, gitHub.Time);
        Standing = new StandingProposal(pullRequestDesk, Review, merge, links, settings);
        var update = new ProposalUpdate(proposals, gitHub.Pulls, text, pullRequestDesk, Review);
        Delivery = new GitHubDelivery(proposals, gitHub.Writer, update, pullRequestDesk, standInDesk, Standing, issueDesk, links, settings);
    }

    public GitHubDelivery Delivery { get; }

    public StandingProposal Standing { get; }

    public ReviewDesk Review { get; }
}
