using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Watches;

public sealed class EnrichmentReaderTests
{
    private const string Whole = """{ "processor": "base", "output_schema": { "type": "json", "json_schema": SCHEMA } }""";

    [Fact]
    public void Short_enrichments_of_one_processor_share_a_call()
    {
        var enrichments = Read("""
            { "name": "funding", "description": "Funding in USD", "type": "number" },
            { "name": "people", "description": "Founders", "type": "array-of-string", "processor": "pro" },
            { "name": "city", "description": "City" }
            """);

        Assert.Equal(["core", "pro"], enrichments.Select(enrichment => enrichment.Processor));
        Assert.Equal(
            """{"type":"json","json_schema":{"type":"object","properties":{"funding":{"type":["number","null"],"description":"Funding in USD"},"city":{"type":["string","null"],"description":"City"}},"required":["funding","city"],"additionalProperties":false}}""",
            enrichments[0].OutputSchema);
        Assert.Equal(
            """{"type":"json","json_schema":{"type":"object","properties":{"people":{"type":["array","null"],"items":{"type":"string"},"description":"Founders"}},"required":["people"],"additionalProperties":false}}""",
            enrichments[1].OutputSchema);
        Assert.Equal(["funding", "city"], enrichments[0].PropertyNames);
    }

    [Fact]
    public void A_whole_enrichment_stays_a_call_of_its_own_and_is_passed_on_as_written()
    {
        var enrichments = Read("""
            { "name": "city", "description": "City" },
            {
              "output_schema": { "json_schema": { "type": "object", /* kept */ "properties": { "mw": { "type": ["number", "null"], "enum": [1.50, null] } } } },
              "mcp_servers": [ { "url": "https://mcp.example/", "name": "mcp", "headers": { "X-A": "env:B" }, "allowed_tools": ["t"] } ],
            }
            """);

        Assert.Equal(2, enrichments.Count);
        Assert.Equal(
            new Enrichment(
                "core",
                """{"type":"json","json_schema":{"type":"object","properties":{"mw":{"type":["number","null"],"enum":[1.50,null]}}}}""",
                """[{"url":"https://mcp.example/","name":"mcp","headers":{"X-A":"env:B"},"allowed_tools":["t"]}]"""),
            enrichments[1]);
    }

    [Theory]
    [InlineData("""{ "description": "x" }""", "'name' is missing.")]
    [InlineData("""{ "name": "x" }""", "'description' is missing.")]
    [InlineData("""{ "name": "x y", "description": "x" }""", "'x y' cannot be a name.")]
    [InlineData("""{ "name": "a.b", "description": "x" }""", "'a.b' cannot be a name.")]
    [InlineData("""{ "name": "x", "description": "x", "type": "text" }""", "'type' is 'text'.")]
    [InlineData("""{ "name": "x", "description": "x", "processor": "cor" }""", "'processor' is 'cor'; did you mean 'core'?")]
    [InlineData("""{ "name": "is_robot", "description": "x" }""", "the name 'is_robot' is taken: first in line 1.")]
    [InlineData("""{ "name": "x", "description": "x" }, { "name": "x", "description": "y", "processor": "pro" }""", "the name 'x' is taken: first in line 1.")]
    [InlineData("""{ "name": "confidence", "description": "x" }""", "the enrichment name 'confidence' repeats what the service tells about every answer.")]
    [InlineData("""{ "processor": "core", "mcp_servers": [] }""", "'output_schema' is missing.")]
    [InlineData("""{ "output_schema": {} }""", "'json_schema' is missing.")]
    [InlineData("""{ "output_schema": { "type": "text", "json_schema": { "type": "object", "properties": { "a": {} } } } }""", "'type' is 'text'.")]
    [InlineData("""{ "name": "x", "output_schema": { "json_schema": { "type": "object", "properties": { "a": {} } } } }""", "'name' belongs to a short enrichment, 'output_schema' and 'mcp_servers' to a whole one.")]
    [InlineData("""{ "output_schema": { "json_schema": { "type": "object", "properties": { "a": {} } } }, "mcp_servers": [ { "name": "a", "url": "http://a.example" } ] }""", "'url' is 'http://a.example'.")]
    [InlineData("""{ "output_schema": { "json_schema": { "type": "object", "properties": { "a": {} } } }, "mcp_servers": [ { "name": "a", "url": "https://a.example", "headers": { "a": 1 } } ] }""", "the header 'a' is a number.")]
    [InlineData("3", "'enrichments' holds a number.")]
    public void A_wrong_enrichment_is_told(string enrichments, string message) =>
        Assert.Equal(message, WatchText.OnlyProblem(WatchText.With($"\"enrichments\": [{enrichments}]")).Message);

