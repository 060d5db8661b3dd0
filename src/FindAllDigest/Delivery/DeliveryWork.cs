using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery.ToPullRequest;
using FindAllDigest.Pipeline;
using FindAllDigest.Store.GitHub;

namespace FindAllDigest.Delivery;

/// <summary>One delivery with all that it is about.</summary>
/// <param name="As">How people are to see it.</param>
/// <param name="Today">The day (UTC) of the refresh.</param>
internal sealed record DeliveryWork(GitHubSession Session, DataChange Change, Watch Watch, DeliverAs As, DateOnly Today, WebLinks Links)
{
    public WatchData Read => Session.Data;

    public SnapshotOrigin Origin => Session.Origin;

    /// <summary>Everything that is proposed once this is delivered.</summary>
    /// <param name="commit">Where the digests lie; empty when nothing was committed.</param>
    /// <param name="branch">Where the exclude list is edited.</param>
    public Proposal Proposal(string commit, string branch) => ProposalReading.Of(Read, Change, Watch, Links.For(Read, Origin, Change, commit, branch));

    public DeliveryOutcome.Delivered Delivered(Shown shown, IReadOnlyList<string> warnings) =>
        new(Read.Default.PathOf(Change.DigestPath), shown.PullRequestUrl, shown.IssueUrl) { Warnings = [.. warnings, .. shown.Refusals] };
}
