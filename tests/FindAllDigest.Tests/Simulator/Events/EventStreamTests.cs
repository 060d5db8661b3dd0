using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Faults;
using Xunit;
using static FindAllDigest.Tests.Simulator.SimulatedEvents;

namespace FindAllDigest.Tests.Simulator.Events;

public sealed class EventStreamTests
{
    [Fact]
    public async Task A_finished_run_tells_its_whole_story_in_order_and_ends()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        await service.EnrichAsync(id);
        var result = await service.FinishAsync(id);

        await using var stream = await service.FollowAsync(id);
        var events = await stream.RestAsync();

        Assert.Equal(["findall.status", "findall.schema.updated", "findall.status"], events.Take(3).Select(TypeOf));
        Assert.Equal("queued", SimulatedAnswer.Read(events[0], "data.status.status"));
        Assert.Equal("running", SimulatedAnswer.Read(events[2], "data.status.status"));
        Assert.Equal("completed", SimulatedAnswer.Read(events[^1], "data.status.status"));
        Assert.Equal(3, events.Count(next => TypeOf(next) == "findall.candidate.generated"));
        Assert.Equal(2, events.Count(next => TypeOf(next) == "findall.candidate.matched"));
        Assert.Single(events, next => TypeOf(next) == "findall.candidate.unmatched");
        Assert.Equal(2, events.Count(next => TypeOf(next) == "findall.candidate.enriched"));
        Assert.Equal(events.Select(IdOf).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), events.Select(IdOf));
        Assert.All(events, next => Assert.Matches("^[0-9a-f]{13}$", IdOf(next)));
        Assert.Equal(result.Text("last_event_id"), IdOf(events[^1]));
    }

    [Fact]
    public async Task An_enriched_event_holds_nothing_but_the_enrichment()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        await service.EnrichAsync(id);
        await service.FinishAsync(id);

        await using var stream = await service.FollowAsync(id);
        var events = await stream.RestAsync();
        var enriched = events.First(next => TypeOf(next) == "findall.candidate.enriched");
        var matched = events.First(next => TypeOf(next) == "findall.candidate.matched");

        Assert.Equal(["funding_amount"], enriched["data"]?["output"]?.AsObject().Select(entry => entry.Key));
        Assert.All(enriched["data"]?["basis"]?.AsArray() ?? [], field => Assert.Equal("funding_amount", field?["field"]?.ToString()));
        Assert.Equal(["battery_check"], matched["data"]?["output"]?.AsObject().Select(entry => entry.Key));
        Assert.Equal("matched", SimulatedAnswer.Read(enriched, "data.match_status"));
    }

    [Fact]
    public async Task A_live_stream_beats_every_ten_seconds_and_the_beats_are_not_stored()
    {
        var slow = SmallMarket.Json.Replace("\"judge_seconds\": 10", "\"judge_seconds\": 100", StringComparison.Ordinal);
        await using var service = await SimulatedService.StartAsync(slow);
        var id = await service.CreateAsync();
        service.Pass(30);
        var stored = (await service.GetAsync($"runs/{id}/result")).Text("last_event_id");
        await using var stream = await service.FollowAsync(id, $"?last_event_id={stored}");

        var beats = new List<JsonNode>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            service.Pass(10);
            beats.Add(await stream.NextAsync() ?? throw new InvalidOperationException("The stream ended."));
        }

        Assert.All(
            beats, beat => Assert.Equal(("findall.status", "running"), (TypeOf(beat), SimulatedAnswer.Read(beat, "data.status.status"))));
        Assert.Equal(stored, (await service.GetAsync($"runs/{id}/result")).Text("last_event_id"));
        service.Pass(3600);
        var rest = await stream.RestAsync();
        await using var whole = await service.FollowAsync(id);
        Assert.DoesNotContain((await whole.RestAsync()).Select(IdOf), beats.Select(IdOf).Contains);
        Assert.Equal("completed", SimulatedAnswer.Read(rest[^1], "data.status.status"));
    }

    [Fact]
    public async Task A_stream_goes_on_after_any_event_even_one_that_was_never_stored()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        await service.FinishAsync(id);
        await using var whole = await service.FollowAsync(id);
        var all = await whole.RestAsync();

        foreach (var (index, seen) in all.Index())
        {
            await using var rest = await service.FollowAsync(id, $"?last_event_id={IdOf(seen)}");
            Assert.Equal(all.Skip(index + 1).Select(IdOf), (await rest.RestAsync()).Select(IdOf));
        }

        var neverStored = (Convert.ToInt64(IdOf(all[0]), 16) + 1).ToString("x13");
        await using var between = await service.FollowAsync(id, $"?last_event_id={neverStored}");
        Assert.Equal(all.Skip(1).Select(IdOf), (await between.RestAsync()).Select(IdOf));
    }

    [Fact]
    public async Task A_timeout_ends_the_stream_of_an_active_run()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();

        await using var none = await service.FollowAsync(id, "?timeout=0");
        Assert.Single(await none.RestAsync());
        await using var brief = await service.FollowAsync(id, "?timeout=6");
        Assert.NotNull(await brief.NextAsync());
        service.Pass(6);
        var rest = (await brief.RestAsync()).Where(next => TypeOf(next) == "findall.status");
        Assert.Equal(["running"], rest.Select(next => SimulatedAnswer.Read(next, "data.status.status")));
        Assert.Equal("true", (await service.StatusAsync(id)).Text("status.is_active"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("6001")]
    [InlineData("soon")]
    public async Task A_timeout_out_of_bounds_is_refused(string timeout)
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();

        var answer = await service.GetAsync($"runs/{id}/events?timeout={timeout}");

        Assert.Equal(422, answer.Status);
        Assert.Contains("6000", answer.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_tells_its_new_schema_and_a_second_end()
    {
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        var id = await service.CreateAsync(SimulatedService.Query(5));
        service.Pass(3600);
        await service.ExtendAsync(id, 3);
        service.Pass(3600);

        await using var stream = await service.FollowAsync(id);
        var events = await stream.RestAsync();

        var schema = Assert.Single(events, next => TypeOf(next) == "findall.schema.updated");
        Assert.Equal("8", SimulatedAnswer.Read(schema, "data.match_limit"));
        Assert.Equal(2, events.Count(next => SimulatedAnswer.Read(next, "data.status.termination_reason") == "match_limit_met"));
        var matched = events.Where(next => TypeOf(next) == "findall.candidate.matched");
        Assert.Equal(8, matched.Select(next => SimulatedAnswer.Read(next, "data.candidate_id")).Distinct().Count());
    }

    [Fact]
    public async Task It_can_be_cut_at_any_byte_of_its_second_event()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        await service.FinishAsync(id);
        var whole = (await service.GetAsync($"runs/{id}/events")).Bytes;
        var first = whole.AsSpan().IndexOf("\n\n"u8) + 2;
        var second = first + whole.AsSpan(first).IndexOf("\n\n"u8) + 2;

        for (var bytes = first; bytes <= second; bytes++)
        {
            service.Simulator.Faults.Add(new() { Kind = FaultKind.CutStream, Bytes = bytes });
            await using var stream = await service.FollowAsync(id);

            Assert.NotNull(await stream.NextAsync());
            Assert.NotNull(await Record.ExceptionAsync(stream.RestAsync));
        }
    }

    [Fact]
    public async Task Small_pieces_comments_and_other_line_ends_change_nothing()
    {
        await using var service = await SimulatedService.StartAsync(
            SmallMarket.Json.Replace("Ibervolt\"", "Ibervölt Électrique 電\"", StringComparison.Ordinal));
        var id = await service.CreateAsync();
        await service.FinishAsync(id);
        await using var plain = await service.FollowAsync(id);
        var expected = (await plain.RestAsync()).Select(next => next.ToJsonString()).ToList();

        service.Simulator.Faults.Behaviour = new() { CrLfEvents = true, CommentedEvents = true };
        service.Simulator.Faults.Add(new() { Kind = FaultKind.SlowBody, Operation = SimulatedOperation.Events });
        await using var other = await service.FollowAsync(id);

        Assert.Equal(expected, (await other.RestAsync()).Select(next => next.ToJsonString()));
    }

    [Fact]
    public async Task It_can_end_with_an_error_event()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        service.Simulator.Faults.Add(new() { Kind = FaultKind.ErrorEvent });

        await using var stream = await service.FollowAsync(id);
        var only = Assert.Single(await stream.RestAsync());

        Assert.Equal(("error", id), (TypeOf(only), SimulatedAnswer.Read(only, "error.ref_id")));
    }

    [Fact]
    public async Task Nobody_is_told_of_an_unknown_run()
    {
        await using var service = await SimulatedService.StartAsync();

        Assert.Equal(404, (await service.GetAsync("runs/findall_00000000000000000000000000000009/events")).Status);
    }
}
