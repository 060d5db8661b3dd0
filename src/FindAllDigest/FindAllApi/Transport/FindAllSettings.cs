using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Safety;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>Where FindAll is, who we are, and how patient a client is.</summary>
internal sealed record FindAllSettings
{
    public const string KeyVariable = "PARALLEL_API_KEY";
    public const string AddressVariable = "PARALLEL_BASE_URL";

    /// <summary>A create that takes longer may still be accepted, so giving up on it earlier would leave paid runs without an id.</summary>
    private static readonly TimeSpan ShortestCreateTimeout = TimeSpan.FromSeconds(120);

    public static Uri DefaultBaseAddress { get; } = new("https://api.parallel.ai");

    /// <summary>The only place that ever gets the key. A path in it is kept as a prefix.</summary>
    public required Uri BaseAddress { get; init; }

    public required Secret ApiKey { get; init; }

    /// <summary>The values that an enrichment's headers name.</summary>
    public Secrets Secrets { get; init; } = Secrets.None;

    /// <summary>For the one attempt that may spend money; at least two minutes.</summary>
    public TimeSpan CreateTimeout { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>For one attempt at a call that is safe to repeat, its body included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For one attempt at a result, which may be many megabytes.</summary>
    public TimeSpan ResultAttemptTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>For all attempts at a status, criteria or a cancel together, waits included.</summary>
    public TimeSpan StatusTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For all attempts at a result together, waits included.</summary>
    public TimeSpan ResultTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The wait before the first repetition; it doubles, with jitter, up to <see cref="LongestRetryDelay"/>.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The wait before a create is repeated that was turned away with 429 and without Retry-After; it doubles.</summary>
    public TimeSpan QuotaDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A longer Retry-After than this is not sat out.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>Bytes of the longest answer that is read, decompressed.</summary>
    public int LargestAnswer { get; init; } = 256 * 1024 * 1024;

    /// <summary>Settings out of the two environment variables, with every default.</summary>
    /// <exception cref="DigestException">The key is missing (exit 3) or the address is wrong (exit 2).</exception>
    public static FindAllSettings From(string? apiKey, string? baseUrl)
    {
        if (!Secret.TryParse(apiKey, out var key))
        {
            throw new DigestException(ExitCode.FindAll, string.IsNullOrWhiteSpace(apiKey)
                ? $"{KeyVariable} is not set. Store the key of your FindAll account as a secret of that name."
                : $"{KeyVariable} holds characters that no key has. Store the key again, without quotes or line breaks.");
        }

        var address = string.IsNullOrWhiteSpace(baseUrl) ? DefaultBaseAddress : SafeAddress.Read(baseUrl);
        var settings = new FindAllSettings { BaseAddress = address, ApiKey = key };
        settings.ThrowIfUnsafe();
        return settings;
    }

    /// <summary>Refuses settings that would leak the key or lose a paid run.</summary>
    /// <exception cref="DigestException">With exit code 2; the message never shows what stands before an @ in the address.</exception>
    public void ThrowIfUnsafe()
    {
        var fault = SafeAddress.FaultOf(BaseAddress) is { } unsafeAddress ? $"{AddressVariable} {unsafeAddress}" : TimeoutFault;
        if (fault is not null)
        {
            throw new DigestException(ExitCode.File, fault);
        }
    }

    private string? TimeoutFault => CreateTimeout < ShortestCreateTimeout
        ? $"The time-out for starting a run is {CreateTimeout.TotalSeconds} s. It must be at least {ShortestCreateTimeout.TotalSeconds} "
            + $"s, so that the id of a paid run is not missed."
        : null;
}
