namespace FindAllDigest.Simulator.Webhooks;

/// <summary>One webhook on its way.</summary>
/// <param name="Id">The value of <c>webhook-id</c>; the same for every try.</param>
/// <param name="Url">Where it goes.</param>
/// <param name="Due">When it is tried, in virtual time.</param>
internal sealed record Delivery(string Id, Uri Url, byte[] Body, DateTimeOffset Due)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(48);

    /// <summary>When it was tried first; null while it was not.</summary>
    public DateTimeOffset? FirstTry { get; init; }

    /// <summary>How long it waits after its next failure.</summary>
    public TimeSpan Wait { get; init; } = FirstWait;

    /// <summary>Goes out twice.</summary>
    public bool IsDoubled { get; init; }

    /// <summary>The next try: after 5 seconds, then doubling; null when two days have passed.</summary>
    public Delivery? After(DateTimeOffset now)
    {
        var first = FirstTry ?? now;
        return now + Wait - first > LongestWait ? null : this with { Due = now + Wait, Wait = Wait * 2, FirstTry = first };
    }
}
