namespace FindAllDigest.Tests.Pipeline;

/// <summary>A clock that stands at the test's moment until it is moved, while waits pass as in the real world, or faster.</summary>
internal sealed class MovableTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    /// <summary>How many times shorter waits and time-outs are.</summary>
    public int Pace { get; set; } = 1;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Pace : dueTime, period);
}
