using FindAllDigest.Core.Json;
using FindAllDigest.Core.Schedules;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>Reads <c>schedule</c> and <c>recheck</c>.</summary>
internal sealed class ScheduleReader(ProblemList problems)
{
    private const string OneForm = """Write either "every" (with "on" if you like) or "cron".""";

    /// <summary>Reads the recheck, whose periods begin in the time zone of the watch's schedule.</summary>
    public static Recheck? ReadRecheck(ObjectFields watch, Schedule? schedule, TableReader table)
    {
        if (watch.Object("recheck", WatchFields.Recheck) is not { } fields)
        {
            return null;
        }

        fields.Require("every", """Write "every": "quarter", or another period.""");
        var every = fields.Word("every", WatchWords.Periods) ?? SchedulePeriod.Quarter;
        var limit = fields.Integer("match_limit", MatchLimits.Minimum, MatchLimits.Maximum);
        return new(new CalendarSchedule(every, schedule?.TimeZone ?? TimeZoneInfo.Utc), limit)
        {
            Rules = new(table.ReadNames(fields, "ignore"), fields.Number("threshold_percent", 0, 1000) ?? 0),
        };
    }

    public Schedule? ReadSchedule(ObjectFields watch)
    {
        if (watch.Object("schedule", WatchFields.Schedule) is not { } fields)
        {
            return null;
        }

        var zone = Zone(fields);
        switch (fields.Has("cron"), fields.Has("every"))
        {
            case (true, false) when !fields.Has("on"):
                return Cron(fields, zone);
            case (false, true):
                return Calendar(fields, zone);
            case (false, false):
                problems.Add(fields.Place, "'schedule' does not say when.", OneForm);
                return null;
            default:
                problems.Add(fields.PlaceOf("cron"), "'schedule' mixes 'cron' with 'every' or 'on'.", OneForm);
                return null;
        }
    }

    private TimeZoneInfo Zone(ObjectFields fields)
    {
        if (fields.Text("time_zone") is not { } name)
        {
            return TimeZoneInfo.Utc;
        }

        if (TimeZones.TryFind(name, out var zone))
        {
            return zone;
        }

        var hint = TimeZones.Nearest(name) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
        problems.Add(
            fields.PlaceOf("time_zone"),
            $"'time_zone' is '{ProblemList.Shown(name)}', which is no time zone known here{hint}",
            "Write an IANA name such as Europe/Lisbon, or UTC.");
        return TimeZoneInfo.Utc;
    }

    private static CronSchedule? Cron(ObjectFields fields, TimeZoneInfo zone) => fields.Parsed(
        "cron",
        text => CronSchedule.TryParse(text, zone, out var schedule) ? schedule : null,
        "Write minute, hour, day of month, month, day of week, such as 0 6 * * 1.",
        ", which never happens or is no cron expression.");

    private CalendarSchedule? Calendar(ObjectFields fields, TimeZoneInfo zone)
    {
        if (fields.Word("every", WatchWords.Periods) is not { } every)
        {
            return null;
        }

        var schedule = new CalendarSchedule(every, zone);
        switch (every)
        {
            case SchedulePeriod.Day when fields.Has("on"):
                problems.Add(fields.PlaceOf("on"), "'on' says nothing for every day.", "Remove it.");
                return schedule;
            case SchedulePeriod.Day:
                return schedule;
            case SchedulePeriod.Week:
                return schedule with { Weekday = fields.Word("on", WatchWords.Weekdays) ?? DayOfWeek.Monday };
            default:
                return schedule with { DayOfMonth = fields.Integer("on", 1, CalendarSchedule.LastDayOfMonth) ?? 1 };
        }
    }
}
