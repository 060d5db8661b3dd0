using CsCheck;
using FindAllDigest.Core.Schedules;
using Xunit;

namespace FindAllDigest.Tests.Schedules;

public sealed class CalendarScheduleTests
{
    private static readonly TimeZoneInfo Lisbon = Zone("Europe/Lisbon");

    [Theory]
    [InlineData("2026-11-23T06:00:00Z", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z")]
    [InlineData("2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z")]
    [InlineData("2026-11-22T23:59:59Z", "2026-11-16T00:00:00Z", "2026-11-23T00:00:00Z")]
    public void A_week_begins_on_its_weekday(string now, string start, string next) =>
        AssertPeriod(new(SchedulePeriod.Week, TimeZoneInfo.Utc), now, start, next);

    [Theory]
    [InlineData("2026-02-27T12:00:00Z", 31, "2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z")]
    [InlineData("2026-03-01T00:00:00Z", 31, "2026-02-28T00:00:00Z", "2026-03-31T00:00:00Z")]
    [InlineData("2026-03-14T00:00:00Z", 15, "2026-02-15T00:00:00Z", "2026-03-15T00:00:00Z")]
    [InlineData("2027-01-01T00:00:00Z", 1, "2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z")]
    public void A_month_begins_on_its_day_or_its_last(string now, int day, string start, string next) =>
        AssertPeriod(new(SchedulePeriod.Month, TimeZoneInfo.Utc) { DayOfMonth = day }, now, start, next);

    [Theory]
    [InlineData("2026-11-23T06:00:00Z", 1, "2026-10-01T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("2026-04-29T00:00:00Z", 31, "2026-01-31T00:00:00Z", "2026-04-30T00:00:00Z")]
    public void A_quarter_begins_on_a_day_of_its_first_month(string now, int day, string start, string next) =>
        AssertPeriod(new(SchedulePeriod.Quarter, TimeZoneInfo.Utc) { DayOfMonth = day }, now, start, next);

    [Theory]
    [InlineData("2026-03-29T12:00:00Z", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z")]
    [InlineData("2026-10-25T12:00:00Z", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z")]
    public void A_day_lasts_from_local_midnight_to_local_midnight_however_long_it_is(string now, string start, string next) =>
        AssertPeriod(new(SchedulePeriod.Day, Lisbon), now, start, next);

    [Fact]
    public void A_midnight_that_daylight_saving_skips_is_the_moment_of_the_change() =>
        AssertPeriod(new(SchedulePeriod.Day, Zone("Africa/Cairo")), "2026-04-24T12:00:00Z", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z");

    [Fact]
    public void A_midnight_that_happens_twice_is_the_earlier() =>
        AssertPeriod(
            new(SchedulePeriod.Day, Zone("America/Havana")), "2026-11-01T12:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z");

    [Fact]
    public void A_day_that_a_zone_never_had_is_no_period_of_its_own()
    {
        var schedule = new CalendarSchedule(SchedulePeriod.Day, Zone("Pacific/Apia"));

        Assert.Equal(Moment("2011-12-30T10:00:00Z"), schedule.NextStart(Moment("2011-12-30T09:59:59Z")));
        Assert.Equal(Moment("2011-12-31T10:00:00Z"), schedule.NextStart(Moment("2011-12-30T10:00:00Z")));
    }

    [Fact]
    public void A_watch_that_never_ran_is_due() =>
        Assert.True(new CalendarSchedule(SchedulePeriod.Week, Lisbon).IsDue(Moment("2026-11-23T06:00:00Z"), null));

    [Theory]
    [InlineData("2026-11-22T23:59:59Z", true)]
    [InlineData("2026-11-23T00:00:00Z", false)]
    [InlineData("2026-11-23T07:00:00Z", false)]
    [InlineData("2025-01-01T00:00:00Z", true)]
    public void A_watch_is_due_when_a_period_began_since_its_last_run_started(string lastStarted, bool isDue) =>
        Assert.Equal(isDue, new CalendarSchedule(SchedulePeriod.Week, Lisbon).IsDue(Moment("2026-11-23T06:00:00Z"), Moment(lastStarted)));

    [Fact]
    public void Late_doubled_and_dropped_crons_give_one_run_a_period()
    {
        var schedule = new CalendarSchedule(SchedulePeriod.Day, Lisbon);
        var runs = new List<DateTimeOffset>();

        foreach (var wake in (string[])
        [
            "2026-03-28T06:00Z",
            "2026-03-28T06:00Z",
            "2026-03-28T23:59Z",
            "2026-03-31T09:00Z",
            "2026-03-31T22:59Z",
            "2026-03-31T23:00Z"
        ])
        {
            if (schedule.IsDue(Moment(wake), runs.Count == 0 ? null : runs[^1]))
            {
                runs.Add(Moment(wake));
            }
        }

        Assert.Equal([Moment("2026-03-28T06:00Z"), Moment("2026-03-31T09:00Z"), Moment("2026-03-31T23:00Z")], runs);
    }

    [Fact]
    public void Now_lies_between_the_start_of_its_period_and_the_next_in_every_zone()
    {
        var zones = (string[])
        [
            "UTC", "Europe/Lisbon", "America/Havana", "Africa/Cairo", "Pacific/Apia", "America/Sao_Paulo", "Asia/Kathmandu",
            "Australia/Lord_Howe"
        ];
        var moments = Gen.Long[Moment("1990-01-01T00:00Z").Ticks, Moment("2040-01-01T00:00Z").Ticks].Select(
            ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

        Gen.Select(Gen.Enum<SchedulePeriod>(), Gen.OneOf(zones), Gen.Enum<DayOfWeek>(), Gen.Int[1, 31], moments).Sample(
            (every, zone, weekday, day, now) =>
            {
                var schedule = new CalendarSchedule(every, Zone(zone)) { Weekday = weekday, DayOfMonth = day };
                return Periods.Hold(schedule, now);
            },
            iter: 2_000);
    }

    private static void AssertPeriod(CalendarSchedule schedule, string now, string start, string next)
    {
        Assert.Equal(Moment(start), schedule.PeriodStart(Moment(now)));
        Assert.Equal(Moment(next), schedule.NextStart(Moment(now)));
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
