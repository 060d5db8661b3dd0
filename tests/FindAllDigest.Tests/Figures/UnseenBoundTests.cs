using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Study;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Figures;

/// <summary>The bound on unseen entities, in worlds whose truth is known; the study prints the whole table.</summary>
public sealed class UnseenBoundTests
{
    public static TheoryData<int, bool, int> Kinds => [.. Study.Study.Kinds.Select(kind => (kind.Size, kind.IsEqual, kind.GrowthAMonth))];

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Lane", "thorough")]
    public void The_bound_is_rarely_far_above_the_truth(int size, bool isEqual, int growth)
    {
        foreach (var row in Study.Study.Play(new WorldKind(size, isEqual, growth), worldCount: 1000))
        {
            Assert.True(row.TooHigh <= 0.05, row.ToString());
        }
    }

    [Theory]
    [Trait("Lane", "thorough")]
    [InlineData(60, 0)]
    [InlineData(60, 5)]
    [InlineData(200, 0)]
    [InlineData(200, 5)]
    public void In_equal_worlds_it_is_near_the_truth_after_four_refreshes_and_a_recheck(int size, int growth)
    {
        var row = Study.Study
            .Play(new WorldKind(size, IsEqual: true, growth), worldCount: 1000)
            .Single(row => row.Moment == "and a recheck");

        Assert.True(row.Close >= 0.9, row.ToString());
    }

    [Fact]
    public void Nothing_is_said_before_two_runs_went_on_until_nothing_was_left()
    {
        Assert.Null(UnseenBound.Of([]));
        Assert.Null(UnseenBound.Of([new RunCatch(0, 40, 0, 0)]));
        Assert.NotNull(UnseenBound.Of([new RunCatch(0, 40, 0, 0), new RunCatch(40, 12, 0, 0)]));
    }

    [Fact]
    public void Catches_that_stop_say_that_nothing_is_left() =>
        Assert.Equal(0, UnseenBound.Of([new RunCatch(0, 40, 0, 0), new RunCatch(40, 0, 0, 0)]));

    [Fact]
    public void A_recheck_that_finds_few_known_ones_says_that_more_is_unseen_than_one_that_finds_most()
    {
        var few = UnseenBound.Of([new RunCatch(0, 30, 0, 0), new RunCatch(30, 10, 30, 10)]);
        var most = UnseenBound.Of([new RunCatch(0, 30, 0, 0), new RunCatch(30, 10, 30, 29)]);

        Assert.Equal(0, most);
        Assert.InRange(few!.Value, 5, 60);
    }

    [Fact]
    public void Only_runs_of_these_criteria_that_ran_until_nothing_was_left_are_catches()
    {
        var ledger = RunLedger.Empty
            .With(Run(1, day: 2, found: 30, "match_limit_met"))
            .With(Run(2, day: 9, found: 12, "candidates_exhausted"))
            .With(Run(3, day: 16, found: 7, "low_match_rate") with { CriteriaHash = "other" })
            .With(Run(4, day: 23, found: 4, "low_match_rate") with { Kind = RunKind.Recheck, Matched = 40, Excluded = 2 });

        Assert.Equal(
            [new RunCatch(30, 12, 0, 0), new RunCatch(42, 4, 40, 36)], RunCatch.Of(ledger, Plans.Record(Plans.Monday).CriteriaHash));
    }

    private static RunRecord Run(int id, int day, int found, string reason) => Plans.Record(Plans.Monday, id: id) with
    {
        Started = new(2026, 11, day, 6, 0, 0, TimeSpan.Zero),
        Status = "completed",
        Reason = reason,
        New = found,
        Matched = found,
        Excluded = 0,
    };
}
