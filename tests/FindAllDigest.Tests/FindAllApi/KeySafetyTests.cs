using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Safety;
using FindAllDigest.FindAllApi.Transport;
using FindAllDigest.Pipeline.Runs;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class KeySafetyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData($$$"""{"error":{"message":"Bad key {{{TestClient.Key}}}","detail":{"key":"{{{TestClient.Key}}}"},"ref_id":"{{{TestClient.Key}}}"}}""")]
    [InlineData($"<p>{TestClient.Key}</p>")]
    [InlineData("sk-test\u202d-0123\u001b[0m456789")]
    [InlineData("""{"error":{"message":"SK-TEST\u002d0123456789"}}""")]
    [InlineData("{\"error\":{\"message\":\"sk-te\\nst\"},\"detail\":[\"sk-test-0123456789\"]}")]
    public async Task A_key_that_the_service_echoes_is_masked(string body)
    {
        await using var server = new RawServer(RawAnswer.Of(401, body));
        using var client = TestClient.For(server.Address);

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));
        var refused = Assert.IsType<CreateOutcome.Refused>(await client.CreateAsync(TestClient.Request));

        Assert.Contains(Secret.Mask, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Key, failure.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(TestClient.Key, refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_key_at_the_place_where_a_long_message_is_cut_leaves_no_part_of_itself()
    {
        foreach (var length in Enumerable.Range(280, 20).Append((16 * 1024) - 9))
        {
            await using var server = new RawServer(RawAnswer.Of(400, new string(length > 1000 ? ' ' : 'x', length) + TestClient.Key));
            using var client = TestClient.For(server.Address);

            var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));

            Assert.DoesNotContain("sk-", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_in_a_page_that_is_no_json_stays_out_of_the_exception_and_all_inner_ones()
    {
        const string key = "true-secret-key";
        await using var server = new RawServer(RawAnswer.Of(200, key));
        using var client = TestClient.For(TestClient.SettingsFor(server.Address) with
        {
            ApiKey = Secret.TryParse(key, out var parsed) ? parsed : throw new InvalidOperationException(),
        });

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));

        Assert.DoesNotContain(key, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(key, server.Requests[0].Headers["x-api-key"]);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_its_host_is_named(int status)
    {
        await using var elsewhere = new RawServer(RawAnswer.Of(200, TestClient.Response("running.json")));
        await using var server = new RawServer(RawAnswer.Of(status, "", $"Location: http://127.0.0.2:{elsewhere.Address.Port}/x"));
        using var client = TestClient.For(server.Address);

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));
        await client.CreateAsync(TestClient.Request);

        Assert.Contains("a redirect to 127.0.0.2", failure.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Settings_and_key_print_no_key()
    {
        var settings = TestClient.SettingsFor(FindAllSettings.DefaultBaseAddress);

        Assert.DoesNotContain(TestClient.Key, settings.ToString(), StringComparison.Ordinal);
        Assert.Contains(Secret.Mask, settings.ToString(), StringComparison.Ordinal);
    }
}
