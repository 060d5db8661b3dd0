using System.Text;
using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Faults;

public sealed class FaultTests
{
    [Fact]
    public async Task A_connection_cut_after_acting_leaves_a_run_behind()
    {
        await using var service = await Broken(new() { Kind = FaultKind.CutAfterActing, Operation = SimulatedOperation.Create });

        await Assert.ThrowsAsync<HttpRequestException>(() => service.CreateAsync());

        Assert.Equal(1, service.Simulator.Ledger.Creates);
        Assert.Null(Assert.Single(service.Simulator.Requests).StatusCode);
    }

    [Fact]
    public async Task A_connection_cut_before_acting_leaves_nothing_behind()
    {
        await using var service = await Broken(new() { Kind = FaultKind.CutBeforeActing, Operation = SimulatedOperation.Create });

        await Assert.ThrowsAsync<HttpRequestException>(() => service.CreateAsync());

        Assert.Equal(0, service.Simulator.Ledger.Creates);
    }

    [Theory]
    [InlineData(402, null)]
    [InlineData(429, null)]
    [InlineData(429, 7)]
    [InlineData(500, null)]
    [InlineData(502, null)]
    [InlineData(503, 1)]
    public async Task An_error_status_is_answered_and_nothing_is_done(int status, int? retryAfter)
    {
        await using var service = await Broken(new() { Kind = FaultKind.ErrorStatus, StatusCode = status, RetryAfterSeconds = retryAfter });

        var answer = await service.PostAsync("runs", SimulatedService.Query());

        Assert.Equal(status, answer.Status);
        Assert.Equal(retryAfter, (int?)answer.RetryAfter?.TotalSeconds);
        Assert.NotEqual("", answer.Text("error.message"));
        Assert.Equal(0, service.Simulator.Ledger.Creates);
    }

    [Fact]
    public async Task A_fault_hits_the_asked_number_of_calls_after_the_asked_number_of_others()
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();
        service.Simulator.Faults.Add(
            new() { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Status, After = 1, Times = 2, StatusCode = 503 });

        var statuses = new List<int>();
        for (var call = 0; call < 4; call++)
        {
            statuses.Add((await service.StatusAsync(id)).Status);
            Assert.Equal(200, (await service.GetAsync($"runs/{id}/schema")).Status);
        }

        Assert.Equal([200, 503, 503, 200], statuses);
        Assert.Empty(service.Simulator.Faults.Active);
    }

    [Fact]
    public async Task Two_faults_take_turns_in_the_order_in_which_they_were_added()
    {
        await using var service = await Broken(new() { Kind = FaultKind.ErrorStatus, StatusCode = 500 });
        service.Simulator.Faults.Add(new() { Kind = FaultKind.ErrorStatus, StatusCode = 503 });

        Assert.Equal(500, (await service.StatusAsync("x")).Status);
        Assert.Equal(503, (await service.StatusAsync("x")).Status);
        Assert.Equal(404, (await service.StatusAsync("x")).Status);
    }

    [Fact]
    public async Task An_error_page_is_no_json()
    {
        await using var service = await Broken(new() { Kind = FaultKind.ErrorPage, StatusCode = 502 });

        var answer = await service.StatusAsync("x");

        Assert.Equal(502, answer.Status);
        Assert.StartsWith("<html>", answer.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truncated_json_arrives_whole_and_cannot_be_parsed()
    {
        await using var service = await Broken(new() { Kind = FaultKind.TruncatedJson, Operation = SimulatedOperation.Result });

        var answer = await ResultAsync(service);

        Assert.Equal(200, answer.Status);
        Assert.ThrowsAny<JsonException>(() => answer.Body);
    }

    [Fact]
    public async Task A_body_can_be_cut_in_its_middle()
    {
        await using var service = await Broken(new() { Kind = FaultKind.CutInBody, Operation = SimulatedOperation.Result });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => ResultAsync(service));

        Assert.Equal(200, (await ResultAsync(service)).Status);
    }

    [Fact]
    public async Task A_slow_body_arrives_in_the_end()
    {
        await using var service = await Broken(
            new() { Kind = FaultKind.SlowBody, DelayMilliseconds = 1, Operation = SimulatedOperation.Result });

        var answer = await ResultAsync(service);

        Assert.Equal(2, answer.Matched.Count);
    }

    [Fact]
    public async Task A_large_result_has_at_least_the_asked_size_and_the_same_matches()
    {
        await using var service = await Broken(new() { Kind = FaultKind.LargeResult });

        var answer = await ResultAsync(service);

        Assert.InRange(answer.Bytes.Length, 10 * 1024 * 1024, 14 * 1024 * 1024);
        Assert.Equal(["Ibervolt", "Lumenara Ltd"], answer.Matched);
    }

    [Fact]
    public async Task Names_can_hold_bytes_that_are_no_utf8()
    {
        await using var service = await Broken(new() { Kind = FaultKind.InvalidUtf8, Operation = SimulatedOperation.Result });

        var answer = await ResultAsync(service);

        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(answer.Bytes));
    }

    [Fact]
    public async Task Names_can_hold_half_a_surrogate_pair()
    {
        await using var service = await Broken(new() { Kind = FaultKind.LoneSurrogate, Operation = SimulatedOperation.Result });

        var answer = await ResultAsync(service);

        Assert.Contains("\"name\":\"\\uD83DIbervolt\"", answer.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_older_result_shape_has_no_run()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Behaviour = new() { OldResultShape = true };
        var id = await service.CreateAsync();

        var answer = await service.FinishAsync(id);

        Assert.Equal(id, answer.Text("findall_id"));
        Assert.Null(answer.Body["run"]);
    }

    [Fact]
    public async Task Bare_outputs_and_nulls_can_be_switched_on()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Behaviour = new() { BareStringOutputs = true, WriteNulls = true };

        var answer = await service.FinishAsync(await service.CreateAsync());

        Assert.Equal("Yes, at Sines", SimulatedAnswer.Read(answer.Candidate("Ibervolt"), "output.battery_check"));
        Assert.Contains("\"description\":null", answer.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_can_be_set_over_the_admin_path_and_wrong_ones_are_all_named()
    {
        await using var service = await SimulatedService.StartAsync();

        var good = await service.SendAsync(
            HttpMethod.Put,
            "/__simulator/faults",
            """{"faults":[{"kind":"error_status","operation":"ingest","status_code":500,"always":true}],"behaviour":{"leak_rate":0.5}}""");
        var bad = await service.SendAsync(
            HttpMethod.Put, "/__simulator/faults", """{"faults":[{"kind":"explosion","after":-1,"colour":"red"}]}""");

        Assert.Equal(200, good.Status);
        Assert.Equal(0.5, service.Simulator.Faults.Behaviour.LeakRate);
        Assert.Null(Assert.Single(service.Simulator.Faults.Active).Times);
        Assert.Equal(400, bad.Status);
        Assert.All(["explosion", "after", "colour"], word => Assert.Contains(word, bad.Text("error"), StringComparison.Ordinal));
    }

    private static async Task<SimulatedService> Broken(Fault fault)
    {
        var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Add(fault);
        return service;
    }

    private static async Task<SimulatedAnswer> ResultAsync(SimulatedService service) =>
        await service.FinishAsync(await service.CreateAsync());
}
