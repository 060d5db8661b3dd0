using System.Diagnostics.CodeAnalysis;

namespace FindAllDigest.Core.Schedules;

/// <summary>Periods that begin whenever a five-field cron expression fires in a time zone, as GitHub and crontab read it.</summary>
/// <remarks>When the clock is put forward, a fixed time that it skips comes at the change; when it is put back,
/// a fixed time comes once and one with an asterisk in minute or hour twice: cron(8) of Debian.</remarks>
public sealed record CronSchedule : Schedule
{
    /// <summary>The days after which the calendar repeats itself, weekdays included.</summary>
    private const int FullCycle = 146_097;

    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    private readonly CronFields _fields;

    private CronSchedule(CronFields fields, TimeZoneInfo timeZone)
        : base(timeZone) =>
        _fields = fields;

    /// <summary>Reads an expression; false if it is malformed or can never fire, as on the 30th of February.</summary>
    public static bool TryParse(string text, TimeZoneInfo timeZone, [NotNullWhen(true)] out CronSchedule? schedule)
    {
        schedule = CronFields.TryParse(text, out var fields)
            && Enumerable.Range(0, FullCycle).Any(day => fields.Includes(AnyDay.AddDays(day)))
            ? new(fields, timeZone)
            : null;
        return schedule is not null;
    }

    public override DateTimeOffset PeriodStart(DateTimeOffset now)
    {
        for (var day = Following(LocalDay(now)); ; day = day.AddDays(-1))
        {
            if (StartsOn(day).LastOrDefault(start => start <= now, DateTimeOffset.MinValue) is var found && found > DateTimeOffset.MinValue)
            {
                return found;
            }

            if (day == DateOnly.MinValue)
            {
                return DateTimeOffset.MinValue;
            }
        }
    }

    public override DateTimeOffset NextStart(DateTimeOffset now)
    {
        // A day earlier than the day of the zone: times that the clock skips are moved past midnight.
        var today = LocalDay(now);
        for (var day = today == DateOnly.MinValue ? today : today.AddDays(-1); ; day = day.AddDays(1))
        {
            if (StartsOn(day).FirstOrDefault(start => start > now, DateTimeOffset.MaxValue) is var found && found < DateTimeOffset.MaxValue)
            {
                return found;
            }

            if (day == DateOnly.MaxValue)
            {
                return DateTimeOffset.MaxValue;
            }
        }
    }

    private static DateOnly Following(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);

    private IEnumerable<DateTimeOffset> StartsOn(DateOnly day) =>
        _fields.Includes(day) ? _fields.Times().SelectMany(time => MomentsOf(day.ToDateTime(time))).Distinct().Order() : [];

    /// <summary>The moments (UTC) at which the clock of the zone shows a time.</summary>
    private IEnumerable<DateTimeOffset> MomentsOf(DateTime local)
    {
        if (TimeZone.IsInvalidTime(local))
        {
            return _fields.IsFixedTime ? [ChangeBefore(local)] : [];
        }

        if (TimeZone.IsAmbiguousTime(local))
        {
            var moments = TimeZone.GetAmbiguousTimeOffsets(local).Select(offset => Moment(local, offset)).Order();
            return _fields.IsFixedTime ? moments.Take(1) : moments;
        }

        return [Moment(local, TimeZone.GetUtcOffset(local))];
    }

    /// <summary>The moment at which the clock skipped a time.</summary>
    private DateTimeOffset ChangeBefore(DateTime skipped)
    {
        var last = skipped;
        while (TimeZone.IsInvalidTime(last))
        {
            last = last.AddMinutes(-1);
        }

        return Moment(last, TimeZone.GetUtcOffset(last)).AddMinutes(1);
    }

    // The first and last days of the calendar reach beyond what a moment can be.
    private static DateTimeOffset Moment(DateTime local, TimeSpan offset) =>
        new(Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
}
