using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Figures;

public sealed class ConditionFunnelTests
{
    private static readonly string[] Names = ["a", "b"];

    [Fact]
    public void A_funnel_counts_passed_failed_and_failed_alone_of_the_judged()
    {
        var funnel = ConditionFunnel.Of(
            [
                [Verdict("a", true), Verdict("b", true)],
                [Verdict("a", false), Verdict("b", true)],
                [Verdict("a", false), Verdict("b", false)],
                [Verdict("a", true), Verdict("b", false), Verdict("not_a_condition", false)],
                [Verdict("a", null), Verdict("b", null)],
                [],
            ],
            Names);

        Assert.Equal(4, funnel.Candidates);
        Assert.Equal([new ConditionCount("a", 2, 2, 1), new ConditionCount("b", 2, 2, 1)], funnel.Conditions);
    }

    [Fact]
    public void A_condition_told_twice_counts_once()
    {
        var funnel = ConditionFunnel.Of([[Verdict("a", false), Verdict("a", true), Verdict("b", true)]], Names);

        Assert.Equal(new ConditionCount("a", 0, 1, 1), funnel.Conditions[0]);
    }

    [Fact]
    public void Near_misses_miss_one_condition_and_meet_all_others_surest_first()
    {
        var near = NearMisses.Of(
            [
                Refused("Unsure", Verdict("a", true, "low"), Verdict("b", false)),
                Refused("Both", Verdict("a", false), Verdict("b", false)),
                Refused("Sure", Verdict("a", true, "high"), Verdict("b", false)),
                Refused("Silent", Verdict("a", true, "high")),
                Refused("Medium", Verdict("a", false), Verdict("b", true, "medium")),
            ],
            Names);

        Assert.Equal(["Sure b", "Medium a", "Unsure b"], near.Select(one => $"{one.Entity.Name} {one.MissedCondition}"));
    }

    [Fact]
    public void No_more_than_five_near_misses_are_shown() =>
        Assert.Equal(
            5,
            NearMisses.Of(
                Enumerable.Range(0, 9).Select(number => Refused($"N{number}", Verdict("a", true), Verdict("b", false))), Names).Count);

    private static CandidateOutput Verdict(string name, bool? isMet, string confidence = "high") =>
        new(name, OutputKind.MatchCondition, "\"\"", isMet, new Evidence("", confidence, []));

    private static Entity Refused(string name, params CandidateOutput[] verdicts) => new()
    {
        Key = EntityKey.Of($"https://{name}.example", name),
        Name = name,
        Url = "",
        Description = "",
        FirstSeen = new(2026, 11, 2),
        LastSeen = new(2026, 11, 2),
        Run = Plans.Id(1),
        Conditions = verdicts,
        Enrichments = [],
        Changes = [],
    };
}
