using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Puts together what a delivery proposes, out of the values of both branches.</summary>
internal static class ProposalReading
{
    /// <param name="read">What was read.</param>
    /// <param name="change">What is written on top of it.</param>
    /// <param name="watch">The watch as <c>watch.json</c> describes it.</param>
    /// <param name="links">Where people read and edit.</param>
    public static Proposal Of(WatchData read, DataChange change, Watch watch, ProposalLinks links) => new ProposedChanges
    {
        Watch = watch,
        KnownEntities = read.Default.Catalogue,
        Entities = change.Catalogue ?? read.Target.Catalogue,
        KnownLists = [read.Default.Exclude, read.Target.Exclude],
        Exclude = change.Exclude ?? read.Target.Exclude,
        Run = change.Run,
        Digest = change.Digest,
    }.ToProposal(links);
}
