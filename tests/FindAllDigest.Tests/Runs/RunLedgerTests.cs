using System.Text;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Runs;

public sealed class RunLedgerTests
{
    [Fact]
    public void A_ledger_reads_back_to_the_same_bytes()
    {
        var ledger = RunLedger.Empty
            .With(Plans.Record(Plans.Monday, usd: 10.7505m))
            .With(LostRun.Record(Plans.Plan, Plans.Monday.AddDays(1)))
            .With(Plans.Record(Plans.Monday, status: "=cmd,\"x\"\n", id: 3));

        var read = RunLedger.Read("runs.csv", ledger.ToUtf8());

        Assert.Equal(Encoding.UTF8.GetString(ledger.ToUtf8().Span), Encoding.UTF8.GetString(read.ToUtf8().Span));
        Assert.Equal([10.7505m, 9.875m, 1m], read.Runs.Select(run => run.Usd));
        Assert.Null(read.Runs[1].Id);
    }

    [Fact]
    public void A_run_is_not_booked_twice_but_each_lost_one_is()
    {
        var record = Plans.Record(Plans.Monday);
        var lost = LostRun.Record(Plans.Plan, Plans.Monday);

        Assert.Equal(3, RunLedger.Empty.With(record).With(record).With(lost).With(lost).Runs.Count);
    }

    [Fact]
    public void A_run_booked_before_its_start_is_replaced_by_what_became_of_it_and_no_other_row_is_touched()
    {
        var booked = LostRun.Record(Plans.Plan, Plans.Monday) with { Kind = RunKind.Preview };
        var ledger = RunLedger.Empty.With(LostRun.Record(Plans.Plan, Plans.Monday)).With(booked).With(booked);
        var known = Plans.Record(Plans.Monday) with { Kind = RunKind.Preview };

        var started = RunLedger.Read("runs.csv", ledger.ToUtf8())
            .Settling(booked with { Started = booked.Started.AddMilliseconds(3) }, known);

        Assert.Equal([null, null, known.Id], started.Runs.Select(run => run.Id));
        Assert.Equal([RunKind.Refresh, RunKind.Preview], ledger.Settling(booked, null).Runs.Select(run => run.Kind));
        Assert.Equal(known, Assert.Single(RunLedger.Empty.Settling(booked, known).Runs));
    }

    [Fact]
    public void Spending_counts_for_the_month_in_which_a_run_started()
    {
        var ledger = RunLedger.Empty
            .With(Plans.Record(new(2026, 10, 31, 23, 59, 59, TimeSpan.Zero), usd: 4, id: 1))
            .With(Plans.Record(new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), usd: 2, id: 2))
            .With(Plans.Record(new(2025, 11, 5, 0, 0, 0, TimeSpan.Zero), usd: 1, id: 3));

        Assert.Equal(2, ledger.SpentInMonthOf(Plans.Monday));
    }

    [Theory]
    [InlineData(12, 50, 50)]
    [InlineData(10.75, 50, 50)]
    [InlineData(10.74, 50, 49)]
    [InlineData(2.875, 50, 5)]
    [InlineData(2.87, 50, 0)]
    [InlineData(0, 50, 0)]
    public void The_match_limit_is_the_highest_whose_exposure_fits(double perRun, int asked, int limit)
    {
        var criteria = Plans.Criteria with { MatchLimit = asked };

        var decision = RunBudget.Decide(
            criteria,
            PriceTable.Shipped,
            new Budget((decimal)perRun, 40),
            MonthlyMoney.Of(new Budget((decimal)perRun, 40), RunLedger.Empty, null, Plans.Monday));

        Assert.Equal(limit, decision is BudgetDecision.Fits fits ? fits.MatchLimit : 0);
        Assert.True(decision is not BudgetDecision.Fits { ExposureUsd: var exposure } || exposure <= (decimal)perRun);
    }

    [Fact]
    public void What_the_month_has_spent_leaves_less_for_a_run()
    {
        var ledger = RunLedger.Empty.With(Plans.Record(Plans.Monday, usd: 35));

        var decision = Assert.IsType<BudgetDecision.Fits>(
            RunBudget.Decide(
                Plans.Criteria, PriceTable.Shipped, new Budget(12, 40), MonthlyMoney.Of(new Budget(12, 40), ledger, null, Plans.Monday)));

        Assert.Equal(17, decision.MatchLimit);
        Assert.Equal(5, decision.LeftThisMonthUsd);
    }

    [Fact]
    public void Prices_of_the_repository_win_over_the_shipped_ones_one_by_one()
    {
        var table = PriceTable.Shipped.OverriddenBy(
            "data/prices.json",
            """{ "date": "2027-01-01", "generators": { "core": { "run": 1, "match": 0.1 } }, "processors": { "new": 9 } } // ours"""u8.ToArray());

        Assert.Equal(new DateOnly(2027, 1, 1), table.Date);
        Assert.Equal(1, table.PerRun(Generator.Core));
        Assert.Equal(PriceTable.Shipped.PerRun(Generator.Pro), table.PerRun(Generator.Pro));
        Assert.Equal(9, table.PerEnrichment("nobody-knows"));
        Assert.Equal(0.025m, table.PerEnrichment("core-fast"));
    }

    [Theory]
    [InlineData("core", "2027-13-01", "1")]
    [InlineData("core", "2027-01-01", "-1")]
    [InlineData("core", "2027-01-01", "1e27")]
    [InlineData("core", "2027-01-01", "\"1\"")]
    public void A_price_that_is_none_is_a_fault_of_the_file(string generator, string date, string price) =>
        Assert.Throws<Core.Failures.DigestException>(() => PriceTable.Shipped.OverriddenBy(
            "data/prices.json",
            Encoding.UTF8.GetBytes($$"""{ "date": "{{date}}", "generators": { "{{generator}}": { "run": {{price}}, "match": 0 } } }""")));

    [Theory]
    [InlineData("{\n \"generators\": { \"cor\": {} } }", 2, "did you mean 'core'?")]
    [InlineData("{\n \"generators\": { \"core\": { \"run\": 1 } } }", 2, "'match' is missing")]
    [InlineData("{\n \"generators\": { \"core\": 1 } }", 2, "the prices of 'core' are a number")]
    [InlineData("{\n\n \"processors\": { \"core\": -1 } }", 3, "'core' is -1")]
    [InlineData("{\n \"date\": \"today\" }", 2, "'date' is 'today'")]
    [InlineData("{\n \"prices\": {} }", 2, "unknown field 'prices'")]
    [InlineData("{\n nonsense }", 2, "this is not JSON")]
    public void A_fault_of_the_prices_has_its_line_and_column(string text, int line, string message)
    {
        var problem = Assert.Single(
            Assert.Throws<Core.Failures.DigestException>(
                () => PriceTable.Shipped.OverriddenBy("data/prices.json", Encoding.UTF8.GetBytes(text))).Problems);

        Assert.Equal(line, problem.Line);
        Assert.True(problem.Column > 0);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }
}
