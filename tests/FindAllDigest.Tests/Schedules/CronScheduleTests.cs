using System.Globalization;
using CsCheck;
using FindAllDigest.Core.Schedules;
using Xunit;

namespace FindAllDigest.Tests.Schedules;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("0 6 * * 1", "2026-11-23T06:00Z", "2026-11-23T06:00Z", "2026-11-30T06:00Z")]
    [InlineData("0 6 * * 1", "2026-11-23T05:59Z", "2026-11-16T06:00Z", "2026-11-23T06:00Z")]
    [InlineData("30 1 * * *", "2026-03-29T12:00Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z")]
    public void Periods_begin_whenever_the_expression_fires_in_its_zone(string cron, string now, string start, string next)
    {
        Assert.True(CronSchedule.TryParse(cron, TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon"), out var schedule));

        Assert.Equal(Moment(start), schedule.PeriodStart(Moment(now)));
        Assert.Equal(Moment(next), schedule.NextStart(Moment(now)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0 6 * *")]
    [InlineData("0 0 6 * * 1")]
    [InlineData("0 6 30 2 *")]
    [InlineData("61 6 * * *")]
    [InlineData("H 6 * * *")]
    [InlineData("every monday")]
    [InlineData("@daily")]
    [InlineData("0 6 L * *")]
    [InlineData("0 6 ? * 1")]
    [InlineData("0 6 * * 1#2")]
    [InlineData("0 22-4 * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("0 6 0 * *")]
    [InlineData("0 6 * * 8")]
    [InlineData("0 6 * 13 *")]
    [InlineData("0,,5 6 * * *")]
    [InlineData("5- 6 * * *")]
    [InlineData("+5 6 * * *")]
    public void An_expression_that_is_malformed_or_never_fires_is_refused(string cron) =>
        Assert.False(CronSchedule.TryParse(cron, TimeZoneInfo.Utc, out _));

    /// <summary>Expressions whose starts over the two changes of daylight saving are held against Debian's rules.</summary>
    public static TheoryData<string> Expressions =>
    [
        "0 6 * * 1", "0 6 * * MON", "0 6 * * mon-fri", "0 6 * * 0", "0 6 * * 7", "0 6 * * 5-7", "0 6 * * 1,3,5", "0 6 * * */2",
        "0 6 * * 1-5/2", "0 6 1 * *",
        "0 6 1,15 * *", "0 6 1-7 * *", "0 6 31 * *", "0 6 29 * *", "0 6 */10 * *", "0 6 28-31 * *", "0 6 1 * 1", "0 6 13 * FRI",
        "0 6 1,15 * 1", "0 6 1-7 * 1",
        "0 6 */2 * 1", "0 6 1 * */2", "0 6 29 3 0", "0 6 25 10 0", "0 6 30 * 2-4", "0 6 1 APR *", "0 6 * MAR,NOV *", "0 6 * 3-4 *",
        "0 6 * */5 *", "0 6 1 4 5",
        "0 0 * * *", "0 1 * * *", "30 1 * * *", "59 1 * * *", "0 2 * * *", "30 2 * * *", "59 2 * * *", "0 3 * * *", "15,45 2 * * *",
        "15,45 1 * * *",
        "0 1-3 * * *", "30 1,2,3 * * *", "*/15 * * * *", "*/30 1 * * *", "*/20 2 * * *", "0 * * * *", "30 * * * *", "7 */3 * * *",
        "0 */2 * * *", "0 */12 * * *",
        "0 0-23/6 * * *", "10-50/20 2 * * *", "20/15 4 * * *", "5 4/7 * * *", "30 2 * * 0", "30 1 * * SUN", "30 2 29 3 *", "30 1 25 10 *",
        "0 0 29 3 0", "30 2 29 * 6",
        "* 2 * * 0", "*/10 * 29 3 *", "0 23 * * *", "59 23 31 * *",
    ];

    [Theory]
    [Trait("Lane", "thorough")]
    [MemberData(nameof(Expressions))]
    public void It_starts_when_Debian_would_start_it(string cron)
    {
        foreach (var zone in ((string[])["Europe/Lisbon", "America/New_York", "UTC"]).Select(TimeZoneInfo.FindSystemTimeZoneById))
        {
            foreach (var (first, last) in ((string, string)[])
            [
                ("2026-03-04T00:00Z", "2026-04-07T00:00Z"),
                ("2026-10-20T00:00Z", "2026-11-09T00:00Z")
            ])
            {
                Assert.Equal(
                    new DebianCron(cron).Starts(zone, Moment(first), Moment(last)), Starts(cron, zone, Moment(first), Moment(last)));
            }
        }
    }

    [Fact]
    public void Where_both_days_are_restricted_either_is_enough() => Assert.Equal(
        ["2026-11-01", "2026-11-02", "2026-11-09", "2026-11-15", "2026-11-16", "2026-11-23", "2026-11-30"],
        Starts("0 6 1,15 * 1", TimeZoneInfo.Utc, Moment("2026-11-01T00:00Z"), Moment("2026-11-30T23:00Z")).Select(
            start => $"{start:yyyy-MM-dd}"));

    [Fact]
    public void A_day_that_is_rare_is_found()
    {
        Assert.True(CronSchedule.TryParse("0 0 29 2 *", TimeZoneInfo.Utc, out var schedule));

        Assert.Equal(Moment("2028-02-29T00:00Z"), schedule.NextStart(Moment("2026-11-26T00:00Z")));
        Assert.Equal(Moment("2024-02-29T00:00Z"), schedule.PeriodStart(Moment("2026-11-26T00:00Z")));
        Assert.Equal(DateTimeOffset.MaxValue, schedule.NextStart(DateTimeOffset.MaxValue));
        Assert.Equal(DateTimeOffset.MinValue, schedule.PeriodStart(DateTimeOffset.MinValue));
    }

    [Fact]
    public void Now_lies_between_the_start_of_its_period_and_the_next_around_daylight_saving()
    {
        var zones = (string[])["Europe/Lisbon", "Africa/Cairo", "America/Havana", "Australia/Lord_Howe"];
        var crons = (string[])["30 1 * * *", "0 0 * * *", "*/20 * * * *", "15 2 * * 0", "0 */2 * * *", "59 23 28 2 *"];
        var moments = Gen.Long[Moment("2026-01-01T00:00Z").Ticks, Moment("2027-01-01T00:00Z").Ticks].Select(
            ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

        Gen.Select(Gen.OneOf(zones), Gen.OneOf(crons), moments).Sample(
            (zone, cron, now) =>
            {
                if (!CronSchedule.TryParse(cron, TimeZoneInfo.FindSystemTimeZoneById(zone), out var schedule))
                {
                    return false;
                }

                return Periods.Hold(schedule, now);
            },
            iter: 3_000);
    }

    private static IReadOnlyList<DateTimeOffset> Starts(string cron, TimeZoneInfo zone, DateTimeOffset first, DateTimeOffset last)
    {
        Assert.True(CronSchedule.TryParse(cron, zone, out var schedule));
        List<DateTimeOffset> starts = [];
        for (var start = schedule.NextStart(first.AddTicks(-1)); start <= last; start = schedule.NextStart(start))
        {
            starts.Add(start);
        }

        return starts;
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
