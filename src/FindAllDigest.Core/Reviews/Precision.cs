using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Reviews;

/// <summary>How well a watch's finds fit what people want: what they accepted and refused, in
/// all and by what found it. It tells when to tune the criteria.</summary>
/// <remarks>Counted is what reached the default branch, so an open proposal is not; nor are matches taken over from an earlier run, since
/// nobody proposed them, nor entities whose row was deleted, since nobody knows why. A closed pull request leaves only names behind, so its
/// entities count in <see cref="All"/> and in no group unless they were matched again. Entities found before their line said which
/// generator found them are in the group with an empty name.</remarks>
public sealed record Precision
{
    public required ReviewShares All { get; init; }

    /// <summary>By the generator that found them, in order of name.</summary>
    public required IReadOnlyList<PrecisionGroup> Generators { get; init; }

    /// <summary>By the hash of the criteria that they were judged by, oldest first: what a change of the words did.</summary>
    public required IReadOnlyList<PrecisionGroup> Criteria { get; init; }

    /// <summary>By the month (UTC) in which they were first reported, oldest first, as <c>2026-11</c>.</summary>
    public required IReadOnlyList<PrecisionGroup> Months { get; init; }

    /// <summary>By match condition, in order of name.</summary>
    public required IReadOnlyList<ConditionPrecision> Conditions { get; init; }

    /// <summary>Works it out.</summary>
    /// <param name="closed">Entities of closed pull requests that have no row yet.</param>
    /// <param name="ledger">The runs, which tell what was proposed from what was taken over.</param>
    public static Precision Of(IEnumerable<Entity> entities, ExcludeList merged, IEnumerable<EntityKey> closed, RunLedger ledger)
    {
        var runs = ledger.Runs.ToLookup(run => run.Id);
        List<Reviewed> reviewed = [];
        foreach (var entity in entities)
        {
            if (runs[entity.Run].FirstOrDefault() is { } run && ReviewState.VerdictOf(ReviewState.RowsOf(merged, entity)) is { } verdict)
            {
                reviewed.Add(new Reviewed(entity, run, verdict));
            }
        }

        var counted = reviewed.Select(one => one.Entity.Key.Address).ToHashSet();
        var bare = merged.RowsThatAre(ExcludeStatus.Closed).Where(row => row.Pattern is null).Select(row => row.Key)
            .Concat(closed.Where(key => !merged.ContainsKey(key)))
            .Distinct()
            .Count(key => !counted.Contains(key));
        return new Precision
        {
            All = SharesOf(reviewed) with { Closed = reviewed.Count(one => one.Verdict == ReviewVerdict.Closed) + bare },
            Generators = Groups(reviewed, one => one.Entity.Generator),
            Criteria =
            [
                .. reviewed
                    .GroupBy(one => one.Run.CriteriaHash)
                    .OrderBy(group => group.Min(one => one.Run.Started))
                    .Select(group => new PrecisionGroup(group.Key, SharesOf(group)))
            ],
            Months = Groups(reviewed, one => one.Entity.FirstSeen.ToString("yyyy-MM")),
            Conditions = [.. reviewed
                .SelectMany(one => one.Entity.Conditions.DistinctBy(condition => condition.Name).Select(condition => (one, condition)))
                .GroupBy(pair => pair.condition.Name)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new ConditionPrecision(
                    group.Key,
                    SharesOf(group.Select(pair => pair.one)),
                    [.. group
                        .GroupBy(pair => pair.condition.Evidence.Confidence)
                        .OrderBy(same => same.Key, StringComparer.Ordinal)
                        .Select(same => new PrecisionGroup(same.Key, SharesOf(same.Select(pair => pair.one))))]))],
        };
    }

    private static IReadOnlyList<PrecisionGroup> Groups(IEnumerable<Reviewed> reviewed, Func<Reviewed, string> name) =>
        [.. reviewed
            .GroupBy(name)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PrecisionGroup(group.Key, SharesOf(group)))];

    private static ReviewShares SharesOf(IEnumerable<Reviewed> reviewed) => ReviewShares.Of(reviewed.Select(one => one.Verdict));

    private sealed record Reviewed(Entity Entity, RunRecord Run, ReviewVerdict Verdict);
}

/// <summary>The shares of those that have something in common.</summary>
/// <param name="Name">What they have in common; of a condition's confidence the service's own word, which may be any text.</param>
public sealed record PrecisionGroup(string Name, ReviewShares Shares);

/// <summary>The shares under one match condition.</summary>
/// <param name="ByConfidence">The same by how sure the service was of this condition:
/// refusals of doubtful verdicts ask for a stricter description.</param>
public sealed record ConditionPrecision(string Name, ReviewShares Shares, IReadOnlyList<PrecisionGroup> ByConfidence);
