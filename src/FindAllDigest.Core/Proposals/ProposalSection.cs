using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Tables;

namespace FindAllDigest.Core.Proposals;

/// <summary>What one refresh added to a proposal.</summary>
/// <param name="Day">The day on which it was started, in the watch's zone and with its weekday.</param>
/// <param name="Entities">Those that it added, in the order that the watch asks for.</param>
public sealed record ProposalSection(string Day, IReadOnlyList<ToldEntity> Entities)
{
    /// <summary>The refreshes whose finds are proposed, the latest first.</summary>
    public static IReadOnlyList<ProposalSection> Of(Proposal proposal) =>
    [
        .. proposal.Judge()
            .GroupBy(one => one.Entity.Run)
            .Select(added => (
                Run: added.Key,
                Entities: added.ToList(),
                Started: Started(proposal, added.Key),
                LastSeen: added.Max(one => one.Entity.LastSeen)))
            .OrderByDescending(refresh => PlaceOf(proposal, refresh.Run))
            .ThenByDescending(refresh => refresh.LastSeen)
            .ThenByDescending(refresh => refresh.Run.Value, StringComparer.Ordinal)
            .Select(refresh => new ProposalSection(
                proposal.Page.DayOf(refresh.Started ?? Noon(refresh.LastSeen)),
                EntityOrder.Sorted(refresh.Entities, proposal.Page.Sort, one => one.Entity))),
    ];

    private static DateTimeOffset? Started(Proposal proposal, FindAllRunId run) =>
        proposal.Digest is { } digest && digest.Run.Id == run
            ? digest.Plan.Started
            : proposal.Ledger.Runs.FirstOrDefault(record => record.Id == run)?.Started;

    /// <summary>Where a run stands in the ledger, which is in the order of settling; one that is not settled yet is the latest.</summary>
    private static int PlaceOf(Proposal proposal, FindAllRunId run)
    {
        var place = proposal.Ledger.Runs.Index().Where(record => record.Item.Id == run).Select(record => record.Index);
        return place.FirstOrDefault(int.MaxValue);
    }

    // Where the ledger was lost, the catalogue still knows the day.
    private static DateTimeOffset Noon(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
}
