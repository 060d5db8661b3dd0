using System.Text;
using CsCheck;
using FindAllDigest.Simulator.Json;
using FindAllDigest.Simulator.Scenarios;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Scenarios;

public sealed class ScenarioFileTests
{
    [Fact]
    public void Every_fault_is_named_with_its_line()
    {
        const string Wrong =
            """
            {
              "name": "x", "start": "yesterday",
              "query": { "objective": "o", "entity_type": "t", "match_conditions": [ { "name": "n" } ] },
              "timings": {},
              "entities": [
                { "name": "A", "conditions": { "n": { "value": 7, "reasoning": "r", "confidence": "sure" } } },
                [],
              ]
            }
            """;

        var failure = Assert.Throws<ScenarioException>(() => ScenarioFile.Parse("story.jsonc", Encoding.UTF8.GetBytes(Wrong)));

        (int, string)[] expected =
            [(
                2, "yesterday"), (
                    3, "lacks 'description'"), (
                        4, "no field 'timings'"), (
                            6, "lacks 'url'"), (6, "lacks 'matched'"), (6, "must be a text"), (6, "'sure'"), (7, "must be a JSON object")];
        Assert.Equal(expected.Length, failure.Problems.Count);
        Assert.All(
            expected,
            place => Assert.Contains(
                failure.Problems, problem => problem.Line == place.Item1 && problem.What.Contains(place.Item2, StringComparison.Ordinal)));
        Assert.Contains("story.jsonc(2): ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,2]")]
    [InlineData("{\"name\":\"x\"} trailing")]
    [InlineData("{\"name\":\"\\ud83d\"}")]
    public void Text_that_is_no_scenario_is_a_clear_error(string text)
    {
        var failure = Assert.Throws<ScenarioException>(() => ScenarioFile.Parse("story.jsonc", Encoding.UTF8.GetBytes(text)));

        Assert.StartsWith("story.jsonc(1): ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_whatever_crash_the_reader() =>
        Gen.Byte.Array[0, 60].Select(bytes => (byte[])[.. "{\"name\":"u8, .. bytes]).Sample(bytes =>
        {
            try
            {
                ScenarioFile.Parse("story.jsonc", bytes);
                return false;
            }
            catch (ScenarioException)
            {
                return true;
            }
        });

    [Fact]
    public void A_missing_file_is_a_clear_error()
    {
        var failure = Assert.Throws<ScenarioException>(() => ScenarioFile.Load("/nowhere/story.jsonc"));

        Assert.Contains("/nowhere/story.jsonc", failure.Message, StringComparison.Ordinal);
    }
}
