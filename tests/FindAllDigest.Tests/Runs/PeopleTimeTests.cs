using FindAllDigest.Core.Text;
using Xunit;

namespace FindAllDigest.Tests.Runs;

public sealed class PeopleTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-29T23:00:00Z", "Europe/Berlin", "Mon 30 Nov")]
    [InlineData("2026-11-29T23:00:00Z", "UTC", "Sun 29 Nov")]
    [InlineData("2027-11-29T12:00:00Z", "UTC", "Mon 29 Nov 2027")]
    public void A_day_has_its_weekday_where_the_watch_lives(string moment, string zone, string day) =>
        Assert.Equal(
            day,
            PeopleTime.Day(
                DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture),
                TimeZoneInfo.FindSystemTimeZoneById(zone),
                Now));

    [Theory]
    [InlineData(0.2, "just now")]
    [InlineData(1, "1 minute ago")]
    [InlineData(90, "1 hour ago")]
    [InlineData(24 * 60, "24 hours ago")]
    [InlineData(3 * 24 * 60, "3 days ago")]
    public void What_is_past_is_told_in_its_largest_unit(double minutes, string words) =>
        Assert.Equal(words, PeopleTime.Ago(Now.AddMinutes(-minutes), Now));

    [Theory]
    [InlineData("2026-11-27T13:00:00Z", "2026-11-30T09:00:00Z", "UTC", "in 3 days")]
    [InlineData("2026-11-27T23:30:00Z", "2026-11-30T09:00:00Z", "Europe/Berlin", "in 2 days")]
    [InlineData("2026-11-27T13:00:00Z", "2026-11-28T09:00:00Z", "UTC", "in 20 hours")]
    [InlineData("2026-11-27T20:00:00Z", "2026-11-29T01:00:00Z", "UTC", "in 2 days")]
    public void Days_to_come_are_those_of_the_calendar_where_the_watch_lives(string now, string then, string zone, string words) =>
        Assert.Equal(
            words,
            PeopleTime.Until(
                DateTimeOffset.Parse(then, System.Globalization.CultureInfo.InvariantCulture),
                TimeZoneInfo.FindSystemTimeZoneById(zone),
                DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void What_is_to_come_is_told_likewise()
    {
        Assert.Equal("in 4 days", PeopleTime.Until(Now.AddDays(4), null, Now));
        Assert.Equal("now", PeopleTime.Until(Now, null, Now));
    }
}
