using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Pipeline;
using Json.Schema;
using StandardWebhooks;
using Xunit;

namespace FindAllDigest.Tests.Messages;

/// <summary>The whole command with targets on loopback: who is told what, when, and how often.</summary>
public sealed class MessageTests
{
    private const string All = """ "messages": [ { "to": "slack" }, { "to": "teams" }, { "to": "discord" }, { "to": "webhook" } ], """;

    private static readonly string[] Targets = ["slack", "teams", "discord", "webhook"];

    [Fact]
    public async Task Each_target_hears_once_of_a_refresh_with_something_new()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, All);

        (await stage.RefreshAsync()).Expect(0);

        Assert.All(Targets, target => Assert.Single(receiver.At(target)));
        Assert.All(Targets, target => Assert.Contains("Ibervolt", receiver.At(target)[0].Text, StringComparison.Ordinal));
        Assert.Contains(
            "batteries: 2 new companies",
            receiver.At("slack")[0].Json["blocks"]?[0]?["text"]?["text"]?.GetValue<string>(),
            StringComparison.Ordinal);
        Assert.Equal("{\n  \"messages\": [],\n  \"trouble\": \"\"\n}\n", stage.State("messages.json"));
    }

    [Fact]
    public async Task Nothing_new_is_told_nobody()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, All);
        await stage.RefreshAsync();

        (await stage.RefreshAsync()).Expect(0);

        Assert.All(Targets, target => Assert.Single(receiver.At(target)));
    }

    [Fact]
    public async Task A_watch_without_messages_writes_none_down()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, "");

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("", stage.State("messages.json"));
        Assert.All(Targets, target => Assert.Empty(receiver.At(target)));
    }

    [Fact]
    public async Task Who_asked_for_changes_hears_of_changes_only()
    {
        using var receiver = new MessageReceiver();
        var scenario = Market.Of(
            new Found("Ibervolt", "https://ibervolt.example/") { Funding = [new("2026-01-05", "5000000"), new("2026-01-12", "9000000")] });
        await using var stage = await StartAsync(
            receiver,
            """ "enrichments": [ { "name": "funding_amount", "description": "Money raised" } ], "messages": [ { "to": "slack", "when": "changed" }, { "to": "webhook", "when": ["new", "changed"] } ], """,
            scenario);
        (await stage.RefreshAsync()).Expect(0);
        Assert.Empty(receiver.At("slack"));
        stage.PassWeek();

        (await stage.RefreshAsync("--recheck")).Expect(0);

        Assert.Contains("changed: Funding amount", Assert.Single(receiver.At("slack")).Text, StringComparison.Ordinal);
        Assert.Equal(2, receiver.At("webhook").Count);
    }

    [Fact]
    public async Task A_target_that_is_down_delays_nothing_and_gets_its_message_from_the_next_call_once()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, """ "messages": [ { "to": "slack" } ], "schedule": { "every": "quarter" }, """);
        receiver.Answer(503);

        var first = (await stage.RefreshAsync()).Expect(0);
        Assert.Contains(
            "warning: A message was not sent: Slack answered 503. Each refresh tries it again, until Mon 12 Jan.",
            first.Error,
            StringComparison.Ordinal);
        Assert.Contains("2 new", first.Output, StringComparison.Ordinal);
        stage.Pass(TimeSpan.FromDays(3));
        Assert.Contains("a message is to be sent again", (await stage.RunAsync(["plan"])).Expect(0).Error, StringComparison.Ordinal);
        receiver.Answer(200);
        (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0);
        (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0);

        Assert.Equal(2, receiver.At("slack").Count);
        Assert.Equal(receiver.At("slack")[0].Text, receiver.At("slack")[1].Text);
    }

    [Fact]
    public async Task After_seven_days_a_message_is_given_up()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(
            receiver, """ "messages": [ { "to": "webhook" } ], "schedule": { "every": "quarter" }, """);
        receiver.Answer(404);
        (await stage.RefreshAsync()).Expect(0);
        stage.Pass(TimeSpan.FromDays(7));

        Assert.Contains(
            "It is not tried again", (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0).Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "not sent", (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0).Error, StringComparison.Ordinal);

        Assert.Equal(2, receiver.At("webhook").Count);
    }

    [Theory]
    [InlineData("SLACK_WEBHOOK_URL", "", "SLACK_WEBHOOK_URL is not set. Store the address as a secret of that name.")]
    [InlineData("SLACK_WEBHOOK_URL", "http://hooks.example/T0-a-path-that-nobody-may-see", "SLACK_WEBHOOK_URL is no address that starts with https://. Store it again, without quotes.")]
    [InlineData("SLACK_WEBHOOK_URL", "ftp://T0-a-path-that-nobody-may-see", "SLACK_WEBHOOK_URL is no address that starts with https://. Store it again, without quotes.")]
    [InlineData("SLACK_WEBHOOK_URL", "http://127.0.0.1:9/T0-a-path-that-nobody-may-see", "Slack could not be reached.")]
    public async Task An_address_that_does_not_work_is_told_and_not_shown(string variable, string value, string sentence)
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, """ "messages": [ { "to": "slack" } ], """);
        stage.Variables[variable] = value;

        var run = (await stage.RefreshAsync("--verbosity", "detailed")).Expect(0);

        Assert.Contains($"A message was not sent: {sentence}", run.Error, StringComparison.Ordinal);
        AssertNoAddress(stage, run);
    }

    [Fact]
    public async Task No_address_is_in_any_output_or_file()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, All);
        receiver.Answer(500);
        AssertNoAddress(stage, (await stage.RefreshAsync("--verbosity", "detailed")).Expect(0));
        receiver.Answer(302);
        AssertNoAddress(stage, (await stage.RefreshAsync("--verbosity", "detailed")).Expect(0));
        receiver.Answer(200);
        AssertNoAddress(stage, (await stage.RefreshAsync("--verbosity", "detailed", "--json")).Expect(0));

        Assert.All(Targets, target => Assert.Equal(3, receiver.At(target).Count));
    }

    [Fact]
    public async Task A_webhook_gets_the_whole_refresh_by_its_schema_and_signed()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, All);

        (await stage.RefreshAsync()).Expect(0);

        var message = Assert.Single(receiver.At("webhook"));
        var schema = JsonSchema.FromText(
            await File.ReadAllTextAsync(
                Path.Combine(RepositoryFiles.RepositoryRoot, "data", "message.schema.json"), TestContext.Current.CancellationToken));
        using var body = JsonDocument.Parse(message.Body);
        var result = schema.Evaluate(
            body.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        Assert.True(result.IsValid, JsonSerializer.Serialize(result));
        Assert.Equal(
            ["Ibervolt", "Lumenara"], message.Json["data"]?["new"]?.AsArray().Select(one => one?["entity"]?["name"]?.GetValue<string>()));
        Assert.Equal(message.Json["id"]?.GetValue<string>(), message.Headers["webhook-id"]);
        Assert.Equal(
            new StandardWebhook(MessageReceiver.SigningSecret).Sign(
                message.Headers["webhook-id"],
                DateTimeOffset.FromUnixTimeSeconds(long.Parse(message.Headers["webhook-timestamp"], null)),
                message.Text),
            message.Headers["webhook-signature"]);
    }

    [Fact]
    public async Task Without_a_signing_secret_a_webhook_is_not_signed_and_with_a_wrong_one_it_is_not_sent()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, """ "messages": [ { "to": "webhook" } ], """);
        stage.Variables["MESSAGE_WEBHOOK_SECRET"] = "no base64!";
        Assert.Contains(
            "MESSAGE_WEBHOOK_SECRET is no secret of Standard Webhooks",
            (await stage.RefreshAsync()).Expect(0).Error,
            StringComparison.Ordinal);
        Assert.Empty(receiver.At("webhook"));
        stage.Variables["MESSAGE_WEBHOOK_SECRET"] = "";

        (await stage.RefreshAsync()).Expect(0);

        Assert.DoesNotContain("webhook-signature", Assert.Single(receiver.At("webhook")).Headers.Keys);
    }

    [Fact]
    public async Task Trouble_is_told_once_while_it_lasts_and_again_when_it_comes_back()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, """ "messages": [ { "to": "slack", "when": "trouble" } ], """);
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, times: 2, status: 402);
        (await stage.RefreshAsync()).Expect(3);
        (await stage.RefreshAsync()).Expect(0);
        Assert.Contains("too little credit", Assert.Single(receiver.At("slack")).Text, StringComparison.Ordinal);
        Assert.Contains("batteries: the refresh needs you", receiver.At("slack")[0].Text, StringComparison.Ordinal);
        (await stage.RefreshAsync()).Expect(0);
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, times: 1, status: 402);

        (await stage.RefreshAsync()).Expect(3);

        Assert.Equal(2, receiver.At("slack").Count);
    }

    [Fact]
    public async Task A_wrong_file_is_told_nobody_and_writes_nothing()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, """ "messages": [ { "to": "slack", "when": ["new", "trouble"] } ], """);
        stage.WriteExclude("name\n");
        var before = stage.Tree();

        (await stage.RefreshAsync()).Expect(2);

        Assert.Equal(before, stage.Tree());
        Assert.Empty(receiver.At("slack"));
    }

    [Fact]
    public async Task What_waits_for_a_target_that_the_watch_does_not_name_any_more_is_forgotten()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, """ "messages": [ { "to": "slack" } ], """);
        receiver.Answer(500);
        (await stage.RefreshAsync()).Expect(0);
        receiver.Answer(200);
        stage.WriteWatch("");

        (await stage.RefreshAsync()).Expect(0);

        Assert.Single(receiver.At("slack"));
        Assert.Contains("\"messages\": []", stage.State("messages.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"messages\": [null, {\"to\": [null, \"pigeon\"], \"message\": {}}]}")]
    public async Task An_outbox_that_cannot_be_read_stops_nothing(string text)
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, All);
        stage.Write($".findall-digest/{LocalStage.Watch}/messages.json", text);

        (await stage.RefreshAsync()).Expect(0);

        Assert.Single(receiver.At("slack"));
    }

    [Fact]
    public async Task A_simulation_tells_only_this_machine()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StartAsync(receiver, All);
        stage.Variables["TEAMS_WEBHOOK_URL"] = "https://teams.example/hook";

        var run = (await stage.RunAsync(["refresh", LocalStage.Watch, "--simulate"])).Expect(0);

        Assert.Single(receiver.At("discord"));
        Assert.DoesNotContain("not sent", run.Error, StringComparison.Ordinal);
    }

    private static async Task<LocalStage> StartAsync(MessageReceiver receiver, string fields, string? scenario = null)
    {
        var stage = await LocalStage.StartAsync(scenario, fields);
        foreach (var (name, value) in receiver.Variables)
        {
            stage.Variables[name] = value;
        }

        return stage;
    }

    private static void AssertNoAddress(LocalStage stage, ProgramRun run)
    {
        Assert.DoesNotContain(MessageReceiver.Secret, run.Output + run.Error, StringComparison.Ordinal);
        Assert.All(stage.Tree().Keys, name => Assert.DoesNotContain(MessageReceiver.Secret, stage.Read(name), StringComparison.Ordinal));
    }
}
