using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Simulator.Webhooks;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>What a create says of itself, and what becomes of a lost run that the service reports.</summary>
public sealed class ReportedRunTests
{
    private const string Repository = "octo/watches";

    [Fact]
    public async Task A_create_names_its_watch_its_repository_and_its_intent_and_whom_to_tell()
    {
        using var receiver = new WebhookReceiver();
        await using var stage = await LocalStage.StartAsync(fields: $"\"webhook\": \"{receiver.Url}\",");
        stage.Variables["GITHUB_REPOSITORY"] = Repository;
        stage.Variables["GITHUB_RUN_ID"] = "17";

        (await stage.RefreshAsync()).Expect(0);

        var body = CreateBody(stage);
        Assert.Equal(
            """{"watch":"batteries","run":"1","intent":"2026-01-05T06:00:00Z 17","repository":"octo/watches"}""",
            body["metadata"]?.ToJsonString());
        Assert.Equal(receiver.Url, (string?)body["webhook"]?["url"]);
        Assert.Equal(
            ["findall.run.completed", "findall.run.cancelled", "findall.run.failed"],
            body["webhook"]?["event_types"]?.AsArray().Select(type => (string?)type));
        Assert.All(body["metadata"]?.AsObject() ?? [], entry => Assert.InRange(entry.Key.Length, 1, 16));
        var told = Assert.Single(await receiver.TakeAsync(1, TestContext.Current.CancellationToken));
        Assert.Contains("\"intent\":\"2026-01-05T06:00:00Z 17\"", System.Text.Encoding.UTF8.GetString(told.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_webhook_nobody_is_told_and_without_a_repository_none_is_named()
    {
        await using var stage = await LocalStage.StartAsync();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Null(CreateBody(stage)["webhook"]);
        Assert.Null(CreateBody(stage)["metadata"]?["repository"]);
    }

    [Fact]
    public async Task A_lost_run_that_the_service_confirms_is_collected_without_a_person()
    {
        await using var stage = await HeldAsync();
        Report(stage, stage.Simulator.Ledger.Runs[0].FindAllId);

        var refresh = (await stage.RunAsync(["refresh", LocalStage.Watch, "--deliver", "local"])).Expect(0);

        Assert.Contains("2 new", refresh.Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
        (await stage.RunAsync(["refresh", LocalStage.Watch, "--deliver", "local", "--no-wait"])).Expect(0);
    }

    [Fact]
    public async Task Runs_that_are_not_the_lost_one_settle_nothing()
    {
        await using var stage = await HeldAsync();
        var lost = stage.Simulator.Ledger.Runs[0].FindAllId;
        var before = stage.State("run.json");
        stage.WriteWatch(watch: "other");
        (await stage.RunAsync(["refresh", "other", "--force", "--deliver", "local"])).Expect(0);
        string[] ids = [stage.Simulator.Ledger.Runs[1].FindAllId, Market.EarlierRun, "findall_00000000000000000000000000000bad"];

        foreach (var id in ids)
        {
            Report(stage, id);
            Assert.Contains("resolve batteries --resume", (await stage.RefreshAsync()).Expect(5).Error, StringComparison.Ordinal);
        }

        Report(stage, lost, watch: "other");
        (await stage.RefreshAsync()).Expect(5);
        Report(stage, lost);
        stage.Variables["GITHUB_REPOSITORY"] = "octo/another";
        (await stage.RefreshAsync()).Expect(5);
        stage.Write("event.json", "{\"action\":\"findall-run\",\"client_payload\":{\"watch\":[],\"findall_id\":7}}");
        (await stage.RefreshAsync()).Expect(5);
        Assert.Equal(before, stage.State("run.json"));
        Assert.Equal(2, stage.Creates);
    }

    [Fact]
    public async Task A_report_of_a_run_that_is_not_lost_changes_nothing()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Variables["GITHUB_REPOSITORY"] = Repository;
        (await stage.RefreshAsync()).Expect(0);
        var before = stage.Tree();
        Report(stage, stage.Simulator.Ledger.Runs[0].FindAllId);
        stage.WriteWatch("\"schedule\": { \"every\": \"quarter\" },");

        (await stage.RunAsync(["refresh", LocalStage.Watch, "--deliver", "local"])).Expect(0);

        Assert.Equal(1, stage.Creates);
        Assert.All(
            before.Where(file => !file.Key.EndsWith("watch.json", StringComparison.Ordinal)),
            file => Assert.Equal(file.Value, stage.Tree()[file.Key]));
    }

    private static async Task<LocalStage> HeldAsync()
    {
        var stage = await LocalStage.StartAsync();
        stage.Variables["GITHUB_REPOSITORY"] = Repository;
        stage.Variables["GITHUB_RUN_ID"] = "17";
        stage.Break(FaultKind.CutAfterActing, SimulatedOperation.Create);
        (await stage.RefreshAsync()).Expect(5);
        stage.Variables["GITHUB_RUN_ID"] = "18";
        stage.Pass(TimeSpan.FromHours(1));
        return stage;
    }

    private static void Report(LocalStage stage, string id, string watch = LocalStage.Watch)
    {
        stage.Write(
            "event.json",
            $$$"""{"action":"findall-run","client_payload":{"watch":"{{{watch}}}","findall_id":"{{{id}}}"},"repository":{"full_name":"{{{Repository}}}"}}""");
        stage.Variables["GITHUB_EVENT_PATH"] = Path.Combine(stage.Root, "event.json");
    }

    private static JsonObject CreateBody(LocalStage stage) =>
        JsonNode.Parse(stage.Requests.First(request => request.Operation == SimulatedOperation.Create).Body)?.AsObject() ?? [];
}
