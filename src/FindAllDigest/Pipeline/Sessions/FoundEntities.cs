using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>Everything that a watch ever found, what an open pull request proposes included: what tables, pages and exports show.</summary>
internal static class FoundEntities
{
    /// <summary>The table of a watch as it is now, what an open pull request proposes included.</summary>
    /// <exception cref="Core.Failures.DigestException">A file of the watch is wrong.</exception>
    public static EntityTable Of(WatchData data)
    {
        foreach (var branch in data.Branches)
        {
            _ = LostCatalogue.Check(data, branch);
        }

        var (target, merged) = (data.Target, data.Default.Catalogue);
        var proposed = data.Proposal is null ? [] : target.Catalogue.Keys.Where(key => merged.Find(key) is null).ToHashSet();
        return EntityTable.Of(target.Watch, CriteriaOf(data), [.. target.Catalogue.Entities], target.Exclude, proposed);
    }

    /// <summary>The table of one branch, from what its files hold.</summary>
    public static EntityTable Of(Watch watch, PartialCriteria? fetched, EntityCatalogue catalogue, ExcludeList list) =>
        EntityTable.Of(watch, CriteriaOf(watch, fetched), [.. catalogue.Entities], list, new HashSet<EntityKey>());

    /// <summary>What is known of the question without asking anybody: what the watch says, and what was fetched for it once.</summary>
    public static PartialCriteria CriteriaOf(WatchData data) => CriteriaOf(data.Target.Watch, data.Target.Criteria);

    private static PartialCriteria CriteriaOf(Watch watch, PartialCriteria? fetched) => watch.Criteria with
    {
        Objective = watch.Criteria.Objective ?? fetched?.Objective,
        EntityType = watch.Criteria.EntityType ?? fetched?.EntityType,
        MatchConditions = watch.Criteria.MatchConditions ?? fetched?.MatchConditions,
        Enrichments = watch.Criteria.Enrichments ?? fetched?.Enrichments,
    };
}
