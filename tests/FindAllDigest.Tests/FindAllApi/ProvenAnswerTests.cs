using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.FindAllApi;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Simulator;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

/// <summary>An answer of 200 counts only when its body says what it must, for every call of the service.</summary>
public sealed class ProvenAnswerTests
{
    private static readonly RunExtension Extension = new()
    {
        From = 25,
        To = 50,
        MatchedBefore = 25,
        ExposureBeforeUsd = 5,
        ExposureUsd = 10,
    };

    private static readonly string[] Bodies =
    [
        "<!doctype html><title>Sign in</title>", "null", "[]", "\"ok\"", "17", "", "{\"ok\":true}", "{\"error\":{\"message\":\"no\"}}",
        "{\"findall_id\":", "{}",
    ];

    private static readonly Dictionary<string, Func<FindAllClient, Task<string>>> Calls = new(StringComparer.Ordinal)
    {
        ["create"] = async client => await client.CreateAsync(TestClient.Request) is CreateOutcome.Unclear ? "" : "believed",
        ["enrich"] = async client => await client.EnrichAsync(TestClient.RunId, TestClient.SomeEnrichment, Token) is EnrichOutcome.Unclear
            ? ""
            : "believed",
        ["extend"] = async client => await client.ExtendAsync(TestClient.RunId, Extension) is ExtendOutcome.Unclear ? "" : "believed",
        ["status"] = client => ToldAsync(client.GetRunAsync(TestClient.RunId, Token)),
        ["result"] = client => ToldAsync(client.GetResultAsync(TestClient.RunId, Token)),
        ["schema"] = client => ToldAsync(client.GetCriteriaAsync(TestClient.RunId, Token)),
        ["ingest"] = client => ToldAsync(client.IngestAsync("Find", Token)),
        ["cancel"] = client => ToldAsync(client.CancelAsync(TestClient.RunId, Token)),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Table
    {
        get
        {
            var table = new TheoryData<string, string>();
            foreach (var call in Calls.Keys)
            {
                // A cancel is answered with nothing, or with an object: there is no more to prove.
                foreach (var body in Bodies.Where(body => call != "cancel" || !(body.Length == 0 || body.EndsWith('}'))))
                {
                    table.Add(call, body);
                }
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task What_is_no_answer_of_the_service_is_unclear_or_told(string call, string body)
    {
        await using var server = new RawServer(RawAnswer.Of(200, body));
        using var client = TestClient.For(server.Address);

        Assert.Equal("", await Calls[call](client));
        Assert.True(call is not ("create" or "enrich" or "extend") || server.Requests.Count == 1);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("result")]
    [InlineData("schema")]
    [InlineData("enrich")]
    public async Task A_run_that_was_just_created_and_is_not_found_is_asked_for_again(string call)
    {
        await using var server = new RawServer(RawAnswer.Of(404, """{"error":{"message":"FindAll run not found"}}"""));
        using var client = TestClient.For(server.Address);
        client.Expect(TestClient.RunId, DateTimeOffset.UtcNow.AddMinutes(-9));

        await Calls[call](client);

        Assert.True(server.Requests.Count > 1);
    }

    [Fact]
    public async Task An_older_run_that_is_not_found_is_unknown()
    {
        await using var server = new RawServer(RawAnswer.Of(404, ""));
        using var client = TestClient.For(server.Address);
        client.Expect(TestClient.RunId, DateTimeOffset.UtcNow.AddMinutes(-11));

        var failure = await Assert.ThrowsAsync<DigestException>(() => client.GetRunAsync(TestClient.RunId, Token));

        Assert.Contains("check the id", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_run_that_appears_after_a_moment_is_read()
    {
        await using var server = new RawServer(
            RawAnswer.Of(200, TestClient.Response("created.json")),
            RawAnswer.Of(404, ""),
            RawAnswer.Of(200, """{"status":{"status":"running","is_active":true}}"""));
        using var client = TestClient.For(server.Address);

        var created = Assert.IsType<CreateOutcome.Created>(await client.CreateAsync(TestClient.Request));

        Assert.Equal("running", (await client.GetRunAsync(created.Run.Id, Token)).Status.Word);
    }

    [Theory]
    [InlineData("""{"run":{"status":{"status":"running","is_active":true}},"candidates":[]}""", "says that the run is still active")]
    [InlineData("""{"run":{"status":{"status":"completed","is_active":false,"metrics":{"matched_candidates_count":2}}},"candidates":null}""", "has no list of candidates")]
    [InlineData("""{"run":{"status":{"status":"completed","is_active":false,"metrics":{"matched_candidates_count":2}}},"candidates":[7,[]]}""", "has no candidate that can be read")]
    [InlineData("""{"run":{"status":{"status":"completed","is_active":false,"metrics":{"matched_candidates_count":2}}},"candidates":[{"name":"A","match_status":"matched"}]}""", "holds 1 of 2 matches")]
    [InlineData("""{"run":{"status":{"status":"completed","is_active":false,"metrics":{"matched_candidates_count":2}}},"candidates":[{"name":"A","match_status":"matched"},7]}""", "")]
    [InlineData("""{"run":{"status":{"status":"completed","is_active":false}},"candidates":[{"name":"A","match_status":"matched"}]}""", "")]
    public async Task A_result_that_disagrees_with_its_run_says_so(string body, string doubt)
    {
        await using var server = new RawServer(RawAnswer.Of(200, body));
        using var client = TestClient.For(server.Address);

        Assert.Equal(doubt, (await client.GetResultAsync(TestClient.RunId, Token)).Doubt);
    }

    [Theory]
    [InlineData("""\u0000\u001b""")]
    [InlineData("""  """)]
    [InlineData("""\u202e""")]
    public async Task A_status_of_which_nothing_can_be_seen_is_told(string word)
    {
        await using var server = new RawServer(RawAnswer.Of(200, $$"""{"status":{"status":"{{word}}","is_active":false} }"""));
        using var client = TestClient.For(server.Address);

        Assert.Equal("", await ToldAsync(client.GetRunAsync(TestClient.RunId, Token)));
    }

    [Fact]
    public async Task A_run_is_extended_by_the_difference_and_its_schema_proves_it()
    {
        await using var server = new RawServer(
            RawAnswer.Of(200, """{"objective":"Find","match_limit":50}"""),
            RawAnswer.Of(200, """{"objective":"Find","match_limit":25}"""),
            RawAnswer.Of(422, ""));
        using var client = TestClient.For(server.Address);

        Assert.Equal(50, Assert.IsType<ExtendOutcome.Extended>(await client.ExtendAsync(TestClient.RunId, Extension)).MatchLimit);
        Assert.IsType<ExtendOutcome.Unclear>(await client.ExtendAsync(TestClient.RunId, Extension));
        Assert.IsType<ExtendOutcome.Refused>(await client.ExtendAsync(TestClient.RunId, Extension));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(
            ($"POST /v1beta/findall/runs/{TestClient.RunId}/extend HTTP/1.1", """{"additional_match_limit":25}"""),
            (server.Requests[0].Line, server.Requests[0].Body));
    }

    [Fact]
    public async Task The_simulator_extends_a_run_that_met_its_limit()
    {
        await using var simulator = await FindAllSimulator.StartAsync(new SimulatorOptions { Speed = 0 }, Token);
        using var client = TestClient.For(simulator.BaseAddress);
        var created = Assert.IsType<CreateOutcome.Created>(
            await client.CreateAsync(TestClient.Request with { MatchLimit = 5, ExcludeList = [] }));
        simulator.Clock.Advance(TimeSpan.FromHours(3));
        var run = await client.GetRunAsync(created.Run.Id, Token);
        Assert.Equal("match_limit_met", run.Status.TerminationReason);

        var outcome = await client.ExtendAsync(created.Run.Id, Extension with { From = 5, To = 8 });

        Assert.Equal(8, Assert.IsType<ExtendOutcome.Extended>(outcome).MatchLimit);
        Assert.Equal(8, (await client.GetCriteriaAsync(created.Run.Id, Token)).MatchLimit);
    }

    private static async Task<string> ToldAsync(Task call)
    {
        var failure = await Record.ExceptionAsync(() => call);
        return failure is DigestException { ExitCode: ExitCode.FindAll } ? "" : failure?.ToString() ?? "believed";
    }
}
