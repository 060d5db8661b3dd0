using System.Globalization;
using System.Net;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Reads GitHub's wish to be left alone out of an answer. A request that was turned away for it was not acted on.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit"/></remarks>
internal static class RateLimit
{
    /// <summary>The wait for a secondary limit that names no time, as GitHub asks for.</summary>
    private static readonly TimeSpan UnnamedLimit = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestSatOut = TimeSpan.FromMinutes(3);

    /// <summary>Whether a limit ends soon enough to wait for it.</summary>
    public static bool IsSatOut(TimeSpan wait) => wait <= LongestSatOut;

    /// <summary>How long to wait before asking again; null when the answer is about something else.</summary>
    public static async Task<TimeSpan?> WaitOfAsync(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests))
        {
            return null;
        }

        if (response.Headers.RetryAfter is { } after)
        {
            return NotNegative(after.Delta ?? after.Date - now);
        }

        if (Header(response, "x-ratelimit-remaining") == "0"
            && long.TryParse(Header(response, "x-ratelimit-reset"), CultureInfo.InvariantCulture, out var reset))
        {
            // One second more, since GitHub counts in whole ones.
            return NotNegative(DateTimeOffset.FromUnixTimeSeconds(reset) - now) + TimeSpan.FromSeconds(1);
        }

        // A secondary limit without a time is told by words alone, and so it is by Octokit.
        var isSecondary = response.StatusCode == HttpStatusCode.TooManyRequests
            || (await response.Content.ReadAsStringAsync()).Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase);
        return isSecondary ? UnnamedLimit : null;
    }

    private static TimeSpan NotNegative(TimeSpan? span) => span is { } given && given > TimeSpan.Zero ? given : TimeSpan.Zero;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
