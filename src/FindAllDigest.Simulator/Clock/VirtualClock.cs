namespace FindAllDigest.Simulator.Clock;

/// <summary>The time of the simulated world: it starts where the story starts and runs <c>speed</c> times as fast as the real
/// one.</summary>
/// <remarks>A speed of 0 stops it, so that only <see cref="Advance"/> moves it; it never runs backwards. Moments are whole microseconds,
/// as in the API.</remarks>
public sealed class VirtualClock(TimeProvider real, DateTimeOffset start, double speed)
{
    private static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestNap = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly long _startedAt = real.GetTimestamp();
    private TimeSpan _skipped;
    private TaskCompletionSource _woken = NewSignal();

    /// <summary>The present moment of the simulated world, in UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            TimeSpan skipped;
            lock (_gate)
            {
                skipped = _skipped;
            }

            var now = start.ToUniversalTime() + skipped + (real.GetElapsedTime(_startedAt) * speed);
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>A task that ends when time is moved or something else happens that a waiter should look at. Take it before
    /// looking.</summary>
    internal Task NextWake
    {
        get
        {
            lock (_gate)
            {
                return _woken.Task;
            }
        }
    }

    /// <summary>Lets virtual time pass at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        lock (_gate)
        {
            _skipped += span;
        }

        Wake();
    }

    /// <summary>Lets everybody who waits look again.</summary>
    internal void Wake()
    {
        TaskCompletionSource woken;
        lock (_gate)
        {
            woken = _woken;
            _woken = NewSignal();
        }

        woken.SetResult();
    }

    /// <summary>Waits until a moment has come or <paramref name="wake"/> ends, whichever is first. It may return early.</summary>
    internal Task WaitAsync(DateTimeOffset? moment, Task wake, CancellationToken cancellationToken) => moment is { } until && speed > 0
        ? Task.WhenAny(wake, Task.Delay(Nap(until - Now), real, cancellationToken)).WaitAsync(cancellationToken)
        : wake.WaitAsync(cancellationToken);

    private TimeSpan Nap(TimeSpan left) => TimeSpan.FromTicks((long)Math.Clamp(left.Ticks / speed, ShortestNap.Ticks, LongestNap.Ticks));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
