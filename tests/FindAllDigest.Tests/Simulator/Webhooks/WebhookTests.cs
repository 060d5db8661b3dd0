using System.Text.Json.Nodes;
using FindAllDigest.Simulator;
using FindAllDigest.Simulator.Faults;
using Microsoft.AspNetCore.Http;
using StandardWebhooks;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Webhooks;

public sealed class WebhookTests
{
    private static readonly string[] RunEvents = ["findall.run.completed", "findall.run.cancelled", "findall.run.failed"];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_end_of_a_run_is_told_signed_with_run_and_metadata()
    {
        using var receiver = new WebhookReceiver();
        await using var service = await SimulatedService.StartAsync();
        var id = await CreateAsync(service, receiver);
        var result = await service.FinishAsync(id);

        var told = Assert.Single(await receiver.TakeAsync(1, CancellationToken));

        Assert.Equal("findall.run.completed", told.Type);
        Assert.Equal(result.Body["run"]?.ToJsonString(), told.Json["data"]?.ToJsonString());
        Assert.Equal("batteries", SimulatedAnswer.Read(told.Json, "data.metadata.watch"));
        Assert.Null(told.Json["event_id"]);
        new StandardWebhook(SimulatorOptions.DefaultWebhookSecret).Verify(told.Text, HeadersOf(told));
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("failed")]
    public async Task Each_end_has_its_own_word(string status)
    {
        using var receiver = new WebhookReceiver();
        await using var service = await SimulatedService.StartAsync();
        if (status == "failed")
        {
            service.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "timeout" });
        }

        var id = await CreateAsync(service, receiver);
        service.Pass(5);
        if (status == "cancelled")
        {
            await service.PostAsync($"runs/{id}/cancel", null);
        }

        service.Pass(3600);

        Assert.Equal($"findall.run.{status}", (await receiver.TakeAsync(1, CancellationToken))[0].Type);
    }

    [Fact]
    public async Task Candidates_are_told_when_they_were_asked_for_with_the_id_of_their_run()
    {
        using var receiver = new WebhookReceiver();
        await using var service = await SimulatedService.StartAsync();
        var id = await CreateAsync(
            service, receiver, "findall.candidate.matched", "findall.candidate.enriched", "findall.candidate.unmatched");
        await service.EnrichAsync(id);
        service.Pass(3600);

        var told = await receiver.TakeAsync(4, CancellationToken);

        Assert.Equal(
            ["findall.candidate.enriched", "findall.candidate.enriched", "findall.candidate.matched", "findall.candidate.matched"],
            told.Select(webhook => webhook.Type).Order(StringComparer.Ordinal));
        Assert.All(told, webhook => Assert.Equal(id, SimulatedAnswer.Read(webhook.Json, "data.findall_id")));
    }

    [Fact]
    public async Task What_is_not_taken_comes_again_after_five_ten_and_twenty_seconds_under_the_same_id()
    {
        using var receiver = new WebhookReceiver(refusals: 3);
        await using var service = await SimulatedService.StartAsync();
        await CreateAsync(service, receiver);
        service.Pass(3600);
        await receiver.TakeAsync(1, CancellationToken);

        foreach (var seconds in new[] { 5, 10, 20 })
        {
            service.Pass(seconds - 0.001);
            var before = receiver.All.Count;
            service.Pass(0.001);
            Assert.Equal(before + 1, (await receiver.TakeAsync(1, CancellationToken)).Count);
        }

        Assert.Single(receiver.All.Select(webhook => webhook.Id).Distinct());
    }

    [Fact]
    public async Task A_webhook_can_come_twice()
    {
        using var receiver = new WebhookReceiver();
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Add(new() { Kind = FaultKind.WebhookDoubled });
        await CreateAsync(service, receiver);
        service.Pass(3600);

        var told = await receiver.TakeAsync(2, CancellationToken);

        Assert.Single(told.Select(webhook => webhook.Id).Distinct());
        Assert.Equal(told[0].Text, told[1].Text);
    }

    [Fact]
    public async Task A_late_webhook_is_overtaken()
    {
        using var receiver = new WebhookReceiver();
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Add(new() { Kind = FaultKind.WebhookLate, DelaySeconds = 10_000 });
        var first = await CreateAsync(service, receiver);
        service.Pass(3600);
        var second = await CreateAsync(service, receiver);
        service.Pass(3600);
        await receiver.TakeAsync(1, CancellationToken);
        service.Pass(10_000);

        var told = await receiver.TakeAsync(1, CancellationToken);

        Assert.Equal([second, first], told.Select(webhook => SimulatedAnswer.Read(webhook.Json, "data.findall_id")));
    }

    [Fact]
    public async Task An_extended_run_tells_its_second_end()
    {
        using var receiver = new WebhookReceiver();
        await using var service = await SimulatedService.StartAsync(SmallMarket.OfMatches(12));
        var id = await CreateAsync(service, receiver);
        service.Pass(3600);
        await receiver.TakeAsync(1, CancellationToken);
        Assert.Equal(200, (await service.ExtendAsync(id, 3)).Status);
        service.Pass(3600);

        var told = await receiver.TakeAsync(1, CancellationToken);

        Assert.Equal(
            ["5", "8"], told.Select(webhook => SimulatedAnswer.Read(webhook.Json, "data.status.metrics.matched_candidates_count")));
        Assert.Equal(2, told.Select(webhook => webhook.Id).Distinct().Count());
    }

    [Fact]
    public async Task An_older_account_signs_with_the_whole_text_of_its_secret()
    {
        using var receiver = new WebhookReceiver();
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Behaviour = new() { LegacyWebhookSignatures = true };
        await CreateAsync(service, receiver);
        service.Pass(3600);

        var told = (await receiver.TakeAsync(1, CancellationToken))[0];

        Assert.ThrowsAny<Exception>(() => new StandardWebhook(SimulatorOptions.DefaultWebhookSecret).Verify(told.Text, HeadersOf(told)));
        new StandardWebhook(System.Text.Encoding.UTF8.GetBytes(SimulatorOptions.DefaultWebhookSecret)).Verify(told.Text, HeadersOf(told));
    }

    [Theory]
    [InlineData("http://hooks.example/x", "findall.run.completed")]
    [InlineData("not an address", "findall.run.completed")]
    [InlineData("https://hooks.example/x", "task_run.status")]
    public async Task A_registration_out_of_bounds_is_refused(string url, string type)
    {
        await using var service = await SimulatedService.StartAsync();
        var query = SimulatedService.Query();
        query["webhook"] = new JsonObject { ["url"] = url, ["event_types"] = new JsonArray(type) };

        Assert.Equal(422, (await service.PostAsync("runs", query)).Status);
    }

    [Fact]
    public async Task Nothing_leaves_this_machine_and_the_log_says_so()
    {
        var said = new List<string>();
        await using var service = await SimulatedService.StartAsync(change: options => options with { Log = said.Add });
        var query = SimulatedService.Query();
        query["webhook"] = new JsonObject { ["url"] = "https://hooks.example/x", ["event_types"] = new JsonArray("findall.run.completed") };

        Assert.Equal(200, (await service.PostAsync("runs", query)).Status);
        Assert.Contains("this machine only", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whsec_no base64!")]
    [InlineData("c2VjcmV0")]
    public async Task A_secret_that_is_none_is_refused_and_not_told(string secret)
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => SimulatedService.StartAsync(change: options => options with { WebhookSecrets = [secret] }));

        Assert.DoesNotContain(secret, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> CreateAsync(SimulatedService service, WebhookReceiver receiver, params string[] types)
    {
        var query = SimulatedService.Query(5);
        query["metadata"] = new JsonObject { ["watch"] = "batteries", ["attempt"] = 1, ["dry"] = false };
        query["webhook"] = new JsonObject
        {
            ["url"] = receiver.Url,
            ["event_types"] = new JsonArray([.. (types.Length == 0 ? RunEvents : types).Select(type => JsonValue.Create(type))]),
        };
        return await service.CreateAsync(query);
    }

    private static HeaderDictionary HeadersOf(ReceivedWebhook webhook)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in webhook.Headers)
        {
            headers[name] = value;
        }

        return headers;
    }
}
