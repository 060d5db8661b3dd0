namespace FindAllDigest.Simulator.Clock;

/// <summary>The time of the simulated world: it starts where the story starts and runs <c>speed</c> times as fast as the real one.</summary>
/// <remarks>A speed of 0 stops it, so that only <see cref="Advance"/> moves it; it never runs backwards. Moments are whole microseconds, as in the API.</remarks>
public sealed class VirtualClock(TimeProvider real, DateTimeOffset start, double speed)
{
    private readonly Lock _gate = new();
    private readonly long _startedAt = real.GetTimestamp();
    private TimeSpan _skipped;

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

    /// <summary>Lets virtual time pass at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        lock (_gate)
        {
            _skipped += span;
        }
    }
}
