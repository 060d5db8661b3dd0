using FindAllDigest.Core.Schedules;
using Xunit;

namespace FindAllDigest.Tests.Watches;

public sealed class ScheduleReaderTests
{
    [Fact]
    public void A_schedule_without_day_or_zone_begins_on_monday_or_the_first_in_utc()
    {
        var week = Assert.IsType<CalendarSchedule>(Read("""{ "every": "week" }"""));
        var quarter = Assert.IsType<CalendarSchedule>(Read("""{ "every": "quarter" }"""));

        Assert.Equal((DayOfWeek.Monday, "UTC"), (week.Weekday, week.TimeZone.Id));
        Assert.Equal(1, quarter.DayOfMonth);
    }

    [Fact]
    public void A_cron_schedule_is_read_with_its_zone()
    {
        var cron = Assert.IsType<CronSchedule>(Read("""{ "cron": "0 6 * * 1", "time_zone": "Asia/Tokyo" }"""));

        Assert.Equal("Asia/Tokyo", cron.TimeZone.Id);
    }

    [Theory]
    [InlineData("""{ }""", "'schedule' does not say when.")]
    [InlineData("""{ "time_zone": "UTC" }""", "'schedule' does not say when.")]
    [InlineData("""{ "every": "week", "cron": "0 6 * * 1" }""", "'schedule' mixes 'cron' with 'every' or 'on'.")]
    [InlineData("""{ "on": "monday", "cron": "0 6 * * 1" }""", "'schedule' mixes 'cron' with 'every' or 'on'.")]
    [InlineData("""{ "every": "weak" }""", "'every' is 'weak'; did you mean 'week'?")]
    [InlineData("""{ "every": "week", "on": "Monday" }""", "'on' is 'Monday'; did you mean 'monday'?")]
    [InlineData("""{ "every": "week", "on": 1 }""", "'on' is a number.")]
    [InlineData("""{ "every": "month", "on": "monday" }""", "'on' is a text.")]
    [InlineData("""{ "every": "month", "on": 32 }""", "'on' is 32.")]
    [InlineData("""{ "every": "quarter", "on": 0 }""", "'on' is 0.")]
    [InlineData("""{ "every": "day", "on": "monday" }""", "'on' says nothing for every day.")]
    [InlineData("""{ "cron": "0 6 30 2 *" }""", "'cron' is '0 6 30 2 *', which never happens or is no cron expression.")]
    [InlineData("""{ "every": "day", "time_zone": "Lisbon" }""", "'time_zone' is 'Lisbon', which is no time zone known here; did you mean 'Europe/Lisbon'?")]
    [InlineData("""{ "every": "day", "time_zone": "Europe/Lisbonn" }""", "'time_zone' is 'Europe/Lisbonn', which is no time zone known here; did you mean 'Europe/Lisbon'?")]
    [InlineData("""{ "every": "day", "time_zone": "New York" }""", "'time_zone' is 'New York', which is no time zone known here; did you mean 'America/New_York'?")]
    [InlineData("""{ "every": "day", "time_zone": "../../etc/passwd" }""", "'time_zone' is '../../etc/passwd', which is no time zone known here.")]
    [InlineData("""{ "every": "day", "time_zone": "/etc/passwd" }""", "'time_zone' is '/etc/passwd', which is no time zone known here.")]
    public void A_wrong_schedule_is_told(string schedule, string message) =>
        Assert.Equal(message, WatchText.OnlyProblem(WatchText.With($"\"schedule\": {schedule}")).Message);

    private static Schedule? Read(string schedule) => WatchText.ReadGood(WatchText.With($"\"schedule\": {schedule}")).Schedule;
}
