using FindAllDigest.Core.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Proposals;

/// <summary>Puts together what a delivery proposes, out of the values of both branches.</summary>
internal static class ProposalReading
{
    /// <param name="links">Where people read and edit; null where nothing is shown.</param>
    public static Proposal Of(WatchData read, DataChange change, ProposalLinks? links = null) => new ProposedChanges
    {
        Watch = read.Default.Watch,
        KnownEntities = read.Default.Catalogue,
        Entities = change.Catalogue ?? read.Target.Catalogue,
        KnownLists = [read.Default.Exclude, read.Target.Exclude],
        Exclude = change.Exclude ?? read.Target.Exclude,
        Run = change.Run,
        Digest = change.Digest,
        Ledger = read.State.Ledger,
        Refused = read.State.Refused,
        FetchedCriteria = read.Target.Criteria,
    }.ToProposal(links ?? new ProposalLinks([], "", ""));
}
