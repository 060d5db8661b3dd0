using FindAllDigest.Core.Watches;
using FindAllDigest.FindAllApi.Transport;
using FindAllDigest.Pipeline.Runs;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class EnrichTests
{
    private const string Path = "/v1beta/findall/runs/findall_8f1c2d3e4b5a69788796a5b4c3d2e1f0/enrich";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_enrichment_is_sent_whole_to_its_run()
    {
        await using var server = new RawServer(RawAnswer.Of(200, TestClient.Response("schema.json")));
        using var client = TestClient.For(server.Address);
        var enrichment = new Enrichment(
            "pro", """{"type":"json","json_schema":{"type":"object"}}""", """[{"url":"https://mcp.example","name":"m"}]""");

        var outcome = await client.EnrichAsync(TestClient.RunId, enrichment, Token);

        Assert.IsType<EnrichOutcome.Added>(outcome);
        var sent = Assert.Single(server.Requests);
        Assert.Equal($"POST {Path} HTTP/1.1", sent.Line);
        Assert.Equal(
            """{"processor":"pro","output_schema":{"type":"json","json_schema":{"type":"object"}},"mcp_servers":[{"url":"https://mcp.example","name":"m"}]}""",
            sent.Body);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task A_refused_enrichment_was_surely_not_added(int status)
    {
        await using var server = new RawServer(RawAnswer.Of(status, """{"error":{"message":"Bad processor"}}"""));
        using var client = TestClient.For(server.Address);

        var outcome = await client.EnrichAsync(TestClient.RunId, TestClient.SomeEnrichment, Token);

        Assert.StartsWith(
            $"Could not add an enrichment to run {TestClient.RunId}: {server.Address.Authority} answered HTTP {status}, \"Bad processor\".",
            Assert.IsType<EnrichOutcome.Refused>(outcome).Message,
            StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_broken_answer_leaves_open_whether_it_was_added_and_nothing_is_sent_again()
    {
        await using var cutting = new RawServer(RawAnswer.Cut);
        await using var failing = new RawServer(RawAnswer.Of(500, ""));
        using var cut = TestClient.For(cutting.Address);
        using var failed = TestClient.For(failing.Address);

        Assert.IsType<EnrichOutcome.Unclear>(await cut.EnrichAsync(TestClient.RunId, TestClient.SomeEnrichment, Token));
        Assert.IsType<EnrichOutcome.Unclear>(await failed.EnrichAsync(TestClient.RunId, TestClient.SomeEnrichment, Token));
        Assert.Single(cutting.Requests);
        Assert.Single(failing.Requests);
    }

    [Fact]
    public async Task An_accepted_enrichment_whose_answer_does_not_show_it_is_unclear()
    {
        await using var cutting = new RawServer(RawAnswer.Truncated(200, "{"));
        await using var other = new RawServer(RawAnswer.Of(200, TestClient.Response("schema.json")));
        using var cut = TestClient.For(cutting.Address);
        using var without = TestClient.For(other.Address);

        Assert.IsType<EnrichOutcome.Unclear>(await cut.EnrichAsync(TestClient.RunId, TestClient.SomeEnrichment, Token));
        Assert.IsType<EnrichOutcome.Unclear>(await without.EnrichAsync(TestClient.RunId, TestClient.SomeEnrichment, Token));
    }

    [Fact]
    public async Task A_header_that_names_a_variable_is_filled_in_for_the_call_alone()
    {
        await using var server = new RawServer(RawAnswer.Of(200, TestClient.Response("schema.json")));
        using var client = TestClient.For(TestClient.SettingsFor(server.Address) with
        {
            Secrets = new(
                name => name switch { Secrets.Variable => "CRM_TOKEN=Bearer a=b\nOTHER=x", "PLAIN" => "from the environment", _ => "" }),
        });
        var enrichment = new Enrichment(
            "pro",
            """{"type":"json"}""",
            """[{"url":"https://mcp.example","name":"m","headers":{"Authorization":"env:CRM_TOKEN","X":"env:PLAIN"}}]""");

        await client.EnrichAsync(TestClient.RunId, enrichment, Token);

        Assert.Contains(
            """"headers":{"Authorization":"Bearer a=b","X":"from the environment"}"""",
            Assert.Single(server.Requests).Body,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", enrichment.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_the_service_repeats_is_in_no_answer()
    {
        await using var server = new RawServer(
            RawAnswer.Of(422, """{"error":{"message":"Bad header Bearer-a=b"}}"""),
            RawAnswer.Of(
                200,
                """{"run":{"status":{"status":"completed","is_active":false}},"candidates":[{"name":"Bearer-a=b é","match_status":"matched"}]}"""));
        using var client = TestClient.For(
            TestClient.SettingsFor(server.Address) with { Secrets = new(name => name == "CRM_TOKEN" ? "Bearer-a=b" : "") });
        var enrichment = new Enrichment(
            "pro", """{"type":"json"}""", """[{"url":"https://mcp.example","name":"m","headers":{"Authorization":"env:CRM_TOKEN"}}]""");

        var refused = Assert.IsType<EnrichOutcome.Refused>(await client.EnrichAsync(TestClient.RunId, enrichment, Token));
        var result = await client.GetResultAsync(TestClient.RunId, Token);

        Assert.Contains("Bad header ***", refused.Message, StringComparison.Ordinal);
        Assert.Equal("*** é", result.Candidates[0].Name);
    }

    [Fact]
    public async Task Nothing_is_started_while_a_secret_is_missing()
    {
        await using var server = new RawServer(RawAnswer.Of(200, "{}"));
        using var client = TestClient.For(server.Address);
        var enrichment = new Enrichment(
            "pro", """{"type":"json"}""", """[{"url":"https://mcp.example","name":"m","headers":{"Authorization":"env:CRM_TOKEN"}}]""");

        var outcome = await client.CreateAsync(
            TestClient.Request with { Criteria = TestClient.Request.Criteria with { Enrichments = [enrichment] } });

        Assert.Contains("CRM_TOKEN", Assert.IsType<CreateOutcome.Refused>(outcome).Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Cancelling_stops_waiting_for_the_answer()
    {
        await using var server = new RawServer(RawAnswer.Silence);
        using var client = TestClient.For(server.Address);
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var enriching = client.EnrichAsync(TestClient.RunId, TestClient.SomeEnrichment, cancelling.Token);
        await server.FirstRequest.WaitAsync(Token);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => enriching);
    }
}
