using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>Asks for a run's enrichments, each once. They are billed for every match, and the service cannot take one back.</summary>
/// <remarks>There is no idempotency key: after an unclear answer the run's own schema tells whether the enrichment was added.</remarks>
public sealed class RunEnricher(IFindAllService findAll)
{
    /// <summary>Adds what is missing.</summary>
    /// <param name="id">The run.</param>
    /// <param name="enrichments">What the criteria ask for.</param>
    /// <param name="isResumed">Whether an earlier process may have added some already.</param>
    /// <returns>What could not be added, a sentence each; the run goes on without it.</returns>
    public async Task<IReadOnlyList<string>> EnrichAsync(FindAllRunId id, IReadOnlyList<Enrichment> enrichments, bool isResumed, CancellationToken cancellationToken)
    {
        List<string> refusals = [];
        if (enrichments.Count == 0)
        {
            return refusals;
        }

        var missing = isResumed ? await MissingAsync(id, enrichments, cancellationToken) : enrichments;
        foreach (var enrichment in missing)
        {
            var outcome = await findAll.EnrichAsync(id, enrichment, cancellationToken);
            if (outcome is EnrichOutcome.Unclear && (await MissingAsync(id, [enrichment], cancellationToken)).Count > 0)
            {
                outcome = await findAll.EnrichAsync(id, enrichment, cancellationToken);
            }

            if (outcome is EnrichOutcome.Refused refused)
            {
                refusals.Add($"The enrichment of {string.Join(", ", enrichment.PropertyNames)} was refused: {refused.Message}");
            }
        }

        return refusals;
    }

    private async Task<IReadOnlyList<Enrichment>> MissingAsync(FindAllRunId id, IReadOnlyList<Enrichment> enrichments, CancellationToken cancellationToken)
    {
        var criteria = await findAll.GetCriteriaAsync(id, cancellationToken);
        var present = (criteria.Enrichments ?? []).SelectMany(enrichment => enrichment.PropertyNames).ToHashSet(StringComparer.Ordinal);
        return [.. enrichments.Where(enrichment => !enrichment.PropertyNames.All(present.Contains))];
    }
}
