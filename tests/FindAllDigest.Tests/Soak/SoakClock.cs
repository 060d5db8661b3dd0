namespace FindAllDigest.Tests.Soak;

/// <summary>The time of the whole simulated world: it moves only when it is told to, and nobody waits. Time-outs of a minute and more stay real.</summary>
internal sealed class SoakClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan TimeOuts = TimeSpan.FromSeconds(60);

    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Pass(TimeSpan span) => Now += span;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < TimeOuts ? TimeSpan.FromTicks(1) : dueTime, period);
}