    [Theory]
    [InlineData("""{ "type": "array", "properties": { "a": {} } }""", "the root of 'json_schema' is not of type object.")]
    [InlineData("""{ "type": "object" }""", "'json_schema' has no properties.")]
    [InlineData("""{ "type": "object", "properties": {} }""", "'json_schema' has no properties.")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "anyOf": [ {} ] }""", "'anyOf' is not allowed at the root of 'json_schema'.")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "null" } } }""", "the type null stands alone.")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "maxLength": 9 } } }""", "the service does not support 'maxLength'.")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "array", "items": { "type": "string", "format": "uri" } } } }""", "the service does not support 'format'.")]
    [InlineData("""{ "type": "object", "properties": { "sources": { "type": "string" } } }""", "the enrichment name 'sources' repeats what the service tells about every answer.")]
    [InlineData("""{ "type": "object", "properties": { "a": 3 } }""", "a schema is a number.")]
    [InlineData("""{ "type": "object", "properties": { "a": { "properties": { "b": { "properties": { "c": { "properties": { "d": { "properties": { "e": {} } } } } } } } } } }""", "'json_schema' is nested more than 5 deep.")]
    [InlineData("""{ "type": "object", "properties": { "a": {}, "a": {} } }""", "the field 'a' is written twice; first in line 1.")]
    public void A_schema_that_the_service_would_refuse_is_told(string schema, string message)
    {
        var problems = WatchText.Read(
            WatchText.With($"\"enrichments\": [{Whole.Replace("SCHEMA", schema, StringComparison.Ordinal)}]")).Problems;

        Assert.Equal(message, problems[0].Message);
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "format": { "type": "string" }, "pattern": { "anyOf": [ { "type": "string" }, { "type": "null" } ] } } }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "properties": { "b": { "properties": { "c": { "properties": { "d": {} } } } } } } } }""")]
    public void A_schema_within_the_rules_passes(string schema) =>
        Assert.Empty(
            WatchText.Read(WatchText.With($"\"enrichments\": [{Whole.Replace("SCHEMA", schema, StringComparison.Ordinal)}]")).Problems);

    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    public void A_hundred_fields_of_a_processor_are_the_most(int count, int problems)
    {
        var fields = string.Join(", ", Enumerable.Range(0, count).Select(number => $$"""{ "name": "f{{number}}", "description": "x" }"""));

        Assert.Equal(problems, WatchText.Read(WatchText.With($"\"enrichments\": [{fields}]")).Problems.Count);
    }

    [Theory]
    [InlineData(500, "v", null)]
    [InlineData(501, "v", "'json_schema' has 501 enum values.")]
    [InlineData(251, "a value of thirty characters!!", "an enum of 251 values has 8283 characters.")]
    public void Large_enums_are_told(int count, string value, string? message)
    {
        var values = string.Join(", ", Enumerable.Range(0, count).Select(number => $"\"{value}{number:D3}\""));
        var schema = $$"""{ "type": "object", "properties": { "a": { "enum": [{{values}}] } } }""";

        var problems = WatchText.Read(
            WatchText.With($"\"enrichments\": [{Whole.Replace("SCHEMA", schema, StringComparison.Ordinal)}]")).Problems;

        Assert.Equal(message is null ? [] : [message], problems.Select(problem => problem.Message));
    }

    private static IReadOnlyList<Enrichment> Read(string enrichments) =>
        WatchText.ReadGood(WatchText.With($"\"enrichments\": [{enrichments}]")).Criteria.Enrichments ?? [];
}
