namespace FindAllDigest.Transport;

/// <summary>How long a call is tried again before it counts as failed.</summary>
internal sealed record RetryPlan
{
    public int MostRepetitions { get; init; } = int.MaxValue;

    /// <summary>The wait before the first repetition; it doubles, with jitter, up to <see cref="LongestDelay"/>.</summary>
    public required TimeSpan FirstDelay { get; init; }

    public required TimeSpan LongestDelay { get; init; }

    /// <summary>For all attempts together, waits included; then the last one is cut off.</summary>
    public TimeSpan Limit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>For one attempt; then it is cut off.</summary>
    public TimeSpan AttemptLimit { get; init; } = Timeout.InfiniteTimeSpan;
}
