namespace FindAllDigest.FindAllApi.Transport;

/// <summary>How the one attempt at a call that must not be repeated ended.</summary>
/// <param name="Reply">The answer; null if none came.</param>
/// <param name="Failure">What went wrong; null if the answer is a whole success.</param>
internal sealed record SingleAttempt(ServiceReply? Reply, ServiceFailure? Failure, Effect Effect)
{
    /// <summary>The service surely did nothing, and may do it in a moment.</summary>
    public bool IsTooEarly { get; init; }

    /// <summary>What an answer says about its request having taken effect.</summary>
    /// <remarks>408 is a time-out of the service's own, and 303 sends the client on to what the request made: neither says that nothing was
    /// done. The other redirects in the table ask for the same request at another address.</remarks>
    public static Effect EffectOf(int status) => status switch
    {
        >= 200 and < 300 => Effect.Done,
        408 => Effect.Unknown,
        301 or 307 or 308 or (>= 400 and < 500) => Effect.None,
        _ => Effect.Unknown,
    };
}

internal enum Effect { None, Done, Unknown }
