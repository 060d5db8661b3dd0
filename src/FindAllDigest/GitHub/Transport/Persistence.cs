using Microsoft.Extensions.Logging;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Does a whole piece of work again and again while GitHub is in trouble: for the little that must not be lost. Nothing stops it.</summary>
/// <param name="time">Clock and waits.</param>
/// <param name="logger">Hears of each attempt that failed.</param>
internal sealed partial class Persistence(TimeProvider time, ILogger logger)
{
    /// <summary>How long; the last attempt begins at its end.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <param name="what">What the work writes, for the log; begins a sentence.</param>
    /// <param name="work">Finds what an earlier attempt left behind.</param>
    /// <exception cref="GitHubRefusalException">GitHub did not recover, or refused for good.</exception>
    public async Task<T> RunAsync<T>(string what, Func<Task<T>> work)
    {
        var start = time.GetTimestamp();
        var level = LogLevel.Warning;
        for (var pause = FirstPause; ; pause = Shorter(2 * pause, LongestPause))
        {
            try
            {
                return await work();
            }
            catch (GitHubRefusalException refused) when (refused.MayPass && time.GetElapsedTime(start) < Duration)
            {
                Log.Persists(logger, level, what, refused.Message, Duration.TotalMinutes);
                level = LogLevel.Information;
            }

            await Task.Delay(Shorter(pause * (0.5 + (0.5 * Jitter.Next())), Duration - time.GetElapsedTime(start)), time);
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other > TimeSpan.Zero ? other : TimeSpan.Zero;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "{What} is not written down yet. {Cause} It is tried again for up to {Minutes} minutes.")]
        public static partial void Persists(ILogger logger, LogLevel level, string what, string cause, double minutes);
    }
}
