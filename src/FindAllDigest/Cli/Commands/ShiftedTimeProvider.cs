namespace FindAllDigest.Cli.Commands;

/// <summary>A clock that reads another time than its source and runs at the same pace.</summary>
internal sealed class ShiftedTimeProvider(TimeProvider source, DateTimeOffset now) : TimeProvider
{
    private readonly TimeSpan _shift = now - source.GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => source.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => source.GetUtcNow() + _shift;

    public override long GetTimestamp() => source.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        source.CreateTimer(callback, state, dueTime, period);
}
