using System.Net;
using System.Net.Sockets;
using FindAllDigest.Pipeline.Runs;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class CreateOnceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_cut_after_the_request_is_unclear_and_the_request_is_seen_once()
    {
        await using var server = new RawServer(RawAnswer.Cut);
        using var client = TestClient.For(server.Address);

        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.Contains("may have been started", Assert.IsType<CreateOutcome.Unclear>(outcome).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task No_create_travels_on_a_kept_connection_where_a_handler_could_silently_send_it_again()
    {
        await using var server = new RawServer(
            RawAnswer.Of(200, TestClient.Response("created.json")), RawAnswer.Of(429, "{}"), RawAnswer.Cut);
        using var client = TestClient.For(server.Address);
        await client.CreateAsync(TestClient.Request);

        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.IsType<CreateOutcome.Unclear>(outcome);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_its_full_time_and_is_then_unclear()
    {
        await using var server = new RawServer(RawAnswer.Silence);
        var time = new TestClock(TestClock.Monday) { HoldsWaits = true };
        using var client = TestClient.For(server.Address, time);

        var creating = client.CreateAsync(TestClient.Request);
        await server.FirstRequest.WaitAsync(Token);
        time.Advance(TimeSpan.FromSeconds(149));
        Assert.False(creating.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        var outcome = await creating.WaitAsync(Token);

        Assert.Contains("no complete answer within 150 s", Assert.IsType<CreateOutcome.Unclear>(outcome).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_id_in_an_answer_that_was_cut_short_is_kept()
    {
        await using var server = new RawServer(
            RawAnswer.Truncated(200, """{"findall_id": "findall_8f1c2d3e4b5a69788796a5b4c3d2e1f0", "status": {"sta"""));
        using var client = TestClient.For(server.Address);

        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.Equal(TestClient.RunId, Assert.IsType<CreateOutcome.Created>(outcome).Run.Id);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"findall_id":"findall_8f1c2d3e4b5a69788796a5b4""")]
    [InlineData("""{"findall_id":""")]
    [InlineData("")]
    public async Task An_id_that_was_cut_itself_is_not_taken_for_whole(string start)
    {
        await using var server = new RawServer(RawAnswer.Truncated(200, start));
        using var client = TestClient.For(server.Address);

        Assert.IsType<CreateOutcome.Unclear>(await client.CreateAsync(TestClient.Request));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<html>Welcome to the hotel</html>")]
    [InlineData("""{"findall_id":42}""")]
    [InlineData("""{"findall_id":"../../etc"}""")]
    [InlineData("""{"a":{"findall_id":"findall_aaaa"},"b":{"findall_id":"findall_bbbb"}}""")]
    public async Task A_success_without_a_readable_id_is_unclear(string body)
    {
        await using var server = new RawServer(RawAnswer.Of(200, body));
        using var client = TestClient.For(server.Address);

        Assert.IsType<CreateOutcome.Unclear>(await client.CreateAsync(TestClient.Request));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"findall_id":"findall_aaaa"}""")]
    [InlineData("""{"run":{"findall_id":"findall_aaaa"}}""")]
    [InlineData("""{"findall_id":"findall_aaaa","status":[]}""")]
    [InlineData("""{"findall_id":"findall_aaaa","status":"queued","metadata":"\ud800"}""")]
    [InlineData("""{"findall_id":"findall_aaaa",}""")]
    public async Task An_id_in_an_odd_answer_is_kept(string body)
    {
        await using var server = new RawServer(RawAnswer.Of(201, body));
        using var client = TestClient.For(server.Address);

        var created = Assert.IsType<CreateOutcome.Created>(await client.CreateAsync(TestClient.Request));

        Assert.Equal("findall_aaaa", created.Run.Id.Value);
        Assert.Equal("queued", created.Run.Status.Word);
    }

    [Fact]
    public async Task A_refused_connection_says_that_no_run_was_started()
    {
        using var client = TestClient.For(NobodyListens());

        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.Contains("could not be reached", Assert.IsType<CreateOutcome.Refused>(outcome).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_tls_handshake_says_that_no_run_was_started()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = TestClient.For(new Uri($"https://{listener.LocalEndpoint}"));

        var creating = client.CreateAsync(TestClient.Request);
        using (await listener.AcceptTcpClientAsync(Token))
        {
            // Hangs up instead of greeting.
        }

        Assert.Contains("no secure connection", Assert.IsType<CreateOutcome.Refused>(await creating).Message, StringComparison.Ordinal);
    }

    private static Uri NobodyListens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }
}
