using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Entities;

/// <summary>Finds out which known entities a recheck did not see.</summary>
public sealed class NotSeenEntities(KnownEntities known, EntityCatalogue catalogue)
{
    private const string NothingLeft = "candidates_exhausted";

    /// <summary>Those that were looked for and not found, by key; nobody where the run did not look everywhere.</summary>
    /// <remarks>Not missed are entities that miss a condition already, those found by other words than the run's, and those that an earlier
    /// recheck missed: each is told once.</remarks>
    /// <param name="date">The digest's day (UTC).</param>
    public IReadOnlyList<RecheckedEntity> Of(FindAllResult result, RunPlan plan, DateOnly date, IReadOnlySet<FindAllRunId> ofOtherCriteria)
    {
        if (!plan.IsRecheck || result.Run.Status is not { EndedBadly: false, TerminationReason: NothingLeft })
        {
            return [];
        }

        var run = result.Run.Id;
        var found = result.Candidates
            .SelectMany(candidate => new[] { candidate.Key, candidate.Key.At(candidate.Name), Identity.EntityKey.Of(null, candidate.Name) })
            .ToHashSet();
        return
        [
            .. catalogue.Entities
                .Where(entity => entity.Run != run
                    && !found.Contains(entity.Key)
                    && !found.Contains(EntityKey.Of(entity.Url, entity.Name))
                    && !ofOtherCriteria.Contains(entity.Run))
                .Where(entity => entity.Conditions.All(verdict => verdict.IsMatched != false) && !EntityDifferences.IsMissing(entity, run))
                .Where(entity => known.StatusOf(entity.Key, entity.Name, date)?.IsRechecked() == true)
                .Select(entity => RecheckedEntity.Missed(entity, run, date)),
        ];
    }
}
