using System.Diagnostics;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A clock that runs faster than the world's, waits and time-outs with it, so that minutes of patience pass in seconds.</summary>
/// <param name="pace">How many times faster.</param>
internal sealed class QuickTime(int pace) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _startTimestamp = Stopwatch.GetTimestamp();

    /// <summary>How much time has passed on it.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_startTimestamp) * pace;

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override long GetTimestamp() => (Stopwatch.GetTimestamp() - _startTimestamp) * pace;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / pace : dueTime, period);
}
