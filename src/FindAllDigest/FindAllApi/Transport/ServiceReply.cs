namespace FindAllDigest.FindAllApi.Transport;

/// <summary>An answer of the service, read as far as it came.</summary>
/// <param name="Body">Its bytes, decompressed.</param>
/// <param name="RetryAfter">How long the service asks to be left alone; null where it does not say.</param>
/// <param name="RedirectHost">The host a redirect points at; null where there is none.</param>
internal sealed record ServiceReply(int Status, ReplyBody Body, TimeSpan? RetryAfter = null, string? RedirectHost = null)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}

/// <summary>The body of an answer.</summary>
internal sealed record ReplyBody(byte[] Bytes, BodyEnd End);

/// <summary>How reading a body ended.</summary>
internal enum BodyEnd
{
    Complete,

    /// <summary>The connection broke or the time ran out.</summary>
    Cut,

    /// <summary>It was longer than allowed; the rest was not read.</summary>
    TooLarge,
}
