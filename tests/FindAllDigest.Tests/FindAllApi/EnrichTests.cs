using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
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
        var enrichment = new Enrichment("pro", """{"type":"json","json_schema":{"type":"object"}}""", """[{"url":"https://mcp.example","name":"m"}]""");

        var outcome = await client.EnrichAsync(TestClient.RunId, enrichment, Token);

        Assert.IsType<EnrichOutcome.Added>(outcome);
        var sent = Assert.Single(server.Requests);
        Assert.Equal($"POST {Path} HTTP/1.1", sent.Line);
        Assert.Equal("""{"processor":"pro","output_schema":{"type":"json","json_schema":{"type":"object"}},"mcp_servers":[{"url":"https://mcp.example","name":"m"}]}""", sent.Body);
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
    public async Task An_accepted_enrichment_needs_no_readable_answer()
    {
        await using var server = new RawServer(RawAnswer.Truncated(200, "{"));
        using var client = TestClient.For(server.Address);

        Assert.IsType<EnrichOutcome.Added>(await client.EnrichAsync(TestClient.RunId, TestClient.SomeEnrichment, Token));
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
