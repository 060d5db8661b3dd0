using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class HostileResultTests
{
    private const string Good =
        """{"name":"Good","url":"good.example","match_status":"matched","output":{"c":{"value":"v"}},"basis":[{"field":"c","reasoning":"r"}]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"name\":{},\"url\":[]}")]
    public async Task A_candidate_that_cannot_be_read_costs_only_itself(string candidate)
    {
        var result = await ReadAsync(candidate);

        Assert.Equal("Good", Assert.Single(result.Candidates).Name);
        Assert.StartsWith("Candidate 1 of the result ", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"output\":\"none\"", "output")]
    [InlineData("\"basis\":{}", "basis")]
    [InlineData("\"output\":{\"c\":1},\"basis\":[7]", "basis")]
    [InlineData("\"output\":{\"c\":1},\"basis\":[{\"reasoning\":\"no field\"}]", "basis")]
    [InlineData("\"output\":{\"c\":1},\"basis\":[{\"field\":\"c\",\"citations\":\"x\"}]", "citations")]
    [InlineData("\"output\":{\"c\":1},\"basis\":[{\"field\":\"c\",\"citations\":[7,{\"url\":\"kept\"}]}]", "citation")]
    public async Task A_part_that_cannot_be_read_costs_only_itself(string members, string named)
    {
        var result = await ReadAsync($$"""{"name":"Odd","url":5,"description":null,"match_status":"matched",{{members}} }""");

        Assert.Equal(["Odd", "Good"], result.Candidates.Select(candidate => candidate.Name));
        Assert.Equal("5", result.Candidates[0].Url);
        var problem = Assert.Single(result.Problems);
        Assert.Contains(named, problem, StringComparison.Ordinal);
        Assert.Contains("'Odd'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_nested_beyond_reason_costs_only_itself()
    {
        var deep = new string('[', 100) + new string(']', 100);

        var result = await ReadAsync($$"""{"name":"Odd","match_status":"matched","output":{"deep":{{deep}},"flat":1} }""");

        Assert.Equal(["flat"], result.Candidates[0].Outputs.Select(output => output.Name));
        Assert.Contains("'deep'", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_nested_a_hundred_thousand_levels_deep_costs_only_itself()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);

        var result = await ReadAsync($$"""{"name":"Odd","later":{{deep}}}""");

        Assert.Equal("Good", Assert.Single(result.Candidates).Name);
        Assert.Single(result.Problems);
    }

    [Fact]
    public async Task Broken_characters_are_replaced_and_never_fatal()
    {
        byte[] name = [.. "ab"u8, 0xFF, .. "\\ud83d\\u0000\\udc00\\ud83d\\ude00 \\\\ud800"u8, 0, 9, .. "é"u8, 0xC3];
        byte[] candidate =
        [
            .. "{\"name\":\""u8,
            .. name,
            .. "\",\"url\":\"u\",\"match_status\":\"matched\",\"output\":{\"\\ud800\":\"\\udfff\"},\"basis\":[{\"field\":\"\\ud800\",\"reasoning\":\"\\udfff\"}]}"u8
        ];

        var result = await ReadAsync(candidate);

        Assert.Equal("ab\uFFFD\uFFFD\uFFFD\uFFFD😀 \\ud800\uFFFD é\uFFFD", result.Candidates[0].Name);
        var output = Assert.Single(result.Candidates[0].Outputs);
        Assert.Equal(("\uFFFD", "\uFFFD"), (output.Name, output.Evidence.Reasoning));
        Assert.Equal("\"\uFFFD\"", output.ValueJson);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public async Task Of_a_doubled_name_the_last_value_counts()
    {
        var result = await ReadAsync("""{"name":"First","name":"Second","match_status":"matched","output":{"a":1,"b":2,"a":3}}""");

        Assert.Equal("Second", result.Candidates[0].Name);
        Assert.Equal(["a=3", "b=2"], result.Candidates[0].Outputs.Select(output => $"{output.Name}={output.ValueJson}"));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_fault()
    {
        await using var server = new RawServer(
            RawAnswer.Of(200, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(TestClient.Response("running.json"))]));
        using var client = TestClient.For(server.Address);

        Assert.Equal("running", (await client.GetRunAsync(TestClient.RunId, Token)).Status.Word);
    }

    [Fact]
    public async Task Problems_without_number_are_summed_up()
    {
        var result = await ReadAsync(string.Join(',', Enumerable.Repeat("0", 1000)));

        Assert.Equal(51, result.Problems.Count);
        Assert.Equal("950 more pieces of the answer could not be read.", result.Problems[^1]);
    }

    [Fact]
    public async Task A_result_of_twelve_megabytes_is_read()
    {
        var excerpt = new string('x', 6000);
        var candidates = Enumerable.Range(0, 2000).Select(number => $$"""{"name":"N{{number}}","url":"n{{number}}.example","match_status":"unmatched","output":{"c":1},"basis":[{"field":"c","citations":[{"url":"u","excerpts":["{{excerpt}}"]}]}]}""");

        var result = await ReadAsync(string.Join(',', candidates));

        Assert.Equal(2001, result.Candidates.Count);
        Assert.Equal("N1999", result.Candidates[1999].Name);
    }

    [Fact]
    public async Task A_result_beyond_the_limit_is_a_sentence_and_not_asked_for_again()
    {
        await using var server = new RawServer(RawAnswer.Of(200, new string(' ', (2 * 1024 * 1024) + 1)));
        using var client = TestClient.For(TestClient.SettingsFor(server.Address) with { LargestAnswer = 2 * 1024 * 1024 });

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetResultAsync(TestClient.RunId, Token));

        Assert.Contains("longer than 2 MiB", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    private static Task<FindAllResult> ReadAsync(string candidates) => ReadAsync(Encoding.UTF8.GetBytes(candidates));

    private static async Task<FindAllResult> ReadAsync(byte[] candidates)
    {
        byte[] body =
        [
            .. "{\"run\":{\"status\":\"completed\"},\"candidates\":["u8,
            .. candidates,
            .. ","u8,
            .. Encoding.UTF8.GetBytes(Good),
            .. "]}"u8
        ];
        await using var server = new RawServer(RawAnswer.Of(200, body));
        using var client = TestClient.For(server.Address);
        return await client.GetResultAsync(TestClient.RunId, Token);
    }
}
