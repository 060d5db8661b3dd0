using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace FindAllDigest.Tests.Stages;

/// <summary>The clock of a test. Its time stands until it is moved; its waits pass as in the
/// real world, unless the test shortens, skips or holds them.</summary>
/// <param name="now">Where the time stands.</param>
internal sealed class TestClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    private readonly Channel<TimeSpan> _held = Channel.CreateUnbounded<TimeSpan>();
    private readonly List<TimeSpan> _waits = [];
    private readonly DateTimeOffset _start = now;
    private readonly long _startTimestamp = Stopwatch.GetTimestamp();
    private long _skipped;

    /// <summary>A Monday morning of the year that the tests play in.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now
    {
        get => GetUtcNow();
        set => SetUtcNow(value);
    }

    /// <summary>Whether the time passes with the world's, <see cref="Pace"/> times as fast.</summary>
    public bool IsRunning { get; init; }

    /// <summary>How many times shorter waits and time-outs are.</summary>
    public int Pace { get; set; } = 1;

    /// <summary>Waits shorter than this take no time of the world's, and all of theirs on this clock's stopwatch.</summary>
    public TimeSpan SkipsWaitsBelow { get; set; }

    /// <summary>Whether a wait ends only when the test moves the clock past its end.</summary>
    public bool HoldsWaits { get; init; }

    /// <summary>Every wait that was begun.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;

    /// <summary>How much time has passed on a clock that runs.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_startTimestamp) * Pace;

    private long Skipped => Interlocked.Read(ref _skipped);

    public override long TimestampFrequency => HoldsWaits ? base.TimestampFrequency : Stopwatch.Frequency;

    /// <summary>A clock that runs from the real moment on.</summary>
    public static TestClock Running(int pace = 1, TimeSpan skipsWaitsBelow = default) =>
        new(System.GetUtcNow()) { IsRunning = true, Pace = pace, SkipsWaitsBelow = skipsWaitsBelow };

    public override DateTimeOffset GetUtcNow() => IsRunning ? _start + Elapsed : base.GetUtcNow();

    public override long GetTimestamp() => this switch
    {
        { HoldsWaits: true } => base.GetTimestamp(),
        { IsRunning: true } => ((Stopwatch.GetTimestamp() - _startTimestamp) * Pace) + Skipped,
        _ => Stopwatch.GetTimestamp() + Skipped,
    };

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            lock (_waits)
            {
                _waits.Add(dueTime);
            }
        }

        if (!HoldsWaits)
        {
            return dueTime > TimeSpan.Zero && dueTime < SkipsWaitsBelow
                ? System.CreateTimer(Skipping(callback, dueTime), state, TimeSpan.FromTicks(1), period)
                : System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Pace : dueTime, period);
        }

        var timer = base.CreateTimer(callback, state, dueTime, period);
        _held.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Moves the clock to the end of the next held wait of exactly this length, once the wait has begun.</summary>
    public async Task SitOutAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        while (await _held.Reader.ReadAsync(cancellationToken) != wait)
        {
            // Another wait or a time-out.
        }

        Advance(wait);
    }

    // Else what may be tried for some minutes would be tried as often as the machine can in so many real ones.
    private TimerCallback Skipping(TimerCallback callback, TimeSpan wait) => state =>
    {
        Interlocked.Add(ref _skipped, (long)(wait.TotalSeconds * TimestampFrequency));
        callback(state);
    };
}
