using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Figures;

/// <summary>What the next refresh is expected to bring, held against what it brings.</summary>
public sealed class RefreshForecastTests
{
    private const decimal PerRun = 2;
    private const decimal PerNew = 0.15m;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Over_two_years_of_weekly_refreshes_the_mean_error_is_within_thirty_percent(int seed)
    {
        var random = new Random(seed);
        var ledger = RunLedger.Empty;
        List<(decimal Expected, decimal Found, decimal ExpectedUsd, decimal Usd)> weeks = [];
        for (var week = 1; week <= 104; week++)
        {
            // The first refresh finds what there was, later ones what came since; one in twenty fails.
            var found = week == 1 ? 60 : Enumerable.Range(0, 8).Count(_ => random.NextDouble() < 0.5);
            var hasFailed = week > 1 && random.Next(20) == 0;
            var run = Plans.Record(
                Plans.Monday.AddDays(7 * week),
                status: hasFailed ? "failed" : "completed",
                reason: hasFailed ? "error_occurred" : "candidates_exhausted",
                found: hasFailed ? 0 : found,
                usd: PerRun + (PerNew * found),
                id: week);
            if (RefreshForecast.Of(ledger, run.CriteriaHash, 25) is { } forecast && !hasFailed)
            {
                weeks.Add((forecast.New, run.New, forecast.Usd, run.Usd));
            }

            ledger = ledger.With(run);
        }

        Assert.True(weeks.Count > 80);
        Assert.InRange(weeks.Average(week => Math.Abs(week.Expected - week.Found)) / weeks.Average(week => week.Found), 0, 0.4m);
        Assert.InRange(Math.Abs(weeks.Sum(week => week.Expected) - weeks.Sum(week => week.Found)) / weeks.Sum(week => week.Found), 0, 0.3m);
        Assert.InRange(weeks.Average(week => Math.Abs(week.ExpectedUsd - week.Usd)) / weeks.Average(week => week.Usd), 0, 0.3m);
    }

    [Fact]
    public void Before_two_refreshes_after_the_first_nothing_is_expected()
    {
        var ledger = RunLedger.Empty
            .With(Plans.Record(Plans.Monday, found: 9, id: 1))
            .With(Plans.Record(Plans.Monday.AddDays(7), found: 2, id: 2));

        Assert.Null(RefreshForecast.Of(ledger, "abc", 25));
        Assert.Equal(3, RefreshForecast.Of(ledger.With(Plans.Record(Plans.Monday.AddDays(14), found: 4, id: 3)), "abc", 25)?.New);
    }
}
