using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class ResultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documented_result_is_read_whole()
    {
        var result = await ReadAsync(TestClient.Response("result.json"));

        Assert.Empty(result.Problems);
        Assert.Equal(new RunStatus("completed", false, 58, 2, "candidates_exhausted"), result.Run.Status);
        Assert.Equal(["Ibervolt Baterias", "Douro Grid Labs"], result.Candidates.Select(candidate => candidate.Name));
        Assert.Equal([true, false], result.Candidates.Select(candidate => candidate.IsMatch));
        Assert.Equal(["https://ibervolt.example/", "dourogrid.example"], result.Candidates.Select(candidate => candidate.Url));
        Assert.Equal("", result.Candidates[1].Description);
        Assert.Equal(
            ["grid_scale_battery_developer_check", "active_in_portugal_check", "installed_capacity_mw", "key_people"],
            result.Candidates[0].Outputs.Select(output => output.Name));
        Assert.Equal(
            [OutputKind.MatchCondition, OutputKind.MatchCondition, OutputKind.Enrichment, OutputKind.Enrichment],
            result.Candidates[0].Outputs.Select(output => output.Kind));
        Assert.Equal([true, true, null, null], result.Candidates[0].Outputs.Select(output => output.IsMatched));
        Assert.Equal(
            ["\"Operates a 48 MW battery at Sines\"", "\"Sines and Tavira projects\"", "48", """[{"name":"Rita Nunes","role":"CEO"}]"""],
            result.Candidates[0].Outputs.Select(output => output.ValueJson));
        Assert.False(result.Candidates[1].Outputs[0].IsMatched);
    }

    [Fact]
    public async Task Evidence_is_tied_to_its_value_and_that_of_elements_to_their_list()
    {
        var result = await ReadAsync(TestClient.Response("result.json"));

        var outputs = result.Candidates[0].Outputs;
        Assert.Equal("high", outputs[0].Evidence.Confidence);
        var page = Assert.Single(outputs[0].Evidence.Citations);
        Assert.Equal(("https://ibervolt.example/projects", "Projects"), (page.Url, page.Title));
        Assert.Equal(["48 MW / 96 MWh battery, Sines, in service since 2025"], page.Excerpts);
        Assert.Equal("", Assert.Single(outputs[1].Evidence.Citations).Title);
        Assert.Empty(outputs[2].Evidence.Citations);
        Assert.Equal("Named on the team page.", outputs[3].Evidence.Reasoning);
        Assert.Equal("https://ibervolt.example/team", Assert.Single(outputs[3].Evidence.Citations).Url);
    }

    [Fact]
    public async Task Citations_of_list_elements_are_united_without_doubles_wherever_they_stand()
    {
        var candidate = await ReadCandidateAsync("""
            "output":{"people":{"value":[],"type":"enrichment"},"a.b":{"value":1}},
            "basis":[
              {"field":"people.1","reasoning":"element","citations":[{"url":"u1","excerpts":["x"]},{"url":"u2"}]},
              {"field":"people.0.name","citations":["u3"]},
              {"field":"people","reasoning":"whole","confidence":null,"citations":[{"url":"u1","title":"T","excerpts":["x","y"]}]},
              {"field":"people.2","confidence":"low"},
              {"field":"a.b","reasoning":"dotted name"},
              {"field":"nothing","reasoning":"stray"},
              {"field":"","reasoning":"empty"}]
            """);

        var people = candidate.Outputs[0].Evidence;
        Assert.Equal(("whole", "low"), (people.Reasoning, people.Confidence));
        Assert.Equal(["u1", "u2", "u3"], people.Citations.Select(citation => citation.Url));
        Assert.Equal("T", people.Citations[0].Title);
        Assert.Equal(["x", "y"], people.Citations[0].Excerpts);
        Assert.Equal("dotted name", candidate.Outputs[1].Evidence.Reasoning);
    }

    [Theory]
    [InlineData("\"yes\"", "\"yes\"", null, OutputKind.Unknown)]
    [InlineData("true", "true", null, OutputKind.Unknown)]
    [InlineData("12.50", "12.50", null, OutputKind.Unknown)]
    [InlineData("null", "null", null, OutputKind.Unknown)]
    [InlineData("[1, 2]", "[1,2]", null, OutputKind.Unknown)]
    [InlineData("{\"a\": 1}", "{\"a\":1}", null, OutputKind.Unknown)]
    [InlineData("{\"value\": null, \"type\": \"enrichment\"}", "null", null, OutputKind.Enrichment)]
    [InlineData("{\"value\": false, \"type\": \"match_condition\", \"is_matched\": false}", "false", false, OutputKind.MatchCondition)]
    [InlineData("{\"is_matched\": true}", "null", true, OutputKind.MatchCondition)]
    [InlineData("{\"value\": \"x\", \"type\": 7, \"is_matched\": null}", "\"x\"", null, OutputKind.Unknown)]
    [InlineData("{\"value\": \"x\", \"is_matched\": \"true\"}", "\"x\"", true, OutputKind.MatchCondition)]
    public async Task A_value_is_read_in_every_shape(string json, string value, bool? isMatched, OutputKind kind)
    {
        var candidate = await ReadCandidateAsync($"\"output\":{{\"check\":{json}}}");

        var output = Assert.Single(candidate.Outputs);
        Assert.Equal(new CandidateOutput("check", kind, value, isMatched, Evidence.None), output);
    }

    [Fact]
    public async Task The_older_shape_is_completed_with_the_status_of_its_run()
    {
        await using var server = new RawServer(
            RawAnswer.Of(
                200, $$"""{"findall_id":"{{TestClient.RunId}}","candidates":[{"name":"A","url":"a.example","match_status":"matched"}]}"""),
            RawAnswer.Of(200, TestClient.Response("running.json")));
        using var client = TestClient.For(server.Address);

        var result = await client.GetResultAsync(TestClient.RunId, Token);

        Assert.Equal("running", result.Run.Status.Word);
        Assert.Single(result.Candidates);
        Assert.Equal(
            [$"GET /v1beta/findall/runs/{TestClient.RunId}/result HTTP/1.1", $"GET /v1beta/findall/runs/{TestClient.RunId} HTTP/1.1"],
            server.Requests.Select(request => request.Line));
    }

    [Theory]
    [InlineData("running", "null", true)]
    [InlineData("rebalancing", "null", true)]
    [InlineData("rebalancing", "false", false)]
    [InlineData("action_required", "null", false)]
    [InlineData("completed", "\"true\"", true)]
    public async Task A_status_word_of_later_days_passes_through(string word, string isActive, bool expected)
    {
        var result = await ReadAsync(
            $$"""{"run":{"status":{"status":"{{word}}","is_active":{{isActive}},"metrics":{"matched_candidates_count":"3","generated_candidates_count":-1},"new":[]} },"candidates":null}""");

        Assert.Equal(new RunStatus(word, expected, 0, 3, null), result.Run.Status);
        Assert.Empty(result.Candidates);
    }

    [Theory]
    [InlineData("""{"findall_id":"findall_other","candidates":[]}""")]
    [InlineData("""{"run":{"findall_id":"findall_other","status":{"status":"completed"}},"candidates":[]}""")]
    [InlineData("""{"run":{"status":"completed"}}""")]
    [InlineData("""{"run":{"status":"completed"},"candidates":{}}""")]
    [InlineData("""[]""")]
    [InlineData("""{"run":{"status":"completed"},"candidates":[]} trailing""")]
    public async Task A_result_that_is_none_or_of_another_run_is_a_sentence(string body)
    {
        var failure = await Assert.ThrowsAsync<DigestException>(() => ReadAsync(body));

        Assert.StartsWith($"Could not read the result of run {TestClient.RunId}", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<Candidate> ReadCandidateAsync(string members)
    {
        var result = await ReadAsync(
            $$"""{"run":{"status":"completed"},"candidates":[{"name":"A","url":"a.example","match_status":"matched",{{members}} }]}""");
        Assert.Empty(result.Problems);
        return Assert.Single(result.Candidates);
    }

    private static async Task<FindAllResult> ReadAsync(string body)
    {
        await using var server = new RawServer(RawAnswer.Of(200, body));
        using var client = TestClient.For(server.Address);
        return await client.GetResultAsync(TestClient.RunId, Token);
    }
}
