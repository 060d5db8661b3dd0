using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>What a workflow reads of a refresh: outputs, summary, JSON, exit codes of several watches.</summary>
public sealed class WorkflowTests
{
    private static readonly string[] Keys =
    [
        "outcome", "new-count", "changed-count", "findall-id", "digest", "pull-request-url", "issue-url", "cost-usd"
    ];

    [Fact]
    public async Task A_refresh_with_news_tells_all_eight_outputs()
    {
        await using var stage = await InWorkflowAsync();

        (await stage.RefreshAsync()).Expect(0);

        var outputs = Outputs(stage);
        Assert.Equal(Keys, outputs.Keys);
        Assert.Equal(
            ["new", "2", "0", stage.Simulator.Ledger.Runs[0].FindAllId, "data/batteries/digests/2026-01-05.md", "", "", "0.31"],
            outputs.Values);
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("not-due")]
    [InlineData("budget")]
    [InlineData("pending")]
    [InlineData("held")]
    [InlineData("unchanged")]
    [InlineData("changed")]
    [InlineData("failed")]
    [InlineData("stopped")]
    [InlineData("file")]
    [InlineData("template")]
    public async Task Every_ending_writes_every_output(string ending)
    {
        await using var stage = await InWorkflowAsync();
        var options = await PrepareAsync(stage, ending);
        using var stop = new CancellationTokenSource();
        if (ending == "stopped")
        {
            stage.RunsEndAtOnce = false;
            stage.Simulator.BeforeAnswer = request => request.Operation == SimulatedOperation.Status
                ? stop.CancelAsync()
                : Task.CompletedTask;
        }

        var run = await stage.RunAsync(["refresh", LocalStage.Watch, "--deliver", "local", .. options], stop.Token);

        var outputs = Outputs(stage);
        Assert.Equal(Keys, outputs.Keys);
        // A program that is stopped leaves its run in flight, with its id.
        Assert.Equal(ending switch { "file" or "template" => "failed", "stopped" => "pending", _ => ending }, outputs["outcome"]);
        Assert.Equal(ending == "stopped", ending is "stopped" && outputs["findall-id"].StartsWith("findall_", StringComparison.Ordinal));
        Assert.Equal("0", outputs["new-count"]);
        Assert.Equal(ending == "changed" ? "1" : "0", outputs["changed-count"]);
        run.Expect(ending switch { "held" => 5, "failed" => 3, "file" or "template" => 2, "stopped" => 130, _ => 0 });
    }

    [Fact]
    public async Task The_summary_has_a_part_for_each_watch()
    {
        await using var stage = await InWorkflowAsync();
        stage.WriteWatch(watch: "second");

        (await stage.RunAsync(["refresh", "--force", "--deliver", "local"])).Expect(0);

        var summary = stage.Read("summary");
        Assert.Contains("### ✅ batteries\n\n2 new", summary, StringComparison.Ordinal);
        Assert.Contains("### ✅ second\n\n2 new", summary, StringComparison.Ordinal);
        Assert.Equal("", stage.Read("outputs"));
    }

    [Fact]
    public async Task Several_watches_are_started_before_any_is_waited_for_and_the_worst_code_wins()
    {
        await using var stage = await InWorkflowAsync();
        stage.WriteWatch(watch: "second");
        stage.Write("data/broken/watch.json", "{ \"objectiv\": \"x\" }");

        var run = await stage.RunAsync(["refresh", "--force", "--deliver", "local", "--json"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(2, stage.Creates);
        var answers = JsonDocument.Parse(run.Output[run.Output.IndexOf("[\n", StringComparison.Ordinal)..]).RootElement;
        Assert.Equal(["batteries new 0 2", "broken failed 2 0", "second new 0 2"], answers.EnumerateArray().Select(answer =>
            $"{answer.GetProperty("watch")} {answer.GetProperty("outcome")} {answer.GetProperty("exit_code")} {answer.GetProperty("new_count")}"));
        Assert.Contains("objective", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_the_service_gives_the_workflow_no_command()
    {
        await using var stage = await InWorkflowAsync(
            Market.Of(new Found("::set-output name=x::y", "https://a.example", Description: "##[add-mask]x\r\n::stop-commands::z")));
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Enrich, status: 403);

        var plain = (await stage.RefreshAsync()).Expect(0);
        var json = (await stage.RefreshAsync("--json")).Expect(0);

        Assert.All((plain.Output + plain.Error + json.Output + json.Error).Split('\n'), line =>
        {
            Assert.DoesNotContain("##[", line, StringComparison.Ordinal);
            Assert.True(
                !line.TrimStart().StartsWith("::", StringComparison.Ordinal)
                    || line.StartsWith("::warning::", StringComparison.Ordinal)
                    || line.StartsWith("::error", StringComparison.Ordinal),
                line);
        });
    }

    private static async Task<string[]> PrepareAsync(LocalStage stage, string ending)
    {
        switch (ending)
        {
            case "paused":
                stage.WriteWatch("\"paused\": true,");
                return [];
            case "not-due":
                stage.WriteWatch("\"schedule\": { \"every\": \"month\" },");
                await FirstAsync(stage);
                return [];
            case "budget":
                stage.WriteWatch("\"budget\": { \"per_month_usd\": 0.1 },");
                return [];
            case "pending":
                stage.RunsEndAtOnce = false;
                return ["--no-wait"];
            case "held":
                stage.Break(FaultKind.CutAfterActing, SimulatedOperation.Create);
                return [];
            case "unchanged":
                await FirstAsync(stage);
                return [];
            case "changed":
                await FirstAsync(stage);
                stage.WriteExclude("name,url\nLumenara,lumenara.example\n");
                return [];
            case "failed":
                stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, status: 402);
                return [];
            case "file":
                stage.WriteExclude("a,b\n");
                return [];
            case "template":
                stage.Write("templates/digest.md", "{{ for }}");
                return [];
            default:
                return [];
        }
    }

    private static async Task FirstAsync(LocalStage stage)
    {
        (await stage.RefreshAsync()).Expect(0);
        File.Delete(Path.Combine(stage.Root, "outputs"));
    }

    private static async Task<LocalStage> InWorkflowAsync(string? scenario = null)
    {
        var stage = await LocalStage.StartAsync(scenario);
        stage.Variables["GITHUB_ACTIONS"] = "true";
        stage.Variables["GITHUB_OUTPUT"] = Path.Combine(stage.Root, "outputs");
        stage.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(stage.Root, "summary");
        return stage;
    }

    // As the runner reads the file: one name=value a line; <<DELIMITER is never used here.
    private static Dictionary<string, string> Outputs(LocalStage stage)
    {
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in stage.Read("outputs").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = line.IndexOf('=', StringComparison.Ordinal);
            Assert.True(sign > 0 && !line[..sign].Contains("<<", StringComparison.Ordinal), line);
            outputs[line[..sign]] = line[(sign + 1)..];
        }

        return outputs;
    }
}
