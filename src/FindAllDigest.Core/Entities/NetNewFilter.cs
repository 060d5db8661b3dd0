using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Entities;

/// <summary>Decides which matches of a run are net-new. The service only tries to leave out what it was told to, so this is decided here.</summary>
/// <param name="known">Everything that excludes: the lists of every branch that counts.</param>
/// <param name="catalogue">Everything ever matched, with what this run itself may already have delivered.</param>
public sealed class NetNewFilter(KnownEntities known, EntityCatalogue catalogue)
{
    /// <summary>Sorts the matches of a run. Repeating it after its own delivery gives the same harvest.</summary>
    /// <param name="result">The run with its candidates; those that did not match are ignored, and so are duplicates.</param>
    /// <param name="plan">What the run was asked.</param>
    /// <param name="date">The digest's day (UTC), which is also "today" for rows that expire.</param>
    /// <param name="toldAsBack">What an earlier attempt of the same delivery reported as back again.</param>
    public Harvest Sort(FindAllResult result, RunPlan plan, DateOnly date, IReadOnlySet<EntityKey> toldAsBack)
    {
        var run = result.Run.Id;
        var conditionNames = plan.Criteria.MatchConditions.Select(condition => condition.Name).ToHashSet(StringComparer.Ordinal);
        List<Entity> added = [];
        List<Entity> back = [];
        var leaked = new List<EntityKey>();

        foreach (var match in result.Candidates.Where(candidate => candidate.IsMatch).DistinctBy(candidate => candidate.Key))
        {
            var earlier = catalogue.Find(match.Key);
            var isOwnWork = earlier?.Run == run;
            var verdict = known.Find(match.Key, match.Name, date);
            if (!isOwnWork && verdict is ExclusionVerdict.Excluded)
            {
                leaked.Add(match.Key);
                continue;
            }

            // An expired row was there before, whether or not the catalogue remembers its entity.
            var isBack = isOwnWork ? toldAsBack.Contains(match.Key) : earlier is not null || verdict is ExclusionVerdict.Expired;
            (isBack ? back : added).Add(Entity.From(match, conditionNames, run, date, earlier) with { Generator = plan.Criteria.Generator.ToWire() });
        }

        return new Harvest(InOrder(added), InOrder(back), leaked);
    }

    // The service's order means nothing, so people get one that stays the same from run to run.
    private static List<Entity> InOrder(IEnumerable<Entity> entities) =>
        [.. entities.OrderBy(entity => entity.Name, StringComparer.OrdinalIgnoreCase).ThenBy(entity => entity.Key)];
}

/// <summary>What a run brought in.</summary>
/// <param name="New">Net-new entities, by name.</param>
/// <param name="BackAgain">Entities reported before whose row was deleted or has expired, by name.</param>
/// <param name="Leaked">Keys of known entities that came back although they are excluded; they were paid for all the same.</param>
public sealed record Harvest(IReadOnlyList<Entity> New, IReadOnlyList<Entity> BackAgain, IReadOnlyList<EntityKey> Leaked);
