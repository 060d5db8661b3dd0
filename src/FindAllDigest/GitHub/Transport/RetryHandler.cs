using System.Net;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Repeats what may be repeated: a call that changes nothing the second time, or one that GitHub surely did not act on.</summary>
internal sealed partial class RetryHandler(Patience patience, TimeProvider time, ILogger logger, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (attempt >= patience.MostAttempts || await WaitAfterAsync(request, response, attempt, cancellationToken) is not { } pause)
                {
                    return response;
                }

                Log.Repeats(logger, request.Method, (int)response.StatusCode, pause.TotalSeconds);
                response.Dispose();
                wait = pause;
            }
            catch (HttpRequestException failure) when (attempt < patience.MostAttempts && IsRepeatable(request, failure))
            {
                wait = Backoff(attempt);
                Log.Reconnects(logger, request.Method, wait.TotalSeconds);
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<TimeSpan?> WaitAfterAsync(HttpRequestMessage request, HttpResponseMessage response, int attempt, CancellationToken cancellationToken)
    {
        if (response.StatusCode >= HttpStatusCode.InternalServerError)
        {
            return Repetition.IsHarmless(request) ? Backoff(attempt) : null;
        }

        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return attempt < patience.MostLookups && Repetition.NamesObject(request) ? Backoff(attempt) : null;
        }

        if (response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests))
        {
            return null;
        }

        var limit = RateLimit.WaitOf(response, await response.Content.ReadAsStringAsync(cancellationToken), patience, time.GetUtcNow());
        return limit <= patience.LongestLimitDelay ? limit : null;
    }

    private static bool IsRepeatable(HttpRequestMessage request, HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
        || (failure.HttpRequestError != HttpRequestError.UserAuthenticationError && Repetition.IsHarmless(request));

    // Half of the wait is left to chance, so that several processes do not come back together.
    private TimeSpan Backoff(int attempt)
    {
        var full = Math.Min(patience.FirstDelay.TotalMilliseconds * Math.Pow(2, attempt - 1), patience.LongestDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds((full / 2) + (full / 2 * Jitter.Next()));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "GitHub answered {Method} with {Status}; asking again in {Seconds:0.0} s.")]
        public static partial void Repeats(ILogger logger, HttpMethod method, int status, double seconds);

        [LoggerMessage(2, LogLevel.Debug, "The connection for {Method} to GitHub broke; trying again in {Seconds:0.0} s.")]
        public static partial void Reconnects(ILogger logger, HttpMethod method, double seconds);
    }
}
