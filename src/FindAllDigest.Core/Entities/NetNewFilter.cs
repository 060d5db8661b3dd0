using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Entities;

/// <summary>Decides which matches of a run are net-new. The service only tries to leave out what it was told to, so this is decided
/// here.</summary>
/// <param name="known">Everything that excludes: the lists of every branch that counts.</param>
/// <param name="catalogue">Everything ever matched, with what this run itself may already have delivered.</param>
public sealed class NetNewFilter(KnownEntities known, EntityCatalogue catalogue)
{
    /// <summary>Which differences of a known entity are told.</summary>
    public ChangeRules Rules { get; init; } = ChangeRules.All;

    /// <summary>Sorts what a run found. Repeating it after its own delivery gives the same harvest.</summary>
    /// <param name="result">The run with its candidates; of one entity under two addresses the same one is taken whatever their
    /// order.</param>
    /// <param name="date">The digest's day (UTC), which is also "today" for rows that expire.</param>
    /// <param name="toldAsBack">What an earlier attempt of the same delivery reported as back again.</param>
    public RunFindings Sort(FindAllResult result, RunPlan plan, DateOnly date, IReadOnlySet<EntityKey> toldAsBack)
    {
        var run = result.Run.Id;
        var conditionNames = plan.Criteria.MatchConditions.Select(condition => condition.Name).ToHashSet(StringComparer.Ordinal);
        List<Entity> added = [];
        List<Entity> back = [];
        var leaked = new List<EntityKey>();
        List<RenamedMatch> renamed = [];
        var generator = plan.Criteria.Generator.ToWire();
        var looks = new Dictionary<EntityKey, RecheckedEntity>();

        var told = plan.ToldBefore.ToHashSet();
        foreach (var (key, candidate) in Judged(result, told))
        {
            var earlier = catalogue.Recall(key, candidate.Name);
            var isOwnWork = earlier?.Run == run;
            var verdict = known.Find(key, candidate.Name, date);
            if (!isOwnWork && verdict is ExclusionVerdict.Excluded excluded)
            {
                var status = known.StatusOf(key, candidate.Name, date);
                if (candidate.IsMatch && plan.Excludes(status))
                {
                    leaked.Add(key);
                }

                // An entity without an address, known by its name, may come back with one.
                var remembered = earlier ?? catalogue.Find(EntityKey.Of(null, candidate.Name));
                if (status?.IsWanted() != false && remembered is not null && remembered.Run != run)
                {
                    var seen = Entity.From(candidate, key, conditionNames, run, date, remembered);
                    looks.TryAdd(remembered.Key, RecheckedEntity.At(remembered, seen, candidate.IsMatch, run, Rules));
                }
                else if (candidate.IsMatch && RenamedMatch.Of(candidate, excluded, remembered) is { } other)
                {
                    renamed.Add(other);
                }
            }
            else if (candidate.IsMatch)
            {
                // An expired row was there before, whether or not the catalogue remembers its entity.
                var isBack = isOwnWork ? toldAsBack.Contains(key) : earlier is not null || verdict is ExclusionVerdict.Expired;
                var seen = Entity.From(candidate, key, conditionNames, run, date, earlier) with
                {
                    Generator = generator,
                    IsMadeUp = plan.IsMadeUp,
                };
                (isBack ? back : added).Add(isBack && earlier is not null ? Again(earlier, seen, run) : seen);
            }
        }

        return new RunFindings(InOrder(added), InOrder(back), leaked)
        {
            Looks = [.. looks.Values.OrderBy(look => look.Entity.Key)],
            UnderAnotherName = [.. renamed
                .OrderBy(match => match.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(match => match.Url, StringComparer.Ordinal)],
            Nameless = result.Candidates.Count(
                candidate => candidate.IsMatch && candidate.IsNobody && !told.Contains(candidate.IdentityInRun)),
        };
    }

    private Entity Again(Entity earlier, Entity seen, FindAllRunId run) =>
        RecheckedEntity.At(earlier, seen, isMatch: true, run, Rules).Entity with
        {
            Key = seen.Key,
            Run = run,
            Generator = seen.Generator,
            IsMadeUp = seen.IsMadeUp,
        };

    /// <summary>The candidates that the service has judged, each entity once, matches first, with who each is in the light of the
    /// others.</summary>
    /// <param name="told">Who was told before the run was extended; neither they nor anybody else
    /// with their key is in what is returned.</param>
    private IEnumerable<(EntityKey Key, Candidate Candidate)> Judged(FindAllResult result, HashSet<EntityKey> told)
    {
        var pages = new SharedPages(
            result.Candidates.Where(candidate => candidate.IsMatch).Select(candidate => (candidate.Key, candidate.Name)),
            known.NamesAt,
            address => catalogue.At(address).Select(entity => entity.Name));
        var judged = result.Candidates
            .Where(candidate => (candidate.IsMatch || candidate.MatchStatus == Candidate.Unmatched) && !candidate.IsNobody)
            .OrderBy(candidate => candidate.IsMatch ? 0 : 1)
            .ThenBy(candidate => candidate.Url.Length)
            .ThenBy(candidate => candidate.Url, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => (Key: pages.KeyOf(candidate.Key, candidate.Name), Candidate: candidate))
            .ToList();
        var toldKeys = judged.Where(pair => told.Contains(pair.Candidate.IdentityInRun)).Select(pair => pair.Key).ToHashSet();
        return judged.Where(pair => !toldKeys.Contains(pair.Key)).DistinctBy(pair => pair.Key);
    }

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
    private const int MostTold = 10;

    /// <summary>Known entities that the run looked at again, changed or not, by key; without those that a person rejected.</summary>
    public IReadOnlyList<RecheckedEntity> Looks { get; init; } = [];

    /// <summary>Matches left out since their address is known, although under another name, by name. A new name of an entity that the
    /// catalogue remembers is a change in <see cref="Looks"/> instead.</summary>
    public IReadOnlyList<RenamedMatch> UnderAnotherName { get; init; } = [];

    /// <summary>Matches that have neither an address nor a visible character in their name.</summary>
    public int Nameless { get; init; }

    /// <summary>What was paid for and is neither reported nor a change, a sentence each.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            foreach (var match in UnderAnotherName.Take(MostTold))
            {
                yield return match.Sentence;
            }

            if (UnderAnotherName.Count > MostTold)
            {
                yield return $"{UnderAnotherName.Count - MostTold} more came back under another name.";
            }

            if (Nameless > 0)
            {
                var matches = Nameless == 1 ? "1 match" : $"{Nameless} matches";
                yield return $"{matches} had neither an address nor a visible name and could not be told.";
            }
        }
    }
}
