using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Figures;

/// <summary>What was paid for what people kept, of a watch and of what found it.</summary>
/// <param name="All">The whole watch.</param>
/// <param name="Generators">By generator, in order of name.</param>
/// <param name="Criteria">By criteria hash, oldest first.</param>
public sealed record CostShares(CostShare All, IReadOnlyList<CostShare> Generators, IReadOnlyList<CostShare> Criteria)
{
    /// <summary>Works it out from every run that was ever booked, previews and rechecks included:
    /// they were paid for the same end.</summary>
    public static CostShares Of(RunLedger ledger, IReadOnlyCollection<Entity> entities, Precision precision)
    {
        var runs = ledger.Runs.OrderBy(run => run.Started).ToList();
        var accepted = precision.Generators.ToDictionary(group => group.Name, group => group.Shares.Accepted, StringComparer.Ordinal);
        var acceptedByCriteria = precision.Criteria.ToDictionary(
            group => group.Name, group => group.Shares.Accepted, StringComparer.Ordinal);
        return new CostShares(
            Share("", runs, precision.All.Accepted),
            [.. ByGenerator(runs, entities)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Share(group.Key, [.. group], accepted.GetValueOrDefault(group.Key)))],
            [.. runs
                .GroupBy(run => run.CriteriaHash)
                .Select(group => Share(group.Key, [.. group], acceptedByCriteria.GetValueOrDefault(group.Key)))]);
    }

    /// <summary>The runs by generator. The ledger has no column for it: what a run found says it, and a run
    /// that found nothing had the generator of the run before, or of the first that says one.</summary>
    internal static IEnumerable<IGrouping<string, RunRecord>> ByGenerator(
        IReadOnlyList<RunRecord> runs, IReadOnlyCollection<Entity> entities)
    {
        var told = entities
            .Where(entity => entity.Generator.Length > 0)
            .DistinctBy(entity => entity.Run)
            .ToDictionary(entity => entity.Run, entity => entity.Generator);
        var current = runs.Select(run => GeneratorOf(run, told)).FirstOrDefault(generator => generator is not null) ?? "";
        List<(string Generator, RunRecord Run)> pairs = [];
        foreach (var run in runs)
        {
            current = GeneratorOf(run, told) ?? current;
            pairs.Add((run.Kind == RunKind.Preview ? RunKind.Preview.Word : current, run));
        }

        return pairs.GroupBy(pair => pair.Generator, pair => pair.Run);
    }

    private static string? GeneratorOf(RunRecord run, Dictionary<Identity.FindAllRunId, string> told) =>
        run.Id is { } id && told.TryGetValue(id, out var generator) ? generator : null;

    private static CostShare Share(string name, IReadOnlyCollection<RunRecord> runs, int accepted)
    {
        var (usd, found, count) = runs.Aggregate(
            (Usd: 0m, New: 0, Count: 0), (sum, run) => (sum.Usd + run.Usd, sum.New + run.New, sum.Count + 1));
        return new CostShare(name, usd, found, accepted)
        {
            Runs = count,
            Previews = runs.Count(run => run.Kind == RunKind.Preview),
            LastRefresh = runs.Where(run => run.Kind != RunKind.Preview).Max(run => (DateTimeOffset?)run.Started),
        };
    }
}

/// <summary>What was paid and what it brought.</summary>
/// <param name="Name">What the runs have in common; empty for the whole watch.</param>
/// <param name="Usd">What they cost by the price table, in US dollars.</param>
/// <param name="Accepted">Those of them that people kept.</param>
public sealed record CostShare(string Name, decimal Usd, int New, int Accepted)
{
    /// <summary>How many runs there were, previews among them.</summary>
    public int Runs { get; init; }

    /// <summary>How many of the runs were previews.</summary>
    public int Previews { get; init; }

    /// <summary>When the last refresh among them was started (UTC); null where there were previews only: such words were tried.</summary>
    public DateTimeOffset? LastRefresh { get; init; }

    /// <summary>US dollars for each new entity, to the cent; null before there is one.</summary>
    public decimal? PerNew => New == 0 ? null : Math.Round(Usd / New, 2, MidpointRounding.AwayFromZero);

    /// <summary>US dollars for each accepted entity, to the cent; null before there is one.</summary>
    public decimal? PerAccepted => Accepted == 0 ? null : Math.Round(Usd / Accepted, 2, MidpointRounding.AwayFromZero);
}
