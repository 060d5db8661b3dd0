using FindAllDigest.Core.Failures;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class CancelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, "{}")]
    [InlineData(409, """{"type":"error","error":{"ref_id":"b1f2c0de","message":"Cannot cancel a terminated FindAll run"}}""")]
    public async Task A_run_that_is_or_was_stopped_is_done(int status, string body)
    {
        await using var server = new RawServer(RawAnswer.Of(status, body));
        using var client = TestClient.For(server.Address);

        await client.CancelAsync(TestClient.RunId, Token);

        var sent = Assert.Single(server.Requests);
        Assert.Equal($"POST /v1beta/findall/runs/{TestClient.RunId}/cancel HTTP/1.1", sent.Line);
        Assert.Equal("", sent.Body);
    }

    [Fact]
    public async Task A_cancel_that_met_a_fault_is_repeated()
    {
        await using var server = new RawServer(RawAnswer.Cut, RawAnswer.Of(503, ""), RawAnswer.Of(204, ""));
        using var client = TestClient.For(server.Address);

        await client.CancelAsync(TestClient.RunId, Token);

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_conflict_is_done_for_a_cancel_only()
    {
        await using var server = new RawServer(RawAnswer.Of(409, "{}"));
        using var client = TestClient.For(server.Address);

        await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));
    }
}
