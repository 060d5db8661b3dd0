namespace FindAllDigest.GitHub.Transport;

/// <summary>How long a call is repeated before GitHub counts as unreachable.</summary>
public sealed record Patience
{
    public int MostAttempts { get; init; } = 6;

    /// <summary>How often an object of git is asked for before it counts as missing: GitHub named it, but the server that answers may not have it yet.</summary>
    public int MostLookups { get; init; } = 4;

    /// <summary>The wait before the first repetition; it doubles, with jitter, up to <see cref="LongestDelay"/>.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The wait for a secondary limit that names no time, as GitHub asks for.</summary>
    public TimeSpan UnnamedLimitDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A limit that lasts longer is not sat out.</summary>
    public TimeSpan LongestLimitDelay { get; init; } = TimeSpan.FromMinutes(3);
}
