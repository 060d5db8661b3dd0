using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Asks for a run's enrichments, each once. They are billed for every match, and the service cannot take one back.</summary>
/// <remarks>There is no idempotency key: after an unclear answer the run's own schema tells whether the enrichment was added.</remarks>
internal sealed class RunEnricher(IFindAllService findAll)
{
    private const int MaximumAttempts = 2;

    /// <summary>Adds what is missing.</summary>
    /// <param name="isResumed">Whether an earlier process may have added some already.</param>
    /// <returns>What could not be added, a sentence each; the run goes on without it.</returns>
    public async Task<IReadOnlyList<string>> EnrichAsync(
        FindAllRunId id, IReadOnlyList<Enrichment> enrichments, bool isResumed, CancellationToken cancellationToken)
    {
        List<string> refusals = [];
        if (enrichments.Count == 0)
        {
            return refusals;
        }

        var missing = isResumed ? await MissingAsync(id, enrichments, cancellationToken) : enrichments;
        foreach (var enrichment in missing)
        {
            if (await AddAsync(id, enrichment, cancellationToken) is { } refusal)
            {
                refusals.Add(refusal);
            }
        }

        return refusals;
    }

    /// <summary>Adds one; null when it is there.</summary>
    private async Task<string?> AddAsync(FindAllRunId id, Enrichment enrichment, CancellationToken cancellationToken)
    {
        var cause = "";
        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            switch (await findAll.EnrichAsync(id, enrichment, cancellationToken))
            {
                case EnrichOutcome.Refused refused:
                    return $"The enrichment of {string.Join(", ", enrichment.PropertyNames)} was refused: {refused.Message}";
                case EnrichOutcome.Unclear unclear when (await MissingAsync(id, [enrichment], cancellationToken)).Count > 0:
                    cause = unclear.Message;
                    break;
                default:
                    return null;
            }
        }

        return $"The enrichment of {string.Join(", ", enrichment.PropertyNames)} could not be added: {cause}";
    }

    private async Task<IReadOnlyList<Enrichment>> MissingAsync(
        FindAllRunId id, IReadOnlyList<Enrichment> enrichments, CancellationToken cancellationToken)
    {
        var criteria = await findAll.GetCriteriaAsync(id, cancellationToken);
        var present = (criteria.Enrichments ?? []).SelectMany(enrichment => enrichment.PropertyNames).ToHashSet(StringComparer.Ordinal);
        return [.. enrichments.Where(enrichment => !enrichment.PropertyNames.All(present.Contains))];
    }
}
