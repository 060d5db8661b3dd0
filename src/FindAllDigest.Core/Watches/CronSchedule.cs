using System.Diagnostics.CodeAnalysis;
using Cronos;

namespace FindAllDigest.Core.Watches;

/// <summary>Periods that begin whenever a five-field cron expression fires in a time zone.</summary>
public sealed record CronSchedule : Schedule
{
    // Any year serves: an expression that never fires in a full cycle of the calendar (400 years hold every leap year and weekday) never does.
    private static readonly DateTimeOffset LongAgo = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly CronExpression _expression;

    private CronSchedule(CronExpression expression, TimeZoneInfo timeZone)
        : base(timeZone) =>
        _expression = expression;

    /// <summary>Reads an expression; false if it is malformed or can never fire, as on the 30th of February.</summary>
    public static bool TryParse(string text, TimeZoneInfo timeZone, [NotNullWhen(true)] out CronSchedule? schedule)
    {
        schedule = CronExpression.TryParse(text, out var expression) && expression.GetNextOccurrence(LongAgo, TimeZoneInfo.Utc) is not null
            ? new(expression, timeZone)
            : null;
        return schedule is not null;
    }

    public override DateTimeOffset PeriodStart(DateTimeOffset now) =>
        _expression.GetPreviousOccurrence(now, TimeZone, inclusive: true)?.ToUniversalTime() ?? DateTimeOffset.MinValue;

    public override DateTimeOffset NextStart(DateTimeOffset now) =>
        _expression.GetNextOccurrence(now, TimeZone)?.ToUniversalTime() ?? DateTimeOffset.MaxValue;
}
