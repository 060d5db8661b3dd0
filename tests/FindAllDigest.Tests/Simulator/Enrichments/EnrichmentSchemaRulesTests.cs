using System.Text.Json;
using FindAllDigest.Simulator.Enrichments;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Enrichments;

public sealed class EnrichmentSchemaRulesTests
{
    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", "")]
    [InlineData("""{"type":"object","properties":{"a":{"anyOf":[{"type":"string"},{"type":"null"}]}}}""", "")]
    [InlineData("""{"type":"object","properties":{"a":{"type":["number","null"]}}}""", "")]
    [InlineData("""{"type":"object","properties":{"pattern":{"type":"string"}}}""", "")]
    [InlineData("""[]""", "must be an object")]
    [InlineData("""{"type":"string"}""", "the root must have type object")]
    [InlineData("""{"type":"object"}""", "the root must have properties")]
    [InlineData("""{"type":"object","properties":{}}""", "the root must have properties")]
    [InlineData("""{"type":"object","anyOf":[],"properties":{"a":{}}}""", "anyOf is not allowed")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"null"}}}""", "type null is allowed only inside a union")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","pattern":"x"}}}""", "keyword pattern is not supported")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","items":{"type":"string","maxLength":3}}}}""", "keyword maxLength is not supported")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"string"}}}}}}}""", "nesting is deeper than 5")]
    public void A_schema_is_judged_by_the_documented_rules(string schema, string problem)
    {
        var problems = Check(schema);

        Assert.Equal(problem.Length == 0, problems.Count == 0);
        Assert.All(problems.Take(1), first => Assert.StartsWith(problem, first, StringComparison.Ordinal));
    }

    [Fact]
    public void Too_many_properties_and_enum_values_are_refused()
    {
        var properties = string.Join(',', Enumerable.Range(0, 101).Select(number => $$"""
            "p{{number}}":{"type":"string"}
            """));
        var choices = string.Join(',', Enumerable.Range(0, 501).Select(number => $"\"v{number}\""));

        Assert.Contains(
            Check("{\"type\":\"object\",\"properties\":{" + properties + "}}"),
            problem => problem.Contains("100 properties", StringComparison.Ordinal));
        Assert.Contains(
            Check("{\"type\":\"object\",\"properties\":{\"a\":{\"enum\":[" + choices + "]}}}"),
            problem => problem.Contains("500 enum values", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Check(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return EnrichmentSchemaRules.Check(document.RootElement);
    }
}
