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

    /// <summary>A market as the two-year soak has it: of eight candidates a week each is found or not.</summary>
    [Fact]
    public void Over_two_years_of_weekly_refreshes_the_mean_error_of_a_week_is_within_thirty_percent()
    {
        var years = Years(random => Enumerable.Range(0, 8).Count(_ => random.NextDouble() < 0.5));

        Assert.InRange(years.Average(year => year.Error), 0, 0.3m);
        Assert.InRange(years.Average(year => year.CostError), 0, 0.15m);
        Assert.InRange(years.Average(year => year.Bias), 0, 0.1m);
    }

    /// <summary>Where finds come by themselves, as accidents do, single weeks spread more than that: whoever knows the true rate of four
    /// a week is wrong by 39 % on average (the mean deviation of Poisson's distribution, 2·e⁻⁴·4⁵/4! of 4).</summary>
    [Fact]
    public void Where_not_even_the_true_rate_is_within_thirty_percent_the_forecast_is_as_good_as_that_within_a_tenth()
    {
        var years = Years(random => Poisson(random, Rate));

        Assert.InRange(years.Average(year => year.ErrorOfTruth), 0.36m, 0.42m);
        Assert.InRange(years.Average(year => year.Error), 0, years.Average(year => year.ErrorOfTruth) * 1.1m);
        Assert.InRange(years.Average(year => year.Bias), 0, 0.1m);
        Assert.InRange(years.Average(year => year.CostError), 0, 0.2m);
    }

    [Fact]
    public void A_market_that_has_changed_is_followed_within_six_refreshes()
    {
        var ledger = Enumerable.Range(1, 46).Aggregate(
            RunLedger.Empty,
            (runs, week) => runs.With(
                Plans.Record(Plans.Monday.AddDays(7 * week), found: week <= 40 ? 3 + (week % 3) : 20 + (week % 3), id: week)));

        Assert.InRange(RefreshForecast.Of(ledger, "abc", 25)?.New ?? 0, 18, 22);
    }

    private const double Rate = 4;
    private const int Repetitions = 150;

    private static IReadOnlyList<TwoYears> Years(Func<Random, int> draw) =>
        [.. Enumerable.Range(1, Repetitions).Select(seed => TwoYearsOf(new Random(seed), draw))];

    private static TwoYears TwoYearsOf(Random random, Func<Random, int> draw)
    {
        var ledger = RunLedger.Empty;
        List<(decimal Expected, decimal Found, decimal ExpectedUsd, decimal Usd)> weeks = [];
        for (var week = 1; week <= 104; week++)
        {
            // The first refresh finds what there was, later ones what came since; one in twenty fails.
            var found = week == 1 ? 60 : draw(random);
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
        var (mean, cost) = (weeks.Average(week => week.Found), weeks.Average(week => week.Usd));
        return new TwoYears(
            weeks.Average(week => Math.Abs(week.Expected - week.Found)) / mean,
            weeks.Average(week => Math.Abs((decimal)Rate - week.Found)) / mean,
            Math.Abs(weeks.Average(week => week.Expected) - mean) / mean,
            weeks.Average(week => Math.Abs(week.ExpectedUsd - week.Usd)) / cost);
    }

    // D. Knuth, The Art of Computer Programming, volume 2, 3.4.1.
    private static int Poisson(Random random, double rate)
    {
        var (count, product) = (0, random.NextDouble());
        for (var least = Math.Exp(-rate); product > least; count++)
        {
            product *= random.NextDouble();
        }

        return count;
    }

    /// <param name="Error">Mean error of a week against the mean found.</param>
    /// <param name="ErrorOfTruth">The same of a forecast that knows the true rate.</param>
    /// <param name="Bias">Error of the sum.</param>
    /// <param name="CostError">Mean error of a week's cost against the mean cost.</param>
    private sealed record TwoYears(decimal Error, decimal ErrorOfTruth, decimal Bias, decimal CostError);

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
