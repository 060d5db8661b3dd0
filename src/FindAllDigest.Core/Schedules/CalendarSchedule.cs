namespace FindAllDigest.Core.Schedules;

/// <summary>Periods that begin at local midnight of a day, a weekday, or a day of a month or quarter.</summary>
/// <remarks>A midnight that daylight saving skips is the first moment after it; one that happens twice is the earlier.</remarks>
public sealed record CalendarSchedule(SchedulePeriod Every, TimeZoneInfo TimeZone) : Schedule(TimeZone)
{
    public const int LastDayOfMonth = 31;

    /// <summary>Day on which a week begins.</summary>
    public DayOfWeek Weekday { get; init; } = DayOfWeek.Monday;

    /// <summary>Day on which a month, or the first month of a quarter, begins its period: 1 to
    /// 31. In a shorter month it is the last day.</summary>
    public int DayOfMonth { get; init; } = 1;

    private int MonthsEach => Every == SchedulePeriod.Quarter ? 3 : 1;

    public override DateTimeOffset PeriodStart(DateTimeOffset now)
    {
        var day = FirstDayOfPeriod(LocalDay(now));
        while (Midnight(day) > now)
        {
            day = FirstDayOfPeriod(day.AddDays(-1));
        }

        return Midnight(day);
    }

    public override DateTimeOffset NextStart(DateTimeOffset now)
    {
        var day = FollowingPeriod(FirstDayOfPeriod(LocalDay(now).AddDays(-1)));
        while (Midnight(day) <= now)
        {
            day = FollowingPeriod(day);
        }

        return Midnight(day);
    }

    private DateOnly FirstDayOfPeriod(DateOnly day)
    {
        switch (Every)
        {
            case SchedulePeriod.Day:
                return day;
            case SchedulePeriod.Week:
                return day.AddDays(-(((int)day.DayOfWeek - (int)Weekday + 7) % 7));
            default:
                var first = DayOf(new DateOnly(day.Year, ((day.Month - 1) / MonthsEach * MonthsEach) + 1, 1));
                return first <= day ? first : DayOf(first.AddMonths(-MonthsEach));
        }
    }

    private DateOnly FollowingPeriod(DateOnly firstDay) => Every switch
    {
        SchedulePeriod.Day => firstDay.AddDays(1),
        SchedulePeriod.Week => firstDay.AddDays(7),
        _ => DayOf(firstDay.AddMonths(MonthsEach)),
    };

    private DateOnly DayOf(DateOnly month) =>
        new(month.Year, month.Month, Math.Min(DayOfMonth, DateTime.DaysInMonth(month.Year, month.Month)));

    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        var offset = TimeZone switch
        {
            // The offset that held before the gap puts the missing midnight on the moment of the change.
            _ when TimeZone.IsInvalidTime(local) => TimeZone.GetUtcOffset(local.AddDays(-1)),
            _ when TimeZone.IsAmbiguousTime(local) => TimeZone.GetAmbiguousTimeOffsets(local).Max(),
            _ => TimeZone.GetUtcOffset(local),
        };
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
