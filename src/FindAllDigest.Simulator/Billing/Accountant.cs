using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Runs;

namespace FindAllDigest.Simulator.Billing;

/// <summary>Works the bill out from the runs themselves, so it can never tell another story than they do.</summary>
public static class Accountant
{
    /// <param name="views">The runs to be paid for, as they look now.</param>
    public static BillingLedger Bill(IEnumerable<RunView> views) => new([.. views.Select(Line)]);

    private static BilledRun Line(RunView view)
    {
        var price = Prices.Generators[view.Run.Generator];
        var matched = view.Candidates.Where(candidate => candidate.MatchStatus == MatchStatuses.Matched).ToList();
        var enrichments = matched.SelectMany(candidate => candidate.Enrichments).ToList();
        return new()
        {
            FindAllId = view.Run.FindAllId,
            CreatedAt = view.Run.CreatedAt,
            Generator = view.Run.Generator,
            MatchLimit = view.Run.MatchLimit,
            Excluded = view.Run.ExcludedCount,
            FixedUsd = price.PerRun,
            Matches = matched.Count,
            MatchesUsd = matched.Count * price.PerMatch,
            EnrichmentRuns = enrichments.Count,
            EnrichmentsUsd = enrichments.Sum(enrichment => Prices.Processors[enrichment.Processor]),
        };
    }
}
