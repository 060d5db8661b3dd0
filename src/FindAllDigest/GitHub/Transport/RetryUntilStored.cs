using FindAllDigest.Transport;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Does a whole piece of work again and again while GitHub is in trouble: for the
/// little that must not be lost. Nothing stops it.</summary>
/// <param name="time">Clock and waits.</param>
/// <param name="logger">Hears of each attempt that failed.</param>
internal sealed partial class RetryUntilStored(TimeProvider time, ILogger logger)
{
    /// <summary>No attempt that fails later than this is made again.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    private static readonly RetryPlan Plan = new() { FirstDelay = TimeSpan.FromSeconds(1), LongestDelay = TimeSpan.FromSeconds(30) };

    /// <param name="what">What the work writes, for the log; begins a sentence.</param>
    /// <exception cref="GitHubRefusalException">GitHub did not recover, or refused for good.</exception>
    public async Task<T> RunAsync<T>(string what, Func<Task<T>> work)
    {
        var start = time.GetTimestamp();
        var pipeline = Retries.Build(
            Plan,
            time,
            made => Repetition.If(made.Failure is GitHubRefusalException { MayPass: true } && time.GetElapsedTime(start) < Duration),
            (made, _) => Log.Persists(
                logger,
                made.Number == 1 ? LogLevel.Warning : LogLevel.Information,
                what,
                made.Failure?.Message ?? "",
                Duration.TotalMinutes));
        return await pipeline.ExecuteAsync(async _ => await work(), CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "{What} is not written down yet. {Cause} It is tried again for up to {Minutes} minutes.")]
        public static partial void Persists(ILogger logger, LogLevel level, string what, string cause, double minutes);
    }
}
