using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using Xunit;

namespace FindAllDigest.Tests.Figures;

/// <summary>Which condition costs most: said in worlds where one is badly worded, and not where none is.</summary>
public sealed class ConditionAdviceTests
{
    private const string Bad = "badly_worded_check";

    private static readonly string[] Names = ["portfolio_check", Bad, "founded_check", "country_check"];

    [Fact]
    public void Of_twenty_worlds_with_one_badly_worded_condition_it_is_named_first_in_eighteen()
    {
        var named = Enumerable.Range(1, 20).Count(seed => Advice(seed, isHealthy: false) is [{ Condition: Bad }, ..]);

        Assert.True(named >= 18, $"{named}");
    }

    [Fact]
    public void Of_twenty_healthy_worlds_eighteen_get_no_suggestion()
    {
        var quiet = Enumerable.Range(1, 20).Count(seed => Advice(seed, isHealthy: true).Count == 0);

        Assert.True(quiet >= 18, $"{quiet}");
    }

    [Fact]
    public void Few_candidates_and_few_reviews_carry_no_suggestion()
    {
        var funnel = new ConditionFunnel(19, [new(Bad, 0, 19, 19), new("other", 19, 0, 0)]);
        var reviews = new ConditionPrecision(Bad, ReviewShares.Of([]), [new("low", new ReviewShares(0, 7, 0, 0))]);

        Assert.Empty(ConditionAdvice.Of(funnel, [reviews]));
    }

    [Fact]
    public void A_suggestion_says_its_counts()
    {
        var funnel = new ConditionFunnel(60, [new(Bad, 20, 40, 36), new("other", 50, 10, 2)]);
        var reviews = new ConditionPrecision(
            "other", ReviewShares.Of([]), [new("low", new ReviewShares(1, 9, 0, 3)), new("high", new ReviewShares(20, 0, 0, 0))]);

        var advice = ConditionAdvice.Of(funnel, [reviews]);

        Assert.Equal(
            [
                "People rejected 9 of 10 entities where “Other” was not sure: say in its description what does not count.",
                "“Badly worded” alone refused 36 of 60 candidates: look at the near misses, and say in its description what may pass.",
            ],
            advice.Select(one => one.Sentence));
    }

    /// <summary>Sixty candidates and forty reviews. A bad condition refuses most of what is
    /// right, or lets through what people reject.</summary>
    private static IReadOnlyList<ConditionSuggestion> Advice(int seed, bool isHealthy)
    {
        var random = new Random(seed);
        var isTooStrict = seed % 2 == 0;
        var chances = Names.ToDictionary(name => name, _ => 0.7 + (0.25 * random.NextDouble()));
        if (!isHealthy && isTooStrict)
        {
            chances[Bad] = 0.1 + (0.1 * random.NextDouble());
        }

        var candidates = Enumerable.Range(0, 60)
            .Select(_ => (IReadOnlyList<CandidateOutput>)[.. Names.Select(name => Verdict(name, random.NextDouble() < chances[name]))]);
        var reviewed = Enumerable.Range(0, 40).Select(_ =>
        {
            var unsure = Names.Where(_ => random.NextDouble() < 0.3).ToHashSet();
            var isBad = !isHealthy && !isTooStrict && unsure.Contains(Bad);
            return (unsure, isRejected: random.NextDouble() < (isBad ? 0.85 : 0.08));
        }).ToList();
        return ConditionAdvice.Of(ConditionFunnel.Of(candidates, Names), [.. Names.Select(ReviewsOf)]);

        ConditionPrecision ReviewsOf(string name) => new(
            name,
            ReviewShares.Of([]),
            [SharesOf("high", name, isUnsure: false), SharesOf("low", name, isUnsure: true)]);

        PrecisionGroup SharesOf(string confidence, string name, bool isUnsure) => new(
            confidence,
            ReviewShares.Of(
                reviewed
                    .Where(one => one.unsure.Contains(name) == isUnsure)
                    .Select(one => one.isRejected ? ReviewVerdict.Rejected : ReviewVerdict.Accepted)));
    }

    private static CandidateOutput Verdict(string name, bool isMet) => new(name, OutputKind.MatchCondition, "\"\"", isMet, Evidence.None);
}
