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

    public override DateTimeOffset PeriodStart(DateTimeOffset now)
    {
        // Cronos, looking back, puts a time that daylight saving skips a second before the change, and looking forward on the change.
        // Forward counts, so that start and next start agree; a find that lies after now belongs to the next period.
        for (var before = Previous(now, inclusive: true); before is { } moment; before = Previous(moment, inclusive: false))
        {
            if (_expression.GetNextOccurrence(moment, TimeZone, inclusive: true) is { } start && start <= now)
            {
                return start.ToUniversalTime();
            }
        }

        return DateTimeOffset.MinValue;
    }

    public override DateTimeOffset NextStart(DateTimeOffset now) =>
        _expression.GetNextOccurrence(now, TimeZone)?.ToUniversalTime() ?? DateTimeOffset.MaxValue;

    private DateTimeOffset? Previous(DateTimeOffset moment, bool inclusive) => _expression.GetPreviousOccurrence(moment, TimeZone, inclusive);
}
