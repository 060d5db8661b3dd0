namespace FindAllDigest.GitHubSimulator.Recording;

/// <summary>A request with what was answered.</summary>
/// <param name="Request">What arrived.</param>
/// <param name="Status">The status sent; none when the connection was cut instead.</param>
/// <param name="Headers">The headers sent.</param>
/// <param name="Body">The body sent.</param>
public sealed record RecordedExchange(
    RecordedRequest Request, int? Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>A script made the answer, so it need not be what GitHub's description allows.</summary>
    public bool IsScripted { get; init; }

    /// <summary>The endpoint did its work, whatever was answered.</summary>
    public bool WasCarriedOut { get; init; }
}
