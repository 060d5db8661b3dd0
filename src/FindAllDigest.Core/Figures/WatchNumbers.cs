using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Figures;

/// <summary>What a watch's numbers say by now, worked out of what is stored and paid for
/// already. A change of the criteria begins them anew.</summary>
public sealed record WatchNumbers
{
    /// <summary>What the conditions let through and refused.</summary>
    public required ConditionFunnel Funnel { get; init; }

    /// <summary>Entities that runs under these criteria found.</summary>
    public required int Found { get; init; }

    /// <summary>How many more exist at the least; null before there are enough runs to tell.</summary>
    public required int? Unseen { get; init; }

    /// <summary>What the next refresh is expected to bring; null before there are enough runs to tell.</summary>
    public required RefreshForecast? Forecast { get; init; }

    /// <summary>What refreshes with the next dearer generator brought; null where there were none, or too few.</summary>
    public required DearerForecast? Dearer { get; init; }

    /// <summary>What was paid, under whatever criteria.</summary>
    public required CostShares Cost { get; init; }

    /// <summary>The conditions that are worth another look.</summary>
    public required IReadOnlyList<ConditionSuggestion> Suggestions { get; init; }

    /// <summary>Works them out.</summary>
    /// <param name="funnel">Of the candidates that count: those of one run, or those that are kept.</param>
    public static WatchNumbers Of(WatchFacts facts, ConditionFunnel funnel) => new()
    {
        Funnel = funnel,
        Found = facts.Ledger.Refreshes.Where(run => run.CriteriaHash == facts.CriteriaHash).Sum(run => run.New),
        Unseen = UnseenBound.Of(RunCatch.Of(facts.Ledger, facts.CriteriaHash)),
        Forecast = RefreshForecast.Of(facts.Ledger, facts.CriteriaHash, facts.MostUsd),
        Dearer = RefreshForecast.OfDearer(facts.Ledger, facts.Entities, facts.CriteriaHash, facts.Generator, facts.MostUsd),
        Cost = CostShares.Of(facts.Ledger, facts.Entities, facts.Precision),
        Suggestions = ConditionAdvice.Of(
            funnel, [.. facts.Precision.Conditions.Where(condition => facts.ConditionNames.Contains(condition.Name))]),
    };

    /// <summary>The same with a funnel of the candidates that are kept: what the latest runs
    /// refused, and what they found. Each counts once.</summary>
    public static WatchNumbers Of(WatchFacts facts, RefusedList refused)
    {
        var told = WholeRuns(refused).ToHashSet();
        var counted = facts.Ledger.Runs.Where(run => run.CriteriaHash == facts.CriteriaHash)
            .OrderBy(run => run.Started)
            .SkipWhile(run => run.Id is not { } id || !told.Contains(id))
            .Select(run => run.Id).OfType<FindAllRunId>().ToHashSet();
        List<Entity> judged =
        [
            .. refused.Candidates
                .Concat(facts.Entities)
                .Where(entity => counted.Contains(entity.Run))
        ];
        var funnel = ConditionFunnel.Of(judged.Select(entity => entity.Conditions), facts.ConditionNames);
        return Of(facts, funnel with { Runs = judged.Select(entity => entity.Run).Distinct().Count() });
    }

    // Of a full list the oldest run may be cut; the matches of such a run would count beside a part of what it refused.
    private static IEnumerable<FindAllRunId> WholeRuns(RefusedList refused)
    {
        var runs = refused.Candidates.Select(candidate => candidate.Run).Distinct().ToList();
        return refused.Candidates.Count == RefusedList.Most && runs.Count > 1 ? runs.Skip(1) : runs;
    }
}

/// <summary>What the numbers of a watch are worked out of.</summary>
public sealed record WatchFacts
{
    public required RunLedger Ledger { get; init; }

    /// <summary>What the ledger tells the question by: <see cref="RunPlan.HashOf"/>.</summary>
    public required string CriteriaHash { get; init; }

    /// <summary>Names of the match conditions, in the order of the criteria.</summary>
    public required IReadOnlyList<string> ConditionNames { get; init; }

    public required Generator Generator { get; init; }

    /// <summary>The most that one run may cost, in US dollars.</summary>
    public required decimal MostUsd { get; init; }

    /// <summary>Everything that was ever found.</summary>
    public required IReadOnlyCollection<Entity> Entities { get; init; }

    /// <summary>What people made of it.</summary>
    public required Precision Precision { get; init; }
}
