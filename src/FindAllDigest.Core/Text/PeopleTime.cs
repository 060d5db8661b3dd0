
namespace FindAllDigest.Core.Text;

/// <summary>Moments in words for people: a day with its weekday, and how long something is ago.</summary>
public static class PeopleTime
{
    private const int YearIsClear = 300;

    /// <summary>The day with its weekday in a time zone, <c>Mon 30 Nov</c>; with the year where that is not clear.</summary>
    /// <param name="zone">The watch's; null for UTC.</param>
    public static string Day(DateTimeOffset moment, TimeZoneInfo? zone, DateTimeOffset now) => Day(DayIn(moment, zone), DayIn(now, zone));

    /// <summary>A day with its weekday, <c>Mon 30 Nov</c>; with the year where that is not clear.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        Math.Abs(day.DayNumber - today.DayNumber) < YearIsClear ? Day(day) : DayOfYear(day);

    /// <summary>A day with its weekday and its year: <c>Mon 30 Nov 2026</c>.</summary>
    public static string DayOfYear(DateOnly day) => day.ToString("ddd d MMM yyyy");

    /// <summary>The same; empty where there is no day.</summary>
    public static string DayOfYear(DateOnly? day) => day is { } known ? DayOfYear(known) : "";

    /// <summary>The same of a moment.</summary>
    /// <param name="zone">The watch's; null for UTC.</param>
    public static string DayOfYear(DateTimeOffset moment, TimeZoneInfo? zone) => DayOfYear(DayIn(moment, zone));

    /// <summary>A minute in UTC: <c>Mon 30 Nov, 06:00 UTC</c>.</summary>
    public static string Minute(DateTimeOffset moment) => $"{Day(DayIn(moment, null))}, {moment.UtcDateTime:HH:mm} UTC";

    /// <summary>A day with its weekday: <c>Mon 30 Nov</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("ddd d MMM");

    /// <summary><c>3 days ago</c>, <c>5 minutes ago</c>, <c>just now</c>.</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now) =>
        now - then < TimeSpan.FromMinutes(1) ? "just now" : $"{Span(now - then)} ago";

    /// <summary><c>in 3 days</c>, <c>in 5 minutes</c>, <c>now</c>. Days are those of the calendar, as
    /// whoever reads the date counts them.</summary>
    /// <param name="zone">The watch's; null for UTC.</param>
    public static string Until(DateTimeOffset then, TimeZoneInfo? zone, DateTimeOffset now)
    {
        var days = DayIn(then, zone).DayNumber - DayIn(now, zone).DayNumber;
        var span = then - now is { TotalHours: >= 24 } && days >= 2 ? Plural.Of(days, "day") : Span(then - now);
        return then <= now ? "now" : $"in {span}";
    }

    /// <summary>The day that a moment is in a time zone.</summary>
    /// <param name="zone">Null for UTC.</param>
    public static DateOnly DayIn(DateTimeOffset moment, TimeZoneInfo? zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone ?? TimeZoneInfo.Utc).DateTime);

    /// <summary>A span in its largest whole unit up to days: <c>3 days</c>, <c>1 hour</c>, <c>5 minutes</c>; at least a minute.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => Plural.Of((int)span.TotalDays, "day"),
        { TotalHours: >= 1 } => Plural.Of((int)span.TotalHours, "hour"),
        _ => Plural.Of(Math.Max(1, (int)span.TotalMinutes), "minute"),
    };
}
