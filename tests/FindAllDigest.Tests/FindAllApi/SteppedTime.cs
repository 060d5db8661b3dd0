using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace FindAllDigest.Tests.FindAllApi;

/// <summary>A clock that stands still until the test moves it, and tells which waits were begun.</summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public SteppedTime()
        : base(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Moves the clock to the end of the next wait of exactly this length, once it has begun.</summary>
    public async Task SitOutAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        while (await _waits.Reader.ReadAsync(cancellationToken) != wait)
        {
            // Another wait or a time-out.
        }

        Advance(wait);
    }
}
