using System.Text.Json;
using FindAllDigest.Pipeline.Runs;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class CreateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_create_sends_the_documented_fields_and_nothing_else()
    {
        using var server = WireMockServer.Start();
        server.Given(Request.Create().WithPath("/v1beta/findall/runs").UsingPost())
            .RespondWith(Response.Create().WithStatusCode(200).WithBody(TestClient.Response("created.json")));
        using var client = TestClient.For(new Uri(server.Url ?? ""));

        var outcome = await client.CreateAsync(TestClient.Request);

        var created = Assert.IsType<CreateOutcome.Created>(outcome);
        Assert.Equal(TestClient.RunId, created.Run.Id);
        Assert.Equal("queued", created.Run.Status.Word);
        Assert.True(created.Run.Status.IsActive);
        var sent = Assert.Single(server.LogEntries).RequestMessage;
        Assert.Equal(TestClient.Key, Assert.Single(sent?.Headers?["x-api-key"] ?? []));
        Assert.StartsWith("application/json", Assert.Single(sent?.Headers?["Content-Type"] ?? []), StringComparison.Ordinal);
        using var body = JsonDocument.Parse(sent?.Body ?? "");
        Assert.Equal(
            ["objective", "entity_type", "match_conditions", "generator", "match_limit", "exclude_list", "metadata"],
            body.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("Find grid-scale battery developers active in Portugal", body.RootElement.GetProperty("objective").GetString());
        Assert.Equal("base", body.RootElement.GetProperty("generator").GetString());
        Assert.Equal(25, body.RootElement.GetProperty("match_limit").GetInt32());
        Assert.Equal(
            """[{"name":"active_in_portugal_check","description":"Company must have a project in Portugal."}]""",
            body.RootElement.GetProperty("match_conditions").GetRawText());
        Assert.Equal("Lumenara \"Storage\"", body.RootElement.GetProperty("exclude_list")[0].GetProperty("name").GetString());
        Assert.Equal("https://lumenara.example/", body.RootElement.GetProperty("exclude_list")[0].GetProperty("url").GetString());
        Assert.Equal("pt-bess", body.RootElement.GetProperty("metadata").GetProperty("watch").GetString());
    }

    [Fact]
    public async Task An_empty_exclude_list_is_left_out()
    {
        await using var server = new RawServer(RawAnswer.Of(200, TestClient.Response("created.json")));
        using var client = TestClient.For(server.Address);

        await client.CreateAsync(TestClient.Request with { ExcludeList = [] });

        Assert.DoesNotContain("exclude_list", Assert.Single(server.Requests).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(301)]
    [InlineData(308)]
    public async Task A_refusal_says_that_no_run_was_started_and_is_not_repeated(int status)
    {
        await using var server = new RawServer(RawAnswer.Of(status, """{"error":{"message":"no"}}"""));
        using var client = TestClient.For(server.Address);

        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.Contains($"HTTP {status}", Assert.IsType<CreateOutcome.Refused>(outcome).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(303)]
    public async Task An_answer_that_leaves_it_open_whether_a_run_exists_is_unclear_and_not_repeated(int status)
    {
        await using var server = new RawServer(RawAnswer.Of(status, "<html><body>Bad gateway</body></html>", "Retry-After: 1"));
        using var client = TestClient.For(server.Address);

        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.Contains($"HTTP {status}", Assert.IsType<CreateOutcome.Unclear>(outcome).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Too_little_credit_says_what_to_do()
    {
        await using var server = new RawServer(
            RawAnswer.Of(402, """{"type":"error","error":{"ref_id":"3f0b8a8e","message":"Insufficient credit"}}"""));
        using var client = TestClient.For(server.Address);

        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.Equal(
            $"Could not start a run: {server.Address.Authority} answered HTTP 402, \"Insufficient credit\", reference id 3f0b8a8e. The account has too little credit; top it up at https://platform.parallel.ai, then run this again.",
            Assert.IsType<CreateOutcome.Refused>(outcome).Message);
    }

    [Fact]
    public async Task A_create_turned_away_by_the_quota_is_repeated_until_accepted()
    {
        await using var server = new RawServer(
            RawAnswer.Of(429, "{}"), RawAnswer.Of(429, "{}"), RawAnswer.Of(200, TestClient.Response("created.json")));
        using var client = TestClient.For(server.Address);

        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.IsType<CreateOutcome.Created>(outcome);
        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.Body).Distinct());
    }

    [Fact]
    public async Task A_quota_that_stays_used_up_is_a_refusal_after_four_attempts()
    {
        await using var server = new RawServer(RawAnswer.Of(429, """{"error":{"message":"Slow down"}}"""));
        using var client = TestClient.For(server.Address);

        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.Contains("Slow down", Assert.IsType<CreateOutcome.Refused>(outcome).Message, StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task The_wait_that_the_quota_asks_for_is_sat_out()
    {
        await using var server = new RawServer(
            RawAnswer.Of(429, "{}", "Retry-After: 17"), RawAnswer.Of(200, TestClient.Response("created.json")));
        var time = new TestClock(TestClock.Monday) { HoldsWaits = true };
        using var client = TestClient.For(server.Address, time);

        var creating = client.CreateAsync(TestClient.Request);
        await time.SitOutAsync(TimeSpan.FromSeconds(17), Token);

        Assert.IsType<CreateOutcome.Created>(await creating.WaitAsync(Token));
    }

    [Fact]
    public async Task A_quota_that_frees_in_an_hour_is_a_refusal_at_once_that_says_so()
    {
        await using var server = new RawServer(RawAnswer.Of(429, "{}", "Retry-After: 3600"));
        using var client = TestClient.For(server.Address);

        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.Contains("wait 3600 s", Assert.IsType<CreateOutcome.Refused>(outcome).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }
}
