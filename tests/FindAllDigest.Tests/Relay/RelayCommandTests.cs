using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Repositories;
using FindAllDigest.Simulator;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Repository.GitHub;
using Xunit;

namespace FindAllDigest.Tests.Relay;

/// <summary>The command between the service that reports and the repository that is woken.</summary>
public sealed class RelayCommandTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_run_is_reported_relayed_and_collected_without_a_person()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var port = FreePort();
        WriteWebhook(stage, $"http://127.0.0.1:{port}/findall");
        stage.Set("PARALLEL_WEBHOOK_SECRET", $"whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldA== {SimulatorOptions.DefaultWebhookSecret}");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        var relay = stage.RunAsync(stop.Token, "relay", "--port", $"{port}", "--repository", "octo/watches");
        await ListeningAsync(port);

        stage.FindAll.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Operation = SimulatedOperation.Create });
        (await stage.RefreshAsync()).Expect(5);
        var payload = await DispatchAsync(stage.Repository);
        stage.Set("GITHUB_RUN_ID", "2");
        stage.Set("GITHUB_EVENT_PATH", WriteEvent(stage, payload));
        (await stage.RefreshAsync()).Expect(0);
        await stop.CancelAsync();

        Assert.Equal("findall-run", (string?)payload["action"]);
        Assert.Equal(stage.FindAll.Ledger.Runs[0].FindAllId, (string?)payload["client_payload"]?["findall_id"]);
        Assert.Equal((1, "new"), (stage.Creates, stage.Outputs["outcome"]));
        Assert.Equal($"listening on http://127.0.0.1:{port}\n", (await relay).Expect(0).Output);
        Assert.Single(stage.Repository.Dispatches);
    }

    [Fact]
    public async Task What_GitHub_refuses_is_told_and_woken_when_the_service_sends_it_again()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var port = FreePort();
        WriteWebhook(stage, $"http://127.0.0.1:{port}/findall");
        stage.Set("PARALLEL_WEBHOOK_SECRET", SimulatorOptions.DefaultWebhookSecret);
        stage.Server.Faults.When("POST /repos/*/*/dispatches").OnCalls(1, 1).Answers(403, "Resource not accessible by this token");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        var relay = stage.RunAsync(stop.Token, "relay", "--port", $"{port}", "--repository", "octo/watches");
        await ListeningAsync(port);

        (await stage.RefreshAsync()).Expect(0);
        await DispatchAsync(stage.Repository);
        await stop.CancelAsync();

        Assert.Contains("Could not send the event findall-run: GitHub answered HTTP 403", (await relay).Expect(0).Error, StringComparison.Ordinal);
        Assert.Single(stage.Repository.Dispatches);
    }

    [Theory]
    [InlineData("", "ghs", new[] { "--repository", "octo/watches" }, 3, "PARALLEL_WEBHOOK_SECRET is not set")]
    [InlineData("whsec_c2ltdWxhdG9yLXdlYmhvb2s=", "", new[] { "--repository", "octo/watches" }, 4, "GITHUB_TOKEN is not set")]
    [InlineData("whsec_c2ltdWxhdG9yLXdlYmhvb2s=", "ghs", new string[0], 1, "No repository is named")]
    [InlineData("whsec_c2ltdWxhdG9yLXdlYmhvb2s=", "ghs", new[] { "--repository", "octo/wat ches" }, 1, "'octo/wat ches' is not the name of a repository")]
    [InlineData("whsec_c2ltdWxhdG9yLXdlYmhvb2s=", "ghs", new[] { "--repository", "octo" }, 1, "'octo' is not the name of a repository")]
    public async Task What_is_missing_is_told_before_it_listens(string secret, string token, string[] arguments, int exitCode, string told)
    {
        var host = new ProgramHost(Path.GetTempPath()) { Variables = { ["PARALLEL_WEBHOOK_SECRET"] = secret, ["GITHUB_TOKEN"] = token } };

        var run = (await host.RunAsync(["relay", .. arguments])).Expect(exitCode);

        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static void WriteWebhook(GitHubStage stage, string url)
    {
        var path = $"data/{GitHubStage.Watch}/watch.json";
        var watch = JsonNode.Parse(stage.Repository.ReadText(path, "main") ?? "")?.AsObject() ?? [];
        watch["webhook"] = url;
        stage.As("ada").Commit("main", "A webhook", (path, watch.ToJsonString()));
    }

    private static string WriteEvent(GitHubStage stage, JsonObject payload)
    {
        var path = Path.Combine(stage.Checkout, "event.json");
        File.WriteAllText(path, payload.ToJsonString());
        return path;
    }

    private static async Task<JsonObject> DispatchAsync(HostedRepository repository)
    {
        while (repository.Dispatches.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken);
        }

        return repository.Dispatches[0];
    }

    private static async Task ListeningAsync(int port)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
