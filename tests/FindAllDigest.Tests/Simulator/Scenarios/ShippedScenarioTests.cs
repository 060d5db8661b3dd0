using System.Text.RegularExpressions;
using FindAllDigest.Simulator;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Runs;
using FindAllDigest.Simulator.Scenarios;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Scenarios;

/// <summary>The story that everybody sees first: clean, believable, and impossible to take for real companies.</summary>
public sealed partial class ShippedScenarioTests
{
    private static readonly Scenario Shipped = ScenarioFile.Load(null);

    private static IEnumerable<ScenarioEntity> Matches => Shipped.Entities.Where(entity => entity.MatchesAt(entity.From));

    [Fact]
    public void Every_week_brings_the_matches_that_its_readme_promises()
    {
        var planner = new RunPlanner(Shipped, new SeededChoice(Shipped.Seed));
        var entities = Shipped.Entities.ToDictionary(entity => entity.Key, StringComparer.Ordinal);
        var known = new List<ExcludedEntity>();
        var found = new List<int>();
        var again = new List<string>();
        foreach (var week in Enumerable.Range(0, 10))
        {
            var run = planner.Plan(Request(known), week + 1, Shipped.Start.AddDays(7 * week), new SimulatorBehaviour(), []);
            var candidates = run.Plan.ToLookup(candidate => candidate.IsLeaked, candidate => entities[candidate.EntityKey]);
            var matches = candidates[false].Where(entity => entity.MatchesAt(run.CreatedAt)).ToList();
            found.Add(matches.Count);
            again.AddRange(
                candidates[true].Select(
                    entity => $"{week + 1}: {entity.Name}, {(entity.MatchesAt(run.CreatedAt) ? "still" : "no longer")} a match"));
            known.AddRange(matches.Select(entity => new ExcludedEntity(entity.Name, entity.Url)));
        }

        Assert.Equal([35, 5, 3, 0, 4, 0, 2, 1, 0, 0], found);
        Assert.Equal(["3: Hushfurnace Metals, still a match", "5: Nightfold Ledger, no longer a match"], again);
    }

    [Fact]
    public void It_has_one_false_find_one_likely_duplicate_and_one_change_of_funding()
    {
        var foundries = Matches.Where(entity => entity.Url.Contains("foundrynine.example", StringComparison.Ordinal));

        Assert.Single(Matches, entity => entity.Url == "https://startup-lists.example/khosla-ventures-portfolio");
        Assert.Equal(["Foundry 9", "Foundry Nine Castings"], foundries.Select(entity => entity.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Hushfurnace Metals", Assert.Single(Matches, entity => entity.Enrichments["funding_amount"].Count > 1).Name);
    }

    [Fact]
    public void Every_find_is_told_well() => Assert.All(Matches, entity =>
    {
        Assert.InRange(entity.Description?.Length ?? 0, 40, 200);
        Assert.InRange(entity.Enrichments.Count, entity.Name == "Khosla Ventures Portfolio" ? 1 : 5, 6);
        Assert.Equal(2, entity.Conditions.Count);
        Assert.All(
            entity.Conditions.Values.SelectMany(verdicts => verdicts),
            verdict => Assert.InRange(verdict.Evidence.Reasoning.Length, 20, 250));
        Assert.Contains(
            entity.Conditions.Values.SelectMany(verdicts => verdicts),
            verdict => verdict.Evidence.Citations.Any(citation => citation.Excerpts is { Count: > 0 }));
    });

    [Theory]
    [InlineData("\\p{IsCyrillic}")]
    [InlineData("\\p{IsGreekandCoptic}")]
    [InlineData("\\p{IsArabic}")]
    [InlineData("\\p{IsHebrew}")]
    [InlineData("\\p{IsCJKUnifiedIdeographs}")]
    [InlineData("\\p{IsHangulSyllables}")]
    public void Names_are_in_several_scripts(string script) => Assert.Contains(Matches, entity => Regex.IsMatch(entity.Name, script));

    [Fact]
    public void Many_miss_it_by_one_condition() =>
        Assert.InRange(Shipped.Entities.Count(entity => entity.Conditions.Values.Count(verdicts => !verdicts[0].IsMatched) == 1), 20, 100);

    [Fact]
    public void Nobody_can_take_them_for_real() => Assert.All(
        Shipped.Entities.SelectMany(entity => entity.Conditions.Values.SelectMany(verdicts => verdicts).Select(verdict => verdict.Evidence)
            .Concat(entity.Enrichments.Values.SelectMany(values => values).Select(value => value.Evidence))
            .SelectMany(evidence => evidence.Citations).Select(citation => citation.Url)
            .Concat(entity.Enrichments.TryGetValue("careers_page", out var pages) ? pages.Select(page => page.Value.ToString()) : [])
            .Append(entity.Url)),
        url => Assert.Matches(Invented(), url));

    [Fact]
    public void Nothing_in_it_is_hostile()
    {
        var texts = Shipped.Entities.SelectMany(entity => new[] { entity.Name, entity.Url, entity.Description ?? "" }
            .Concat(
                entity.Conditions.Values
                    .SelectMany(verdicts => verdicts)
                    .SelectMany(verdict => new[] { verdict.Value, verdict.Evidence.Reasoning }))
            .Concat(
                entity.Enrichments.Values
                    .SelectMany(values => values)
                    .SelectMany(value => new[] { value.Value.ToString(), value.Text ?? "" })));

        Assert.All(texts, text => Assert.DoesNotMatch(Hostile(), text));
    }

    [Fact]
    public async Task It_is_played_when_no_file_is_named()
    {
        await using var simulator = await FindAllSimulator.StartAsync(new() { Speed = 0 }, TestContext.Current.CancellationToken);

        Assert.Equal("127.0.0.1", simulator.BaseAddress.Host);
        Assert.Equal(Shipped.Start, simulator.Clock.Now);
    }

    private static RunRequest Request(IReadOnlyList<ExcludedEntity> known) => new()
    {
        Objective = Shipped.Query.Objective,
        EntityType = Shipped.Query.EntityType,
        MatchConditions = Shipped.Query.MatchConditions,
        Generator = Generators.Core,
        MatchLimit = 1000,
        ExcludeList = [.. known],
    };

    [GeneratedRegex(@"^(https?://)?([^/:]+\.)?[^/:.]+\.example(/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Invented();

    [GeneratedRegex(@"[@#|<>{}\[\]`\\\p{Cc}\p{Cf}]|::|^[=+-]", RegexOptions.CultureInvariant)]
    private static partial Regex Hostile();
}
