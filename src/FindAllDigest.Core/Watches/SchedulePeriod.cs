using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>How often a period of a <see cref="CalendarSchedule"/> begins.</summary>
public enum SchedulePeriod { Day, Week, Month, Quarter }

/// <summary>The words that stand for periods and weekdays in <c>watch.json</c>.</summary>
public static class ScheduleWords
{
    internal static readonly WordTable<SchedulePeriod> Periods = new(
        ("day", SchedulePeriod.Day), ("week", SchedulePeriod.Week), ("month", SchedulePeriod.Month), ("quarter", SchedulePeriod.Quarter));

    internal static readonly WordTable<DayOfWeek> Weekdays = new(
        ("monday", DayOfWeek.Monday),
        ("tuesday", DayOfWeek.Tuesday),
        ("wednesday", DayOfWeek.Wednesday),
        ("thursday", DayOfWeek.Thursday),
        ("friday", DayOfWeek.Friday),
        ("saturday", DayOfWeek.Saturday),
        ("sunday", DayOfWeek.Sunday));

    /// <summary>Reads <c>day</c>, <c>week</c>, <c>month</c> or <c>quarter</c>.</summary>
    public static bool TryParse(string? word, out SchedulePeriod period) => Periods.TryParse(word, out period);

    public static string ToWire(this SchedulePeriod period) => Periods.WordOf(period);
}
