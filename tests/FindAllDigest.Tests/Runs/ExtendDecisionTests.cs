using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Runs;

public sealed class ExtendDecisionTests
{
    private static readonly PriceTable Prices = PriceTable.Shipped;

    private static readonly RunPlan Plan = Plans.Plan with
    {
        MatchLimit = 50,
        ExposureUsd = Prices.Exposure(Generator.Core, Plans.Criteria.Enrichments, 50),
    };

    private static decimal PerMatch => Prices.PerMatch(Generator.Core, Plans.Criteria.Enrichments);

    [Fact]
    public void A_run_that_met_its_limit_is_extended_to_the_total_that_the_watch_wants()
    {
        var extension = Decide(Plan, "match_limit_met", left: 1000);

        Assert.Equal((50, 200, 50), (extension?.From, extension?.To, extension?.MatchedBefore));
        Assert.Equal(150, extension?.Additional);
        Assert.Equal((Plan.ExposureUsd, Plan.ExposureUsd + (150 * PerMatch)), (extension?.ExposureBeforeUsd, extension?.ExposureUsd));
    }

    [Theory]
    [InlineData("candidates_exhausted")]
    [InlineData("low_match_rate")]
    [InlineData("user_cancelled")]
    [InlineData(null)]
    public void Another_end_is_no_reason(string? reason) => Assert.Null(Decide(Plan, reason, left: 1000));

    [Fact]
    public void It_is_extended_once() =>
        Assert.Null(
            Decide(
                Plan with { Extension = new() { From = 5, To = 50, MatchedBefore = 5, ExposureBeforeUsd = 1, ExposureUsd = 2 } },
                "match_limit_met",
                left: 1000));

    [Fact]
    public void A_watch_that_does_not_ask_and_a_preview_are_not_extended()
    {
        Assert.Null(Decide(Plan, "match_limit_met", left: 1000, upTo: null));
        Assert.Null(Decide(Plan with { Criteria = Plans.Criteria with { Generator = Generator.Preview } }, "match_limit_met", left: 1000));
        Assert.Null(Decide(Plan, "match_limit_met", left: 1000, upTo: 50));
    }

    [Fact]
    public void The_budget_of_month_and_run_decides_how_far()
    {
        Assert.Equal(60, Decide(Plan, "match_limit_met", left: (10 * PerMatch) + 0.001m)?.To);
        Assert.Null(Decide(Plan, "match_limit_met", left: PerMatch - 0.001m));
        Assert.Null(Decide(Plan, "match_limit_met", left: -5));
        Assert.Equal(57, Decide(Plan, "match_limit_met", left: 1000, perRun: Plan.ExposureUsd + (7 * PerMatch))?.To);
    }

    [Fact]
    public void An_active_run_waits() =>
        Assert.Null(
            ExtendDecision.Of(
                200, Plan, new RunStatus("running", true, 60, 50, "match_limit_met"), Prices, new Budget(1000, 1000), Money(1000)));

    private static RunExtension? Decide(RunPlan plan, string? reason, decimal left, int? upTo = 200, decimal perRun = 1000) =>
        ExtendDecision.Of(upTo, plan, new RunStatus("completed", false, 60, 50, reason), Prices, new Budget(perRun, 1000), Money(left));

    private static MonthlyMoney Money(decimal left) => new(new DateOnly(2026, 11, 1), 1000, 1000 - left, 0);
}
