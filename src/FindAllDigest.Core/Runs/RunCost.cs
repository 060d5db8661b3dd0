using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>What a run that ended has cost by the price table, since no answer of the service tells a price.</summary>
public static class RunCost
{
    /// <summary>The fixed fee, a fee for each match, and one for each enrichment that was answered; failed ones are not billed.</summary>
    public static decimal Of(FindAllResult result, Criteria criteria, PriceTable prices)
    {
        var matches = result.Candidates.Where(candidate => candidate.IsMatch).ToList();
        var matched = Math.Max(matches.Count, result.Run.Status.Matched);
        var enriched = criteria.Enrichments.Sum(
            enrichment => prices.PerEnrichment(enrichment.Processor) * matches.Count(match => IsAnswered(match, enrichment)));

        return prices.PerRun(criteria.Generator) + (matched * prices.PerMatch(criteria.Generator, [])) + enriched;
    }

    private static bool IsAnswered(Candidate match, Enrichment enrichment)
    {
        var names = enrichment.PropertyNames;
        return match.Outputs.Any(output => names.Contains(output.Name));
    }
}
