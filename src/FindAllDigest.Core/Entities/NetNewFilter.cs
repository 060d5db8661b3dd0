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
    /// <summary>Sorts what a run found. Repeating it after its own delivery gives the same harvest.</summary>
    /// <param name="result">The run with its candidates; of one entity under two addresses the same one is taken whatever their order.</param>
    /// <param name="plan">What the run was asked.</param>
    /// <param name="date">The digest's day (UTC), which is also "today" for rows that expire.</param>
    /// <param name="toldAsBack">What an earlier attempt of the same delivery reported as back again.</param>
    public RunFindings Sort(FindAllResult result, RunPlan plan, DateOnly date, IReadOnlySet<EntityKey> toldAsBack)
    {
        var run = result.Run.Id;
        var conditionNames = plan.Criteria.MatchConditions.Select(condition => condition.Name).ToHashSet(StringComparer.Ordinal);
        List<Entity> added = [];
        List<Entity> back = [];
        var leaked = new List<EntityKey>();
        var generator = plan.Criteria.Generator.ToWire();
        var looks = new Dictionary<EntityKey, RecheckedEntity>();

        foreach (var candidate in Judged(result))
        {
            var earlier = catalogue.Find(candidate.Key);
            var isOwnWork = earlier?.Run == run;
            var verdict = known.Find(candidate.Key, candidate.Name, date);
            if (!isOwnWork && verdict is ExclusionVerdict.Excluded)
            {
                var status = known.StatusOf(candidate.Key, candidate.Name, date);
                if (candidate.IsMatch && plan.Excludes(status))
                {
                    leaked.Add(candidate.Key);
                }

                // An entity without an address, known by its name, may come back with one.
                var remembered = earlier ?? catalogue.Find(EntityKey.Of(null, candidate.Name));
                if (status != ExcludeStatus.Rejected && remembered is not null && remembered.Run != run)
                {
                    looks.TryAdd(remembered.Key, RecheckedEntity.At(remembered, Entity.From(candidate, conditionNames, run, date, remembered), candidate.IsMatch, run));
                }
            }
            else if (candidate.IsMatch)
            {
                // An expired row was there before, whether or not the catalogue remembers its entity.
                var isBack = isOwnWork ? toldAsBack.Contains(candidate.Key) : earlier is not null || verdict is ExclusionVerdict.Expired;
                var seen = Entity.From(candidate, conditionNames, run, date, earlier) with { Generator = generator };
                (isBack ? back : added).Add(isBack && earlier is not null ? RecheckedEntity.At(earlier, seen, isMatch: true, run).Entity with { Run = run, Generator = generator } : seen);
            }
        }

        return new RunFindings(InOrder(added), InOrder(back), leaked) { Looks = [.. looks.Values.OrderBy(look => look.Entity.Key)] };
    }

    /// <summary>The candidates that the service has judged, each entity once, matches first.</summary>
    private static IEnumerable<Candidate> Judged(FindAllResult result) => result.Candidates
        .Where(candidate => candidate.IsMatch || candidate.MatchStatus == Candidate.Unmatched)
        .OrderBy(candidate => candidate.IsMatch ? 0 : 1)
        .ThenBy(candidate => candidate.Url.Length)
        .ThenBy(candidate => candidate.Url, StringComparer.Ordinal)
        .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
        .DistinctBy(candidate => candidate.Key);

    // The service's order means nothing, so people get one that stays the same from run to run.
    private static List<Entity> InOrder(IEnumerable<Entity> entities) =>
        [.. entities.OrderBy(entity => entity.Name, StringComparer.OrdinalIgnoreCase).ThenBy(entity => entity.Key)];
}

/// <summary>What a run brought in.</summary>
/// <param name="New">Net-new entities, by name.</param>
/// <param name="BackAgain">Entities reported before whose row was deleted or has expired, by name.</param>
/// <param name="Leaked">Keys of known entities that came back although they are excluded; they were paid for all the same.</param>
public sealed record RunFindings(IReadOnlyList<Entity> New, IReadOnlyList<Entity> BackAgain, IReadOnlyList<EntityKey> Leaked)
{
    /// <summary>Known entities that the run looked at again, changed or not, by key; without those that a person rejected.</summary>
    public IReadOnlyList<RecheckedEntity> Looks { get; init; } = [];
}
