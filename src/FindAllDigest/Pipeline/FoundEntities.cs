using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>Everything that a watch ever found, what an open pull request proposes included: what tables, pages and exports show.</summary>
public static class FoundEntities
{
    /// <summary>The table of a watch.</summary>
    /// <exception cref="Core.Failures.DigestException">A file of the watch is wrong.</exception>
    public static EntityTable Of(WatchData data)
    {
        var watch = data.Target.Watch;
        var entities = data.Target.Catalogue.Entities.ToList();
        var merged = data.Default.Catalogue;
        var proposed = data.Proposal is null ? [] : entities.Where(entity => merged.Find(entity.Key) is null).Select(entity => entity.Key).ToHashSet();
        return EntityTable.Of(watch, CriteriaOf(data), entities, data.Target.Exclude, proposed);
    }

    /// <summary>What is known of the question without asking anybody: what the watch says, and what was fetched for it once.</summary>
    public static PartialCriteria CriteriaOf(WatchData data)
    {
        var (written, fetched) = (data.Target.Watch.Criteria, data.Target.Criteria ?? PartialCriteria.Empty);
        return written with
        {
            Objective = written.Objective ?? fetched.Objective,
            EntityType = written.EntityType ?? fetched.EntityType,
            MatchConditions = written.MatchConditions ?? fetched.MatchConditions,
            Enrichments = written.Enrichments ?? fetched.Enrichments,
        };
    }
}
