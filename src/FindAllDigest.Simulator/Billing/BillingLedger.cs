using System.Text.Json.Serialization;

namespace FindAllDigest.Simulator.Billing;

/// <summary>What the runs of a simulator would have cost so far. The real API shows nothing of the kind.</summary>
/// <param name="Runs">One line a run, in the order of creation.</param>
public sealed record BillingLedger(IReadOnlyList<BilledRun> Runs)
{
    /// <summary>How many runs were created and billed, also those whose answer never arrived.</summary>
    public int Creates => Runs.Count;

    public int Matches => Runs.Sum(run => run.Matches);

    public int EnrichmentRuns => Runs.Sum(run => run.EnrichmentRuns);

    public decimal TotalUsd => Runs.Sum(run => run.TotalUsd);
}

/// <summary>The bill of one run, as far as its work is done. Amounts are USD.</summary>
public sealed record BilledRun
{
    [JsonPropertyName("findall_id")]
    public required string FindAllId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required string Generator { get; init; }
    public required int MatchLimit { get; init; }

    /// <summary>Entries of its exclude list.</summary>
    public required int Excluded { get; init; }

    public required decimal FixedUsd { get; init; }
    public required int Matches { get; init; }
    public required decimal MatchesUsd { get; init; }

    /// <summary>Task runs that came back; failed ones are not billed.</summary>
    public required int EnrichmentRuns { get; init; }

    public required decimal EnrichmentsUsd { get; init; }

    public decimal TotalUsd => FixedUsd + MatchesUsd + EnrichmentsUsd;
}
