using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery;
using FindAllDigest.Delivery.ToIssue;
using FindAllDigest.Delivery.ToPullRequest;
using FindAllDigest.GitHub;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Cli;

/// <summary>The places on GitHub where people see what was found, put together.</summary>
internal sealed class GitHubTargets
{
    /// <param name="store">Where the watches are.</param>
    /// <param name="wanted">Overrides what <c>watch.json</c> says; null for that.</param>
    public GitHubTargets(IWatchStore store, GitHubApi gitHub, RendererSource renderers, DeliverAs? wanted)
    {
        var (links, decoration) = (new WebLinks(gitHub.Settings), new LabelsAndPeople(gitHub.Issues, gitHub.Pulls));
        var text = new PullRequestText(gitHub.Pulls, gitHub.Issues, renderers);
        var fallback = new FallbackIssue(gitHub.Issues, decoration, links, renderers);
        var setup = new PullRequestSetup(decoration, fallback);
        var pullRequest = new NewPullRequest(gitHub.Pulls, text, setup, links, renderers);
        var reviews = new ReviewSync(gitHub.Pulls, text, setup, links, renderers);
        var replies = new CommentReply(gitHub.Issues, renderers);
        Proposals = new PullRequestProposals(
            store,
            gitHub,
            new ProposalUpdate(gitHub.Pulls, gitHub.Issues, text, setup, reviews, links, renderers),
            new ProposalSync(gitHub.Pulls, gitHub.Issues, renderers, gitHub.Time),
            reviews,
            new IssueReview(store, gitHub.Issues, replies),
            replies,
            new UnpublishedProposal(pullRequest, reviews, wanted));
        (PullRequest, FallbackIssue, Issue) = (pullRequest, fallback, new DigestIssue(gitHub.Issues, decoration, links, renderers));
    }

    public IProposals Proposals { get; }
    public IDeliveryTarget PullRequest { get; }
    public IDeliveryTarget FallbackIssue { get; }
    public IDeliveryTarget Issue { get; }

    /// <summary>The issue that shows how all watches are.</summary>
    /// <param name="seenState">The state branch as it was last seen.</param>
    internal static IHealthDisplay Dashboard(
        GitHubApi gitHub,
        RendererSource renderers,
        Func<CancellationToken, Task<CommitTree>> seenState,
        Func<CancellationToken, Task<CommitTree>> readState) =>
        new DashboardIssue(gitHub, renderers, seenState.Invoke, readState.Invoke);
}
