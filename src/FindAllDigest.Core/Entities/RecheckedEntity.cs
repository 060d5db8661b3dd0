using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Entities;

/// <summary>A known entity that a run looked at again.</summary>
/// <param name="Entity">The entity with its newest values; who it is and which run reported it stay.</param>
/// <param name="Changes">What this run saw differently. It is in the entity's history too.</param>
public sealed record RecheckedEntity(Entity Entity, IReadOnlyList<EntityChange> Changes)
{
    /// <summary>Whether it misses a condition that it met before.</summary>
    public bool HasLostMatch => Changes.Any(change => change.IsLostMatch);

    /// <summary>Whether it was looked for and not found.</summary>
    public bool IsMissed => Changes.Any(change => change is { Kind: ChangeKind.Presence, AfterJson: "false" });

    /// <summary>An entity's history beyond what is known of it elsewhere: of each field the first
    /// earlier value and the last later one, unless they are the same again.</summary>
    /// <param name="entity">The entity with its whole history.</param>
    /// <param name="isNews">Whether a change is not known yet.</param>
    public static RecheckedEntity Since(Entity entity, Func<EntityChange, bool> isNews) => new(
        entity,
        [
            .. entity.Changes.Where(isNews)
                .GroupBy(change => (change.Kind, change.Field), (_, changes) => changes.ToList())
                .Select(changes => changes[^1] with { BeforeJson = changes[0].BeforeJson })
                .Where(change => change.BeforeJson != change.AfterJson)
                .OrderBy(change => change.Kind),
        ]);

    /// <summary>Holds what a run says of an entity against what the catalogue knows. Doing it
    /// again with the outcome gives the same outcome.</summary>
    /// <param name="isMatch">Whether the run found that it meets every condition.</param>
    /// <param name="rules">Which differences of enrichments count; null means all.</param>
    public static RecheckedEntity At(Entity earlier, Entity seen, bool isMatch, FindAllRunId run, ChangeRules? rules = null)
    {
        // What the service does not say this time is no news: an answer that was paid for stays until there is another one.
        var answered = seen with { Enrichments = [.. seen.Enrichments.Where(output => !AnswerMeaning.IsBlank(output.ValueJson))] };
        var now = earlier with
        {
            Name = EntityDifferences.IsOtherName(earlier, seen) ? seen.Name : earlier.Name,
            Url = EntityDifferences.IsOtherAddress(earlier, seen) ? seen.Url : earlier.Url,
            Description = string.IsNullOrWhiteSpace(seen.Description) ? earlier.Description : seen.Description,
            LastSeen = isMatch && seen.LastSeen > earlier.LastSeen ? seen.LastSeen : earlier.LastSeen,
            Conditions = Newest(earlier.Conditions, seen.Conditions),
            Enrichments = Newest(earlier.Enrichments, answered.Enrichments),
        };

        return Tell(now, EntityDifferences.Between(earlier, answered, run, rules ?? ChangeRules.All), run);
    }

    /// <summary>A known entity that a run did not find although it looked everywhere.</summary>
    /// <param name="date">The digest's day (UTC).</param>
    public static RecheckedEntity Missed(Entity earlier, FindAllRunId run, DateOnly date) =>
        Tell(earlier, [EntityDifferences.Presence(run, date, isSeen: false)], run);

    /// <summary>Writes the changes into the entity's history. What an earlier attempt of the same
    /// delivery has written there is this run's work: it is told again and not doubled.</summary>
    private static RecheckedEntity Tell(Entity entity, IEnumerable<EntityChange> differences, FindAllRunId run)
    {
        var own = entity.Changes.Where(change => change.Run == run).ToList();
        foreach (var difference in differences)
        {
            var told = own.FindIndex(change => (change.Kind, change.Field) == (difference.Kind, difference.Field));
            if (told < 0)
            {
                own.Add(difference);
            }
            else
            {
                own[told] = difference with { BeforeJson = own[told].BeforeJson };
            }
        }

        own = [.. own.OrderBy(change => change.Kind)];
        return new RecheckedEntity(entity with { Changes = [.. entity.Changes.Where(change => change.Run != run), .. own] }, own);
    }

    /// <summary>The earlier answers in their order, each replaced by the newer one of its name; then those that are new.</summary>
    private static IReadOnlyList<CandidateOutput> Newest(IReadOnlyList<CandidateOutput> earlier, IReadOnlyList<CandidateOutput> seen)
    {
        var newer = seen.DistinctBy(output => output.Name).ToDictionary(output => output.Name, StringComparer.Ordinal);
        var known = earlier.Select(output => output.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. earlier.Select(output => newer.GetValueOrDefault(output.Name, output)),
            .. newer.Values.Where(output => !known.Contains(output.Name))
        ];
    }
}
