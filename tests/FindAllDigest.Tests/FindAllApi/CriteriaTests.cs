using System.Text.Json;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class CriteriaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_criteria_of_a_run_are_read_with_their_enrichments()
    {
        var criteria = await ReadAsync(TestClient.Response("schema.json"));

        Assert.Equal("Find grid-scale battery developers active in Portugal", criteria.Objective);
        Assert.Equal("companies", criteria.EntityType);
        Assert.Equal(
            ["grid_scale_battery_developer_check", "active_in_portugal_check"],
            criteria.MatchConditions?.Select(condition => condition.Name));
        Assert.Equal(Generator.Base, criteria.Generator);
        Assert.Equal(25, criteria.MatchLimit);
        var enrichment = Assert.Single(criteria.Enrichments ?? []);
        Assert.Equal("base", enrichment.Processor);
        Assert.Equal(["installed_capacity_mw"], enrichment.PropertyNames);
        Assert.Null(enrichment.McpServers);
    }

    [Theory]
    [InlineData("""{"objective":"Find"}""")]
    [InlineData("""{"objective":"Find","entity_type":"","match_conditions":null,"enrichments":null,"generator":"ultra","match_limit":null}""")]
    [InlineData("""{"objective":"Find","generator":7,"match_limit":"many","later":{"a":[1]}}""")]
    public async Task What_is_absent_null_or_unknown_stays_open(string body) =>
        Assert.Equal(PartialCriteria.Empty with { Objective = "Find" }, await ReadAsync(body));

    [Fact]
    public async Task An_enrichment_of_the_earlier_contract_becomes_a_whole_one()
    {
        var criteria = await ReadAsync(
            """{"objective":"Find","enrichments":[{"name":"funding_amount","description":"Total funding in USD"}]}""");

        var enrichment = Assert.Single(criteria.Enrichments ?? []);
        Assert.Equal("core", enrichment.Processor);
        Assert.Equal(["funding_amount"], enrichment.PropertyNames);
        Assert.Contains("Total funding in USD", enrichment.OutputSchema, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"objective":"Find","match_conditions":{}}""", "match conditions")]
    [InlineData("""{"objective":"Find","match_conditions":[{"name":"a","description":"b"},{"name":"c"}]}""", "match condition 2")]
    [InlineData("""{"objective":"Find","match_conditions":["a"]}""", "match condition 1")]
    [InlineData("""{"objective":"Find","enrichments":[{"processor":"core"}]}""", "enrichment 1")]
    [InlineData("""{"objective":"Find","enrichments":[7]}""", "enrichment 1")]
    [InlineData("""[]""", "not the JSON object")]
    public async Task A_condition_is_never_lost_silently(string body, string named)
    {
        var failure = await Assert.ThrowsAsync<DigestException>(() => ReadAsync(body));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_nested_beyond_reason_is_a_sentence()
    {
        var deep = new string('[', 500) + new string(']', 500);

        var failure = await Assert.ThrowsAsync<DigestException>(
            () => ReadAsync($$"""{"objective":"Find","enrichments":[{"output_schema":{"a":{{deep}} } }]}"""));

        Assert.Contains("enrichment 1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_the_service_gives_back_are_not_kept()
    {
        var criteria = await ReadAsync(
            """{"objective":"Find","enrichments":[{"output_schema":{"type":"json"},"mcp_servers":[{"url":"https://a.example","url":"b","name":"n","headers":{"Authorization":"s3cret"}},7]}]}""");

        Assert.Equal("""[{"url":"https://a.example","name":"n"}]""", criteria.Enrichments?[0].McpServers);
    }

    [Fact]
    public async Task An_objective_is_turned_into_criteria()
    {
        await using var server = new RawServer(RawAnswer.Of(503, ""), RawAnswer.Of(200, TestClient.Response("schema.json")));
        using var client = TestClient.For(server.Address);

        var criteria = await client.IngestAsync("Find “grid” batteries", Token);

        Assert.Equal("companies", criteria.EntityType);
        var sent = server.Requests[^1];
        Assert.Equal("POST /v1beta/findall/ingest HTTP/1.1", sent.Line);
        using var body = JsonDocument.Parse(sent.Body);
        var only = Assert.Single(body.RootElement.EnumerateObject());
        Assert.Equal(("objective", "Find “grid” batteries"), (only.Name, only.Value.GetString()));
    }

    private static async Task<PartialCriteria> ReadAsync(string body)
    {
        await using var server = new RawServer(RawAnswer.Of(200, body));
        using var client = TestClient.For(server.Address);
        var criteria = await client.GetCriteriaAsync(TestClient.RunId, Token);
        Assert.Equal($"GET /v1beta/findall/runs/{TestClient.RunId}/schema HTTP/1.1", server.Requests[0].Line);
        return criteria;
    }
}
