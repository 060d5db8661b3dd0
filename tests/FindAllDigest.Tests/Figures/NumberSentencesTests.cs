using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Figures;

/// <summary>Each sentence that the numbers can say, and for each a world in which it must not be said.</summary>
public sealed class NumberSentencesTests
{
    private static readonly ConditionFunnel Funnel = new(
        64, [new("portfolio_check", 26, 38, 12), new("founded_check", 35, 29, 3), new("country_check", 64, 0, 0)]);

    [Fact]
    public void A_funnel_says_what_refused_most_and_how_much_of_it_alone() =>
        Assert.Equal(
            "Of 64 candidates, “Portfolio” passed 26 and refused 38 (12 alone), “Founded” passed 35 and refused 29 (3 alone).",
            NumberSentences.Refused(Funnel));

    [Fact]
    public void A_funnel_of_many_conditions_names_three() => Assert.Equal(
        "Of 9 candidates, “A” passed 1 and refused 5, “B” passed 1 and refused 4, “C” passed 1 and refused 3, and 2 other conditions some.",
        NumberSentences.Refused(new(9, [new("a", 1, 5, 0), new("b", 1, 4, 0), new("c", 1, 3, 0), new("d", 1, 2, 0), new("e", 1, 1, 0)])));

    [Fact]
    public void A_funnel_in_which_nothing_was_refused_says_so_and_one_without_candidates_says_nothing()
    {
        Assert.Equal("No condition refused any of 1 candidate.", NumberSentences.Refused(new(1, [new("a", 1, 0, 0)])));
        Assert.Equal("", NumberSentences.Refused(new(0, [new("a", 0, 0, 0)])));
    }

    [Theory]
    [InlineData(14, true, "Found 137; at least 151 exist (about 91 %).")]
    [InlineData(0, true, "Found 137; nothing says that more exist today.")]
    [InlineData(null, true, "Found 137. How many more exist: not enough runs yet.")]
    [InlineData(null, false, "Found 137. How many more exist, and what the next refresh will bring: not enough runs yet.")]
    public void What_is_unseen_is_a_lower_bound_or_not_told(int? unseen, bool hasForecast, string sentence) =>
        Assert.Equal(sentence, NumberSentences.Unseen(Numbers() with { Unseen = unseen, Forecast = hasForecast ? new(4, 3, 6) : null }));

    [Fact]
    public void What_comes_next_and_what_was_paid_have_their_counts()
    {
        var numbers = Numbers() with { Unseen = 14, Forecast = new(4.5m, 3.1m, 6), Cost = Cost(new("", 27.4m, 137, 121) { Runs = 9 }) };

        Assert.Equal(
            "The next refresh is expected to bring about 4.5 new for about 3.10 USD, by what the last 6 brought. So far 27.40 USD in 9 runs for 137 new (0.20 each), 121 accepted (0.23 each).",
            NumberSentences.Of(numbers).Lines[^1]);
    }

    [Fact]
    public void Nothing_is_said_of_costs_where_nothing_was_bought_or_found()
    {
        var madeUp = Numbers() with { Unseen = 1, Forecast = new(2, 0, 3), Cost = Cost(new("", 0, 12, 0) { Runs = 4 }) };
        var barren = Numbers() with { Unseen = 1, Forecast = new(0, 2, 3), Cost = Cost(new("", 8, 0, 0) { Runs = 4 }) };

        Assert.Equal(
            "The next refresh is expected to bring about 2 new, by what the last 3 brought.", NumberSentences.Of(madeUp).Lines[^1]);
        Assert.Equal(
            "The next refresh is expected to bring about 0 new for about 2.00 USD, by what the last 3 brought.",
            NumberSentences.Of(barren).Lines[^1]);
    }

