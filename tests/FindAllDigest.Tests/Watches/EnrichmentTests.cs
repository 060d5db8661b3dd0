using System.Text.Json;
using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Watches;

public sealed class EnrichmentTests
{
    [Fact]
    public void Half_surrogate_pairs_of_the_service_are_replaced_and_whole_ones_kept()
    {
        using var schema = JsonDocument.Parse(
            """{ "type": "json", "json_schema": { "properties": { "a\ud800": {}, "\ud83e\udd16": {}, "\\ud800": {} } } }""");

        var enrichment = Enrichment.FromService("core", schema.RootElement, null);

        Assert.Equal(["a\uFFFD", "🤖", @"\ud800"], enrichment.PropertyNames);
        Assert.Null(enrichment.McpServers);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("{}")]
    [InlineData("""{ "json_schema": [] }""")]
    [InlineData("""{ "json_schema": { "properties": 3 } }""")]
    public void A_schema_of_an_unknown_shape_has_no_properties(string json)
    {
        using var schema = JsonDocument.Parse(json);

        Assert.Empty(Enrichment.FromService("core", schema.RootElement, null).PropertyNames);
    }

    [Fact]
    public void Servers_are_kept_only_if_they_are_a_list()
    {
        using var schema = JsonDocument.Parse("""{ "json_schema": {} }""");
        using var servers = JsonDocument.Parse("""[ { "name": "x" } ]""");
        using var none = JsonDocument.Parse("null");

        Assert.Equal("""[{"name":"x"}]""", Enrichment.FromService("core", schema.RootElement, servers.RootElement).McpServers);
        Assert.Null(Enrichment.FromService("core", schema.RootElement, none.RootElement).McpServers);
    }
}
