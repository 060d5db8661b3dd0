namespace FindAllDigest.Simulator.Scenarios;

/// <summary>How long the steps of a run take, in virtual time.</summary>
public sealed record RunTiming
{
    /// <summary>From create or requeue until work begins.</summary>
    public TimeSpan Queue { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Between one generated candidate and the next.</summary>
    public TimeSpan Generate { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From generated to matched or unmatched.</summary>
    public TimeSpan Judge { get; init; } = TimeSpan.FromSeconds(9);

    /// <summary>One enrichment of one match; matches are enriched side by side.</summary>
    public TimeSpan Enrich { get; init; } = TimeSpan.FromSeconds(45);
}
