using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FindAllDigest.Core.Schedules;

/// <summary>A cron expression of five fields as crontab reads it (crontab(5)): bit n of a set says that n is in it.</summary>
/// <param name="Minutes">0 to 59.</param>
/// <param name="Hours">0 to 23.</param>
/// <param name="Days">Days of the month, 1 to 31.</param>
/// <param name="Months">1 to 12.</param>
/// <param name="Weekdays">0 to 6, Sunday first.</param>
/// <param name="IsEitherDay">Day of month and day of week are both restricted, so either one is enough.</param>
/// <param name="IsFixedTime">Neither minute nor hour has an asterisk: such a job is neither
/// lost nor doubled when the clock is changed (cron(8)).</param>
internal sealed record CronFields(ulong Minutes, ulong Hours, ulong Days, ulong Months, ulong Weekdays, bool IsEitherDay, bool IsFixedTime)
{
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] WeekdayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static bool TryParse(string text, [NotNullWhen(true)] out CronFields? fields)
    {
        fields = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var minute, var hour, var day, var month, var weekday]
            && SetOf(minute, 0, 59) is { } minutes
            && SetOf(hour, 0, 23) is { } hours
            && SetOf(day, 1, 31) is { } days
            && SetOf(month, 1, 12, MonthNames) is { } months
            && SetOf(weekday, 0, 7, WeekdayNames) is { } weekdays
                ? new(
                    minutes,
                    hours,
                    days,
                    months,
                    (weekdays | (weekdays >> 7)) & 0x7F,
                    !HasStar(day) && !HasStar(weekday),
                    !HasStar(minute) && !HasStar(hour))
                : null;
        return fields is not null;
    }

    public bool Includes(DateOnly day)
    {
        if (!Has(Months, day.Month))
        {
            return false;
        }

        var (isDay, isWeekday) = (Has(Days, day.Day), Has(Weekdays, (int)day.DayOfWeek));
        return IsEitherDay ? isDay || isWeekday : isDay && isWeekday;
    }

    /// <summary>The times of a day that it includes, earliest first.</summary>
    public IEnumerable<TimeOnly> Times() =>
        from hour in Enumerable.Range(0, 24)
        where Has(Hours, hour)
        from minute in Enumerable.Range(0, 60)
        where Has(Minutes, minute)
        select new TimeOnly(hour, minute);

    private static bool Has(ulong set, int number) => (set >> number & 1) != 0;

    private static bool HasStar(string field) => field.Contains('*', StringComparison.Ordinal);

    /// <summary>The set that a field names; null if it is malformed.</summary>
    private static ulong? SetOf(string field, int least, int most, string[]? names = null)
    {
        var set = 0UL;
        foreach (var item in field.Split(','))
        {
            if (RangeOf(item, least, most, names) is not var (first, last, step))
            {
                return null;
            }

            for (var number = first; number <= last; number += step)
            {
                set |= 1UL << number;
            }
        }

        return set;
    }

    private static (int First, int Last, int Step)? RangeOf(string item, int least, int most, string[]? names)
    {
        var slash = item.IndexOf('/', StringComparison.Ordinal);
        var (range, step) = slash < 0 ? (item, 1) : (item[..slash], Number(item[(slash + 1)..]) ?? 0);
        if (step < 1)
        {
            return null;
        }

        if (range == "*")
        {
            return (least, Math.Min(most, least == 0 && most == 7 ? 6 : most), step);
        }

        var dash = range.IndexOf('-', StringComparison.Ordinal);
        var first = ValueOf(dash < 0 ? range : range[..dash], least, most, names);
        var last = dash < 0 ? first : ValueOf(range[(dash + 1)..], least, most, names);

        // GitHub reads 20/15 as from 20 on, every 15.
        var end = dash < 0 && slash >= 0 ? most : last;
        return first is { } from && end is { } to && from <= to ? (from, to, step) : null;
    }

    private static int? ValueOf(string text, int least, int most, string[]? names)
    {
        var name = names is null ? -1 : Array.FindIndex(names, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        var value = name >= 0 ? name + least : Number(text);
        return value >= least && value <= most ? value : null;
    }

    private static int? Number(string text) =>
        text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
