using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Watches;

public sealed class CriteriaTests
{
    private static readonly PartialCriteria Fetched = new()
    {
        Objective = "Find robots",
        EntityType = "robots",
        MatchConditions = [new("is_robot", "Must be a robot."), new("is_new", "Must be new.")],
        Enrichments = [Field("city")],
        Generator = Generator.Base,
        MatchLimit = 25,
    };

    [Fact]
    public void Fetched_criteria_fill_what_is_not_written()
    {
        var criteria = PartialCriteria.Empty.Complete(Fetched, WatchText.Path).OrThrow();

        Assert.Equal("Find robots", criteria.Objective);
        Assert.Equal(2, criteria.MatchConditions.Count);
        Assert.Equal(["city"], Assert.Single(criteria.Enrichments).PropertyNames);
        Assert.Equal((Generator.Base, 25), (criteria.Generator, criteria.MatchLimit));
    }

    [Fact]
    public void A_written_field_wins_over_the_fetched_one_even_if_it_is_an_empty_list()
    {
        var written = new PartialCriteria { Objective = "Find drones", Enrichments = [], Generator = Generator.Pro, MatchLimit = 7 };

        var criteria = written.Complete(Fetched, WatchText.Path).OrThrow();

        Assert.Equal(("Find drones", "robots"), (criteria.Objective, criteria.EntityType));
        Assert.Empty(criteria.Enrichments);
        Assert.Equal((Generator.Pro, 7), (criteria.Generator, criteria.MatchLimit));
    }

    [Fact]
    public void Generator_and_limit_have_defaults()
    {
        var criteria = WatchText.ReadGood(WatchText.Minimal).Criteria.Complete(PartialCriteria.Empty, WatchText.Path).OrThrow();

        Assert.Equal((Generator.Core, 50), (criteria.Generator, criteria.MatchLimit));
        Assert.Empty(criteria.Enrichments);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(300)]
    public void A_limit_that_nobody_wrote_is_fitted_to_the_preview(int? fetched) =>
        Assert.Equal(
            10,
            new PartialCriteria { Generator = Generator.Preview }
                .Complete(Fetched with { MatchLimit = fetched }, WatchText.Path)
                .OrThrow().MatchLimit);

    [Fact]
    public void A_written_limit_that_the_fetched_generator_cannot_take_is_a_problem()
    {
        var problems = new PartialCriteria { MatchLimit = 50 }.Complete(
            Fetched with { Generator = Generator.Preview }, WatchText.Path).Problems;

        Assert.Equal("'match_limit' is 50, but the generator 'preview' takes 5 to 10.", Assert.Single(problems).Message);
    }

    [Fact]
    public void What_neither_source_gives_is_listed()
    {
        var completion = PartialCriteria.Empty.Complete(new() { EntityType = "robots" }, WatchText.Path);

        Assert.Null(completion.Value);
        Assert.Equal(
            ["'objective' is missing, and the earlier run does not give it.", "'match_conditions' is missing, and the earlier run does not give it."],
            completion.Problems.Select(problem => problem.Message));
    }

    [Fact]
    public void A_name_shared_by_a_written_enrichment_and_a_fetched_condition_is_a_problem()
    {
        var problems = new PartialCriteria { Enrichments = [Field("is_new")] }.Complete(Fetched, WatchText.Path).Problems;

        Assert.Equal("match condition and enrichment share the name 'is_new'.", Assert.Single(problems).Message);
    }

    [Fact]
    public void The_hash_is_stable_and_short() => Assert.Equal("1218b36fff8c", Complete(Fetched).Hash);

    [Fact]
    public void The_hash_does_not_change_with_what_does_not_judge()
    {
        var other = Fetched with
        {
            Generator = Generator.Pro,
            MatchLimit = 500,
            Enrichments = [],
            MatchConditions = [.. Fetched.MatchConditions?.Reverse() ?? []],
        };

        Assert.Equal(Complete(Fetched).Hash, Complete(other).Hash);
    }

    [Fact]
    public void The_hash_changes_with_every_word_that_judges()
    {
        PartialCriteria[] others =
        [
            Fetched with { Objective = "Find robots " },
            Fetched with { EntityType = "robot" },
            Fetched with { MatchConditions = [new("is_robot", "Must be a robot.")] },
            Fetched with { MatchConditions = [new("is_robot", "Must be a robot."), new("is_new", "Must be old.")] },
            Fetched with { MatchConditions = [new("is_robot", "Must be a robot."), new("is_newer", "Must be new.")] },
        ];

        var hashes = others.Append(Fetched).Select(criteria => Complete(criteria).Hash).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    private static Criteria Complete(PartialCriteria criteria) => criteria.Complete(PartialCriteria.Empty, WatchText.Path).OrThrow();

    private static Enrichment Field(string name) =>
        new(
            "core",
            """{"type":"json","json_schema":{"type":"object","properties":{"NAME":{"type":["string","null"]}}}}""".Replace(
                "NAME", name, StringComparison.Ordinal));
}
