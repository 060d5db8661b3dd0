using FindAllDigest.Core.Schedules;

namespace FindAllDigest.Tests.Schedules;

internal static class Periods
{
    /// <summary>Whether a moment lies in its period, and each period ends where the next begins.</summary>
    public static bool Hold(Schedule schedule, DateTimeOffset now)
    {
        var start = schedule.PeriodStart(now);
        var next = schedule.NextStart(now);
        return start <= now && now < next
            && schedule.NextStart(start) == next
            && schedule.PeriodStart(next) == next
            && schedule.PeriodStart(next.AddTicks(-1)) == start;
    }
}
