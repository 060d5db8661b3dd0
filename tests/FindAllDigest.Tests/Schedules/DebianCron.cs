using System.Globalization;

namespace FindAllDigest.Tests.Schedules;

/// <summary>Debian's cron, minute by minute, after crontab(5) and cron(8): slow, and made of nothing that the program uses.</summary>
internal sealed class DebianCron
{
    private readonly string[] _fields;
    private readonly bool _isFixed;

    public DebianCron(string expression)
    {
        _fields = expression.Split(' ');
        _isFixed = !_fields[0].Contains('*', StringComparison.Ordinal) && !_fields[1].Contains('*', StringComparison.Ordinal);
    }

    /// <summary>When a job starts, first and last minute included.</summary>
    public IReadOnlyList<DateTimeOffset> Starts(TimeZoneInfo zone, DateTimeOffset first, DateTimeOffset last)
    {
        List<DateTimeOffset> starts = [];
        var reached = Local(first.AddMinutes(-1), zone);
        for (var now = first; now <= last; now = now.AddMinutes(1))
        {
            var clock = Local(now, zone);
            if (_isFixed ? FixedJobRuns(reached, clock) : IsTime(clock))
            {
                starts.Add(now);
            }

            reached = clock > reached ? clock : reached;
        }

        return starts;
    }

    // Minutes that the clock jumped over are run after it, minutes that come again are not run again.
    private bool FixedJobRuns(DateTime reached, DateTime clock)
    {
        for (var minute = reached.AddMinutes(1); minute <= clock; minute = minute.AddMinutes(1))
        {
            if (IsTime(minute))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTime(DateTime clock)
    {
        var isDay = Fits(_fields[2], clock.Day, 31);
        var isWeekday = Fits(_fields[4], (int)clock.DayOfWeek, 7)
            || (clock.DayOfWeek == DayOfWeek.Sunday && _fields[4] != "*" && Fits(_fields[4], 7, 7) && !_fields[4].StartsWith('*'));
        var isEither = !_fields[2].Contains('*', StringComparison.Ordinal) && !_fields[4].Contains('*', StringComparison.Ordinal);
        return Fits(_fields[0], clock.Minute, 59)
            && Fits(_fields[1], clock.Hour, 23)
            && Fits(_fields[3], clock.Month, 12)
            && (isEither ? isDay || isWeekday : isDay && isWeekday);
    }

    private static bool Fits(string field, int value, int most) => field.Split(',').Any(item =>
    {
        var (range, step) = item.Split('/') is [var left, var right] ? (left, int.Parse(right, CultureInfo.InvariantCulture)) : (item, 0);
        var (first, last) = range switch
        {
            "*" => (most is 31 or 12 ? 1 : 0, most),
            _ when range.Split('-') is [var from, var to] => (Number(from), Number(to)),
            _ => (Number(range), step > 0 ? most : Number(range)),
        };
        return value >= first && value <= last && (step == 0 || (value - first) % step == 0);
    });

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : text.ToUpperInvariant() switch
        {
            "SUN" => 0,
            "MON" => 1,
            "TUE" => 2,
            "WED" => 3,
            "THU" => 4,
            "FRI" => 5,
            "SAT" => 6,
            "JAN" => 1,
            "FEB" => 2,
            "MAR" => 3,
            "APR" => 4,
            "MAY" => 5,
            "JUN" => 6,
            "JUL" => 7,
            "AUG" => 8,
            "SEP" => 9,
            "OCT" => 10,
            "NOV" => 11,
            "DEC" => 12,
            _ => throw new FormatException(text),
        };

    private static DateTime Local(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;
}