    [Fact]
    public void The_rest_names_suggestions_the_other_conditions_generators_and_criteria_where_there_are_several()
    {
        var more = NumberSentences.Of(Numbers() with
        {
            Funnel = Funnel,
            Suggestions = [ConditionSuggestion.RefusesAlone("portfolio_check", 30, 64)],
            Dearer = new("pro", new(6.3m, 8.2m, 3)),
            Cost = new(
                new("", 30, 10, 0),
                [new("core", 10, 6, 4) { Runs = 5 }, new("", 20, 4, 0) { Runs = 2 }],
                [
                    new("aaa", 10, 5, 0) { Runs = 3, LastRefresh = Plans.Monday },
                    new("bbb", 20, 5, 0) { Runs = 4, LastRefresh = Plans.Monday.AddDays(7) },
                    new("ccc", 0.2m, 0, 0) { Runs = 2 },
                ]),
        }).More;

        Assert.Equal(
            [
                "“Portfolio” alone refused 30 of 64 candidates: look at the near misses, and say in its description what may pass.",
                "“Country” passed 64 and refused 0.",
                "With generator pro, a refresh is expected to bring about 6.3 new for about 8.20 USD, by what the last 3 brought.",
                "Generator core: 10.00 USD in 5 runs for 6 new (1.67 each), 4 accepted (2.50 each).",
                "Generator unknown: 20.00 USD in 2 runs for 4 new (5.00 each).",
                "Criteria aaa: 10.00 USD in 3 runs for 5 new (2.00 each).",
                "Criteria bbb, the latest: 20.00 USD in 4 runs for 5 new (4.00 each).",
                "Criteria ccc, only tried by preview: 0.20 USD in 2 runs for 0 new.",
            ],
            more);
    }

    [Theory]
    [InlineData(1, "Of 64 candidates, “A” passed 26 and refused 38.")]
    [InlineData(3, "Of 64 different candidates of 3 runs, “A” passed 26 and refused 38.")]
    public void Candidates_of_several_runs_are_told_as_such(int runs, string sentence) =>
        Assert.Equal(sentence, NumberSentences.Refused(new ConditionFunnel(64, [new("a", 26, 38, 0)]) { Runs = runs }));

    [Fact]
    public void A_watch_that_never_ran_has_nothing_to_compare()
    {
        var numbers = Numbers() with { Found = 0, Cost = Cost(new("", 0, 0, 0)) };

        Assert.Equal(
            ["Found 0. How many more exist, and what the next refresh will bring: not enough runs yet."],
            NumberSentences.Of(numbers).Lines);
        Assert.Empty(NumberSentences.Of(numbers).More);
    }

    [Fact]
    public void Words_that_changed_begin_the_figures_anew()
    {
        var ledger = Enumerable.Range(1, 5)
            .Aggregate(
                RunLedger.Empty,
                (runs, week) =>
                    runs.With(Plans.Record(Plans.Monday.AddDays(7 * week), reason: "candidates_exhausted", found: 12 / week, id: week)));

        var same = WatchNumbers.Of(Facts(ledger, "abc"), new ConditionFunnel(0, []));
        var changed = WatchNumbers.Of(Facts(ledger, "other"), new ConditionFunnel(0, []));

        Assert.Equal((27, true, true), (same.Found, same.Unseen is not null, same.Forecast is not null));
        Assert.Equal((0, false, false), (changed.Found, changed.Unseen is not null, changed.Forecast is not null));
    }

    private static WatchFacts Facts(RunLedger ledger, string hash) => new()
    {
        Ledger = ledger,
        CriteriaHash = hash,
        ConditionNames = [],
        Generator = Generator.Core,
        MostUsd = 25,
        Entities = [],
        Precision = Precision.Of([], ExcludeList.Empty, [], ledger),
    };

    private static WatchNumbers Numbers() => new()
    {
        Funnel = new(0, []),
        Found = 137,
        Unseen = null,
        Forecast = null,
        Dearer = null,
        Cost = Cost(new("", 0, 0, 0)),
        Suggestions = [],
    };

    private static CostShares Cost(CostShare all) => new(all, [], []);
}
