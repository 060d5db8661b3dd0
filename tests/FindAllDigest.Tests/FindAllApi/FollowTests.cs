using System.Net;
using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.FindAllApi;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Tests.Runs;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

/// <summary>The reader of event streams, on bytes written by hand.</summary>
public sealed class FollowTests
{
    private const string Whole =
        """
        event: findall.status
        data: {"type":"findall.status","timestamp":"2026-11-23T06:00:05.000000Z","event_id":"660eb4e26a340","data":{"status":{"status":"running","is_active":true,"metrics":{"generated_candidates_count":1,"matched_candidates_count":0}},"generator":"base"}}

        event: findall.candidate.matched
        data: {"type":"findall.candidate.matched","timestamp":"2026-11-23T06:02:10.120000Z","event_id":"660eb559bd140","data":{"candidate_id":"candidate_1","name":"Zürich Robotik 🤖","url":"https://zurich.example/","match_status":"matched"}}

        event: findall.candidate.matched
        data: {"type":"findall.candidate.matched","timestamp":"2026-11-23T06:02:11.120000Z","event_id":"660eb559bd141","data":{"candidate_id":"candidate_2","name":"Ibervolt","url":"https://ibervolt.example/","match_status":"matched"}}

        event: findall.status
        data: {"type":"findall.status","timestamp":"2026-11-23T06:09:12.000000Z","event_id":"660eb559bd142","data":{"status":{"status":"completed","is_active":false,"metrics":{"generated_candidates_count":3,"matched_candidates_count":2},"termination_reason":"candidates_exhausted"},"generator":"base"}}


        """;

    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Whole);

    [Fact]
    public async Task A_stream_that_breaks_at_any_byte_is_taken_up_after_the_last_event_and_tells_each_match_once()
    {
        for (var length = 0; length <= Bytes.Length; length++)
        {
            var service = new Streams(Bytes[..length], Rest(length));
            var seen = new Observer();
            await using (new RunFollower(service.Client, TimeProvider.System, TimeSpan.Zero).Start(
                TestClient.RunId, new ObservedRun(Plans.Plan, PriceTable.Shipped, seen), TestContext.Current.CancellationToken))
            {
                await seen.Ended.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            }

            Assert.True(
                seen.Last is { Status: { Word: "completed", Matched: 2, Generated: 3 }, Names: ["Zürich Robotik 🤖", "Ibervolt"] },
                $"cut after {length} bytes: {seen.Last}");
        }
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Every_line_end_of_the_web_counts(string lineEnd)
    {
        var events = await ReadAsync(Encoding.UTF8.GetBytes(Whole.Replace("\n", lineEnd, StringComparison.Ordinal)));

        Assert.Equal(["Status", "Matched", "Matched", "Status"], events.Select(happened => happened.GetType().Name));
    }

    [Fact]
    public async Task Comments_unknown_fields_split_data_and_a_byte_order_mark_are_read_as_the_rules_say()
    {
        var events = await ReadAsync(Encoding.UTF8.GetBytes(
            "\uFEFF: a comment\nid: 7\nretry: 10\nnonsense\ndata:{\"type\":\"findall.candidate.matched\",\ndata: \"event_id\":\"a\",\"data\":{\"candidate_id\":\"c\",\"name\":\"N\"}}\n\ndata\n\ndata: {\"type\":\"findall.candidate.matched\",\"event_id\":\"b\",\"data\":{\"name\":\"cut\"}}\n"));

        Assert.Equal([new RunEvent.Matched("a", "c", "N")], events);
    }

    [Fact]
    public async Task Hostile_events_cost_no_more_than_themselves()
    {
        var events = await ReadAsync(Encoding.UTF8.GetBytes(string.Concat(new[]
        {
            "[]", "null", "7", "{", "{}", """{"type":7}""", """{"type":"findall.status","data":[]}""",
            """{"type":"findall.status","data":{"findall_id":"findall_of_somebody_else","status":{"status":"completed"}}}""",
            """{"type":"findall.candidate.matched","data":"x"}""",
            """{"type":"findall.candidate.matched","event_id":{},"data":{"name":["a"]}}""",
            """{"type":"findall.candidate.matched","event_id":"e","data":{"name":"\u001b[2J\ud800 ::error::x\nsecond"}}""",
        }.Select(data => $"data: {data}\n\n"))));

        var match = Assert.Single(events.OfType<RunEvent.Matched>());
        Assert.DoesNotContain('\u001b', match.Name);
        Assert.DoesNotContain('\n', match.Name);
        Assert.Empty(events.OfType<RunEvent.Status>());
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "{}")]
    [InlineData(HttpStatusCode.OK, "event: error\ndata: {\"type\":\"error\",\"error\":{\"ref_id\":\"r\",\"message\":\"no\"}}\n\n")]
    public async Task What_is_no_stream_is_told(HttpStatusCode status, string body)
    {
        var failure = await Assert.ThrowsAsync<DigestException>(() => ReadAsync(Encoding.UTF8.GetBytes(body), status));

        Assert.Contains($"Could not follow run {TestClient.RunId}", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<RunEvent>> ReadAsync(byte[] body, HttpStatusCode status = HttpStatusCode.OK)
    {
        List<RunEvent> events = [];
        await foreach (var happened in new Streams(body) { Status = status }.Client.FollowAsync(
            TestClient.RunId, after: null, TestContext.Current.CancellationToken))
        {
            events.Add(happened);
        }

        return events;
    }

    /// <summary>What a service sends to somebody who saw the whole events of so many bytes.</summary>
    private static Func<string?, byte[]> Rest(int length) => after =>
    {
        var seen = Encoding.UTF8.GetString(Bytes[..length]);
        if (after is null)
        {
            return Bytes;
        }

        Assert.Contains($"\"{after}\"", seen, StringComparison.Ordinal);
        var events = Whole.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return Encoding.UTF8.GetBytes(
            string.Concat(
                events.SkipWhile(text => !text.Contains($"\"{after}\"", StringComparison.Ordinal)).Skip(1).Select(text => text + "\n\n")));
    };

    private sealed class Streams(byte[] first, Func<string?, byte[]>? rest = null) : HttpMessageHandler
    {
        private int _requests;

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        public FindAllClient Client =>
            new(TestClient.SettingsFor(new Uri("http://127.0.0.1:9")), TimeProvider.System, NullLogger<FindAllClient>.Instance, this);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("text/event-stream", request.Headers.Accept.ToString());
            var query = request.RequestUri?.Query ?? "";
            var body = _requests++ == 0 || rest is null ? first : rest(query.Length == 0 ? null : query["?last_event_id=".Length..]);
            return Task.FromResult(new HttpResponseMessage(Status) { Content = new ByteArrayContent(body) });
        }
    }

    private sealed class Observer : IRunObserver
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool WantsEvents => true;

        public Task Ended => _ended.Task;

        public RunProgress? Last { get; private set; }

        public void Report(RunProgress progress)
        {
            Last = progress;
            if (!progress.Status.IsActive)
            {
                _ended.TrySetResult();
            }
        }
    }
}
