using FindAllDigest.Core.Failures;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class ErrorSentenceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"type":"error","error":{"ref_id":"0a4e-6f7c","message":"FindAll run not found","detail":null}}""", ", \"FindAll run not found\", reference id 0a4e-6f7c.")]
    [InlineData("""{"type":"error","error":{"ref_id":"a1","message":"Invalid","detail":{"match_limit":"must be between 5 and 1000"}}}""", ", \"Invalid\", details: match_limit: must be between 5 and 1000, reference id a1.")]
    [InlineData("""{"error":{"message":"No such run","detail":{"a":[1,{"b":true}]}}}""", ", \"No such run\", details: a: 1; b: true.")]
    [InlineData("""{"detail":[{"loc":["body","match_limit"],"msg":"too small","type":"value_error"},{"loc":["query",0],"msg":"odd","type":"x"}]}""", ", details: body.match_limit: too small; query.0: odd.")]
    [InlineData("""{"detail":"Not Found"}""", ", details: Not Found.")]
    [InlineData("""{"message":"nope."}""", ", \"nope\".")]
    [InlineData("""{"error":"nope"}""", ", \"nope\".")]
    [InlineData("""{"error":{"message":42,"ref_id":7}}""", ", \"{\"error\":{\"message\":42,\"ref_id\":7}}\".")]
    [InlineData("""[1]""", ", \"[1]\".")]
    [InlineData("", ".")]
    [InlineData("{\"error\":{\"message\":\"half", ", \"{\"error\":{\"message\":\"half\".")]
    [InlineData("<!DOCTYPE html><html><head><style>p{}</style><title>502 Bad\r\nGateway</title></head><body><p>nginx</p></body></html>", ", \"502 Bad Gateway nginx\".")]
    [InlineData("\u001b[31mred\u001b[0m \u202eevil\u202c\u0000\a line\r\n::error::two", ", \"red evil line ::error::two\".")]
    public async Task The_services_own_words_are_told_in_one_harmless_line(string body, string told)
    {
        await using var server = new RawServer(RawAnswer.Of(404, body));
        using var client = TestClient.For(server.Address);

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));

        Assert.StartsWith(
            $"Could not read the status of run {TestClient.RunId}: {server.Address.Authority} answered HTTP 404{told} ",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Equal(ExitCode.FindAll, failure.ExitCode);
    }

    [Fact]
    public async Task A_rejected_key_names_the_variable_that_holds_it()
    {
        await using var server = new RawServer(RawAnswer.Of(401, """{"error":{"message":"Unauthorized"}}"""));
        using var client = TestClient.For(server.Address);

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.IngestAsync("x", Token));

        Assert.Contains("PARALLEL_API_KEY", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_run_is_named()
    {
        await using var server = new RawServer(RawAnswer.Of(404, "{}"));
        using var client = TestClient.For(server.Address);

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetCriteriaAsync(TestClient.RunId, Token));

        Assert.Contains($"No run {TestClient.RunId} is known", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_error_page_is_cut_to_300_characters()
    {
        await using var server = new RawServer(RawAnswer.Of(422, new string('x', 3_000_000)));
        using var client = TestClient.For(server.Address);

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));

        Assert.Contains($"\"{new string('x', 299)}…\"", failure.Message, StringComparison.Ordinal);
    }
}
