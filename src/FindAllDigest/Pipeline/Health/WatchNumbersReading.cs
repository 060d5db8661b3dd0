using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Health;

/// <summary>Reads what the numbers of a watch are worked out of. It asks nobody and buys nothing.</summary>
internal static class WatchNumbersReading
{
    /// <summary>The numbers of a watch as it is now; null while its criteria are not known without asking.</summary>
    /// <exception cref="Core.Failures.DigestException">A file of the watch is wrong.</exception>
    public static WatchNumbers? Of(WatchData data) =>
        CriteriaOf(data) is { } criteria ? WatchNumbers.Of(FactsOf(data, data.State.Ledger, criteria, []), data.State.Refused) : null;

    /// <summary>What the next refresh will ask for; null while that is not known without asking.</summary>
    public static Criteria? CriteriaOf(WatchData data) => FoundEntities.CriteriaOf(data).Complete(PartialCriteria.Empty, "").Value;

    /// <summary>What people made of the watch's finds.</summary>
    public static Precision PrecisionOf(WatchData data)
    {
        var closed = data.Reconcile(data.State.Closed).Exclusions(data.State.PathOf(WatchFiles.Closed));
        return Precision.Of(data.Target.Catalogue.Entities, data.Default.Exclude, closed.Rows.Select(row => row.Key), data.State.Ledger);
    }

    /// <param name="ledger">The runs, one that is about to be settled included.</param>
    public static WatchFacts FactsOf(WatchData data, RunLedger ledger, Criteria criteria, IEnumerable<Entity> added) => new()
    {
        Ledger = ledger,
        CriteriaHash = RunPlan.HashOf(criteria, data.Default.Watch.Service),
        ConditionNames = [.. criteria.MatchConditions.Select(condition => condition.Name)],
        Generator = criteria.Generator,
        MostUsd = data.Default.Watch.Budget.RunLimitUsd,
        Entities = [.. data.Target.Catalogue.Entities, .. added],
        Precision = PrecisionOf(data),
    };
}
