using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Exclusions;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Runs;
using FindAllDigest.Simulator.Scenarios;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Scenarios;

public sealed class HostileScenarioTests
{
    private static readonly Scenario Shipped = ScenarioFile.Load("hostile");

    [Fact]
    public void Every_week_brings_the_matches_that_its_readme_promises()
    {
        var planner = new RunPlanner(Shipped, new SeededChoice(Shipped.Seed));
        var entities = Shipped.Entities.ToDictionary(entity => entity.Key, StringComparer.Ordinal);
        var known = new List<ExcludedEntity>();
        var found = new List<int>();
        foreach (var week in Enumerable.Range(0, 10))
        {
            var request = Request(known);
            var run = planner.Plan(request, week + 1, Shipped.Start.AddDays(7 * week), new SimulatorBehaviour(), []);
            var matches = run.Plan
                .Select(candidate => entities[candidate.EntityKey])
                .Where(entity => entity.MatchesAt(run.CreatedAt))
                .ToList();
            found.Add(matches.Count);
            known.AddRange(matches.Select(entity => new ExcludedEntity(entity.Name, entity.Url)));
        }

        // Weeks 2, 4 and 6 bring one known company each under another address.
        Assert.Equal([35, 7 + 1, 4, 12 + 1, 0, 5 + 1, 2, 3, 0, 0], found);
    }

    [Fact]
    public void It_is_large_and_mostly_not_what_was_asked_for()
    {
        var matches = Shipped.Entities.Count(entity => entity.MatchesAt(entity.From));

        Assert.InRange(Shipped.Entities.Count, 140, 160);
        Assert.InRange(matches / (double)Shipped.Entities.Count, 0.4, 0.5);
        Assert.Contains(Shipped.Entities, entity => entity.Url.Length == 0);
        Assert.Contains(Shipped.Entities, entity => entity.Enrichments.Values.Any(values => values.Any(value => value.Parts.Count > 0)));
        Assert.Contains(Shipped.Entities, entity => entity.Enrichments.Values.Any(values => values.Count > 1));
    }

    [Theory]
    [InlineData("@findall-digest-nobody")]
    [InlineData("#12")]
    [InlineData("fixes #1")]
    [InlineData("![Pixel]")]
    [InlineData("<script>")]
    [InlineData("javascript:alert")]
    [InlineData("| --- |")]
    [InlineData("<!-- findall-digest:end -->")]
    [InlineData("::error ")]
    [InlineData("##[group]")]
    [InlineData("\u202E")]
    [InlineData("\0")]
    [InlineData("\u001b[31m")]
    [InlineData("=HYPERLINK")]
    [InlineData("⟪D83D⟫")]
    [InlineData("{{ 1+1 }}")]
    [InlineData("@lying-link.example")]
    [InlineData("```")]
    public void It_holds_every_kind_of_hostile_text_among_its_matches(string text) =>
        Assert.Contains(
            Shipped.Entities,
            entity => entity.MatchesAt(entity.From)
                && $"{entity.Name}\n{entity.Url}\n{entity.Description}".Contains(text, StringComparison.Ordinal));

    [Fact]
    public void One_name_fills_a_page() => Assert.Contains(Shipped.Entities, entity => entity.Name.Length > 2000);

    [Fact]
    public void Every_address_is_fictional() =>
        Assert.All(
            Shipped.Entities.Where(entity => entity.Url.Length > 0 && !entity.Url.StartsWith("javascript:", StringComparison.Ordinal)),
            entity => Assert.True(
                entity.Url.Contains("zz-fictional", StringComparison.Ordinal)
                    || NormalizedUrl.Of(entity.Url.Split('<')[0]).Split('/', '?')[0].EndsWith(".example", StringComparison.Ordinal),
                entity.Url));

    private static RunRequest Request(IReadOnlyList<ExcludedEntity> known) => new()
    {
        Objective = Shipped.Query.Objective,
        EntityType = Shipped.Query.EntityType,
        MatchConditions = Shipped.Query.MatchConditions,
        Generator = Generators.Core,
        MatchLimit = 1000,
        ExcludeList = [.. known.Select(entity => entity with { Name = entity.Name.Replace("⟪D83D⟫", "\uFFFD", StringComparison.Ordinal) })],
    };
}
