using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FindAllDigest.Core.Failures;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class RepeatedCallTests
{
    private static readonly string Running = TestClient.Response("running.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_status_is_read_from_its_run()
    {
        await using var server = new RawServer(RawAnswer.Of(200, Running));
        using var client = TestClient.For(server.Address);

        var run = await client.GetRunAsync(TestClient.RunId, Token);

        Assert.Equal(new("running", true, 31, 4, null), run.Status);
        var sent = Assert.Single(server.Requests);
        Assert.Equal($"GET /v1beta/findall/runs/{TestClient.RunId} HTTP/1.1", sent.Line);
        Assert.Equal(TestClient.Key, sent.Headers["x-api-key"]);
    }

    [Fact]
    public async Task A_path_in_the_base_address_is_kept()
    {
        await using var server = new RawServer(RawAnswer.Of(200, Running));
        using var client = TestClient.For(new Uri(server.Address, "/proxy"));

        await client.GetRunAsync(TestClient.RunId, Token);

        Assert.Equal($"GET /proxy/v1beta/findall/runs/{TestClient.RunId} HTTP/1.1", Assert.Single(server.Requests).Line);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_fault_is_sat_out(int status)
    {
        await using var server = new RawServer(RawAnswer.Of(status, ""), RawAnswer.Of(status, ""), RawAnswer.Of(200, Running));
        using var client = TestClient.For(server.Address);

        var run = await client.GetRunAsync(TestClient.RunId, Token);

        Assert.Equal("running", run.Status.Word);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(302)]
    public async Task A_lasting_fault_is_told_at_once(int status)
    {
        await using var server = new RawServer(RawAnswer.Of(status, ""));
        using var client = TestClient.For(server.Address);

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));

        Assert.Equal(ExitCode.FindAll, failure.ExitCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_fault_that_stays_is_told_after_nine_attempts()
    {
        await using var server = new RawServer(RawAnswer.Of(503, """{"error":{"message":"Down for maintenance"}}"""));
        using var client = TestClient.For(server.Address);

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));

        Assert.Equal(
            $"Could not read the status of run {TestClient.RunId}: {server.Address.Authority} answered HTTP 503, \"Down for maintenance\". It was tried 9 times.",
            failure.Message);
        Assert.Equal(9, server.Requests.Count);
    }

    [Fact]
    public async Task A_cut_a_truncated_and_a_garbled_answer_are_asked_for_again()
    {
        await using var server = new RawServer(
            RawAnswer.Cut,
            RawAnswer.Truncated(200, Running),
            RawAnswer.Of(200, "<html>"),
            RawAnswer.Of(200, Running[..40]),
            RawAnswer.Of(200, Running));
        using var client = TestClient.For(server.Address);

        var run = await client.GetRunAsync(TestClient.RunId, Token);

        Assert.Equal(31, run.Status.Generated);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task A_page_that_is_not_the_services_is_told_with_its_beginning()
    {
        await using var server = new RawServer(RawAnswer.Of(200, "<html><title>Log in</title><script>alert(1)</script></html>"));
        using var client = TestClient.For(server.Address);

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));

        Assert.Contains(
            "HTTP 200, but it is not the JSON object that is documented (it starts with 'Log in')",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_told_after_five_attempts()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();
        using var client = TestClient.For(address);

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));

        Assert.Contains($"{address.Authority} could not be reached", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("It was tried 5 times.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry-After: 13")]
    [InlineData("Retry-After: Mon, 23 Nov 2026 06:00:13 GMT")]
    public async Task The_wait_that_the_service_asks_for_is_sat_out(string header)
    {
        await using var server = new RawServer(RawAnswer.Of(503, "", header), RawAnswer.Of(200, Running));
        var time = new TestClock(TestClock.Monday) { HoldsWaits = true };
        using var client = TestClient.For(server.Address, time);

        var reading = client.GetRunAsync(TestClient.RunId, Token);
        await time.SitOutAsync(TimeSpan.FromSeconds(13), Token);

        Assert.Equal("running", (await reading).Status.Word);
    }

    [Fact]
    public async Task A_wait_without_end_is_bounded()
    {
        await using var server = new RawServer(RawAnswer.Of(429, "", "Retry-After: 86400"), RawAnswer.Of(200, Running));
        var time = new TestClock(TestClock.Monday) { HoldsWaits = true };
        using var client = TestClient.For(server.Address, time);

        var reading = client.GetRunAsync(TestClient.RunId, Token);
        await time.SitOutAsync(TimeSpan.FromSeconds(40), Token);

        Assert.Equal("running", (await reading).Status.Word);
    }

    [Fact]
    public async Task All_attempts_together_are_bounded_and_the_last_fault_is_told()
    {
        await using var server = new RawServer(RawAnswer.Of(503, """{"error":{"message":"Still down"}}""", "Retry-After: 30"));
        var time = new TestClock(TestClock.Monday) { HoldsWaits = true };
        using var client = TestClient.For(TestClient.SettingsFor(server.Address) with { StatusTimeout = TimeSpan.FromSeconds(45) }, time);

        var reading = client.GetRunAsync(TestClient.RunId, Token);
        await time.SitOutAsync(TimeSpan.FromSeconds(30), Token);
        await time.SitOutAsync(TimeSpan.FromSeconds(30), Token);
        var failure = await Assert.ThrowsAsync<DigestException>(() => reading);

        Assert.Contains("Still down", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_hangs_is_told_as_a_time_out()
    {
        await using var server = new RawServer(RawAnswer.Silence);
        using var client = TestClient.For(TestClient.SettingsFor(server.Address) with
        {
            AttemptTimeout = TimeSpan.FromMilliseconds(50),
            StatusTimeout = TimeSpan.FromMilliseconds(300),
        });

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));

        Assert.Contains($"{server.Address.Authority} gave no complete answer within", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_between_attempts_at_once()
    {
        await using var server = new RawServer(RawAnswer.Of(503, "", "Retry-After: 30"));
        using var client = TestClient.For(server.Address);
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var watch = Stopwatch.StartNew();

        var reading = client.GetRunAsync(TestClient.RunId, cancelling.Token);
        await server.FirstRequest.WaitAsync(Token);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }
}
