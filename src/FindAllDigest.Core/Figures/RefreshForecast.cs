using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Figures;

/// <summary>What the next refresh is expected to bring.</summary>
/// <param name="New">Expected new entities.</param>
/// <param name="Usd">Expected cost in US dollars.</param>
/// <param name="Runs">How many refreshes the expectation is learnt from.</param>
public sealed record RefreshForecast(decimal New, decimal Usd, int Runs)
{
    /// <summary>Most refreshes that count, the latest ones: a year of weekly ones.</summary>
    public const int MostRuns = 52;

    /// <summary>How many of them tell whether something has changed of late.</summary>
    private const int LateRuns = 6;

    /// <summary>Fewest refreshes that an expectation is drawn from, the first one left out.</summary>
    public const int FewestRuns = 2;

    /// <summary>What the latest refreshes under the same criteria say of the next; null before there are enough.</summary>
    /// <remarks>The first refresh finds what there was and the later ones what came since, so the first says nothing about the next; nor
    /// does one that failed or was cancelled. The mean of the last six is drawn towards the mean of all, the more the less the two differ
    /// against the spread of single refreshes: the positive-part estimator of James and Stein, as B. Efron and C. Morris put it (Stein's
    /// estimation rule and its competitors, Journal of the American Statistical Association 68, 1973, 117-130). A calm watch so has all of
    /// its past, and one that has changed only what is late. What no estimator can tell is how a single week falls: where news come by
    /// themselves, four a week, even who knows the rate is wrong by 39 % on average.</remarks>
    /// <param name="mostUsd">The most that the next refresh may cost.</param>
    public static RefreshForecast? Of(RunLedger ledger, string criteriaHash, decimal mostUsd) =>
        OfThose(Comparable(ledger, criteriaHash), mostUsd);

    /// <summary>The same of the generator that is the next dearer one than what the watch asks
    /// for; null where the ledger has too few runs of any.</summary>
    /// <param name="entities">Everything found: it tells which generator a run had.</param>
    public static DearerForecast? OfDearer(
        RunLedger ledger, IReadOnlyCollection<Entity> entities, string criteriaHash, Generator generator, decimal mostUsd)
    {
        var comparable = Comparable(ledger, criteriaHash).ToHashSet();
        return CostShares.ByGenerator([.. ledger.Runs.OrderBy(run => run.Started)], entities)
            .Where(group => WatchWords.GeneratorOf(group.Key) > generator)
            .OrderBy(group => WatchWords.GeneratorOf(group.Key))
            .Select(group => OfThose(group.Where(comparable.Contains), mostUsd) is { } forecast
                ? new DearerForecast(group.Key, forecast)
                : null)
            .FirstOrDefault(forecast => forecast is not null);
    }

    private static IEnumerable<RunRecord> Comparable(RunLedger ledger, string criteriaHash) => ledger.Runs
        .Where(run => run.Kind == RunKind.Refresh && run.CriteriaHash == criteriaHash).OrderBy(run => run.Started).Skip(1)
        .Where(run => !run.HasFailed && RunEnding.Of(run.Status, run.Reason).Kind != RunEndingKind.Cancelled);

    private static RefreshForecast? OfThose(IEnumerable<RunRecord> comparable, decimal mostUsd)
    {
        var runs = comparable.TakeLast(MostRuns).ToList();
        return runs.Count < FewestRuns
            ? null
            : new RefreshForecast(
                Expected([.. runs.Select(run => (decimal)run.New)]),
                Math.Min(mostUsd, Expected([.. runs.Select(run => run.Usd)])),
                runs.Count);
    }

    private static decimal Expected(IReadOnlyList<decimal> values)
    {
        var (all, late) = (values.Average(), values.TakeLast(LateRuns).Average());
        if (values.Count <= LateRuns || all == late)
        {
            return late;
        }

        var variance = values.Sum(value => (value - all) * (value - all)) / (values.Count - 1);
        var drawn = Math.Min(1, variance / LateRuns / ((late - all) * (late - all)));
        return late + (drawn * (all - late));
    }
}

/// <summary>What refreshes with a dearer generator brought.</summary>
public sealed record DearerForecast(string Generator, RefreshForecast Forecast);
