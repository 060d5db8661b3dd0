using System.Globalization;
using CsCheck;
using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Watches;

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
    public void An_expression_that_is_malformed_or_never_fires_is_refused(string cron) =>
        Assert.False(CronSchedule.TryParse(cron, TimeZoneInfo.Utc, out _));

    [Fact]
    public void Now_lies_between_the_start_of_its_period_and_the_next_around_daylight_saving()
    {
        var zones = (string[])["Europe/Lisbon", "Africa/Cairo", "America/Havana", "Australia/Lord_Howe"];
        var crons = (string[])["30 1 * * *", "0 0 * * *", "*/20 * * * *", "15 2 * * 0", "0 */2 * * *", "59 23 28 2 *"];
        var moments = Gen.Long[Moment("2026-01-01T00:00Z").Ticks, Moment("2027-01-01T00:00Z").Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

        Gen.Select(Gen.OneOf(zones), Gen.OneOf(crons), moments).Sample(
            (zone, cron, now) =>
            {
                if (!CronSchedule.TryParse(cron, TimeZoneInfo.FindSystemTimeZoneById(zone), out var schedule))
                {
                    return false;
                }

                var start = schedule.PeriodStart(now);
                var next = schedule.NextStart(now);
                return start <= now && now < next
                    && schedule.NextStart(start) == next
                    && schedule.PeriodStart(next) == next
                    && schedule.PeriodStart(next.AddTicks(-1)) == start;
            },
            iter: 3_000);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
