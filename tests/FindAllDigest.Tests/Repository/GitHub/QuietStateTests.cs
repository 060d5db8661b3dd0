using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>How many reads of GitHub a refresh takes that finds nothing, whatever state its watch is in.</summary>
public sealed class QuietStateTests
{
    private const string Watch = GitHubStage.Watch;

    /// <summary>What happened before, the most reads, and why these are more than six.</summary>
    public static TheoryData<string, int, string> States => new()
    {
        { "open, checkout", 6, "" },
        { "open, default moved, checkout", 6, "" },
        { "open, default moved, quiet, default moved, checkout", 6, "" },
        { "open, list grown, quiet, default moved, checkout", 6, "" },
        { "open, leaks, checkout", 6, "" },
        {
            "open, ledger edited, checkout",
            7,
            "a person edited the ledger, so it is fetched, and the journal that names its last run, too"
        },
        { "merged, ledger edited, checkout", 6, "" },
        {
            "open, failures, checkout",
            7,
            "a failure made a dashboard, and that tells of the latest success, so its issue is read to be edited"
        },
        { "open, criteria, prices, templates, checkout", 6, "" },
        { "closed, quiet, news, checkout", 6, "" },
        { "closed, quiet, news, leaks, prices, templates, default moved, checkout", 6, "" },
        { "merged, checkout", 6, "" },
        { "merged, branch deleted, leaks, failures, checkout", 6, "" },
        { "closed, checkout", 6, "" },
        { "closed, branch deleted, checkout", 6, "" },
        { "closed, quiet, leaks, failures, default moved, checkout", 6, "" },
        { "closed, default moved, checkout", 7, "once, to see what the pull request held that was just closed, its commit is looked up" },
        { "issue, checkout", 6, "" },
        { "issue, leaks, checkout", 6, "" },
        { "second watch, open, second open, default moved, checkout", 6, "" },
        { "many pull requests, merged, checkout", 6, "" },
        { "many pull requests, open, default moved, checkout", 6, "" },
        {
            "merged, many pull requests, checkout",
            8,
            "an old pull request of the watch is not among the last hundred, so both the open ones and it are asked for; "
                + "and the dashboard, which is as old, is on the second page of what GitHub lists"
        },
        {
            "merged, dashboard, checkout",
            7,
            "the dashboard tells of the latest success, so its issue is read to be edited, and the rights of who opened it"
        },
        { "open, dashboard, checkout", 8, "the same, and the proposal is compared with the default branch" },
        { "merged", 9, "without a checkout watch.json, exclude.csv and entities.jsonl are fetched" },
        { "open", 7, "without a checkout watch.json is fetched" },
        {
            "open, criteria, prices, templates",
            10,
            "without a checkout what people wrote is fetched: watch.json, criteria.json, prices.json, a template"
        },
    };

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_quiet_refresh_takes_six_reads_at_most_but_for_a_reason(string state, int most, string why)
    {
        await using var stage = await GitHubStage.OpenAsync(
            state.StartsWith("issue", StringComparison.Ordinal) ? new JsonObject { ["as"] = "issue" } : null);
        foreach (var step in state.Split(", "))
        {
            await TakeAsync(stage, step);
        }

        await stage.RefreshAsync();

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.Equal(most > 6, why.Length > 0);
        var reads = state.Contains("dashboard", StringComparison.Ordinal) ? stage.Server.Requests.Reads.Count : stage.ReadsBesideDashboard;
        Assert.True(reads <= most, $"{reads} reads\n{stage.Calls}");
        Assert.Equal(0, stage.WritesBesideMemory);
        Assert.True(stage.DashboardWrites <= 1, stage.Calls);
    }

    private static async Task TakeAsync(GitHubStage stage, string step)
    {
        var ada = stage.As("ada");
        switch (step)
        {
            case "open" or "issue" or "quiet":
                await stage.RefreshAsync();
                break;
            case "news":
                stage.PassAWeek();
                await stage.RefreshAsync();
                break;
            case "merged":
                await stage.RefreshAsync();
                ada.MergePullRequest(stage.Repository.PullRequests.All[^1].Number);
                break;
            case "closed":
                await stage.RefreshAsync();
                ada.ClosePullRequest(stage.Repository.PullRequests.All[^1].Number);
                break;
            case "branch deleted":
                ada.DeleteBranch(GitHubStage.Branch);
                break;
            case "checkout":
                stage.CheckOut();
                break;
            case "default moved":
                ada.Commit("main", "Elsewhere", ("README.md", Guid.NewGuid().ToString()));
                break;
            case "list grown":
                ada.Commit(
                    "main",
                    "List",
                    ($"data/{Watch}/exclude.csv", "name,url,status,until,note,added,run\nAcme,https://acme.example,,,,,\n"));
                break;
            case "leaks":
                ada.Commit(
                    GitHubStage.State,
                    "Leaks",
                    ($"{Watch}/run.json", """{ "state": "closed", "leaked": ["ibervolt.example"], "notes": [] }"""));
                await stage.RefreshAsync();
                break;
            case "ledger edited":
                ada.Commit(
                    GitHubStage.State,
                    "A day earlier",
                    ($"{Watch}/runs.csv", stage.Repository.ReadText(
                        $"{Watch}/runs.csv", GitHubStage.State)?.Replace($"{DateTime.UtcNow:yyyy-MM}", "2026-01", StringComparison.Ordinal)
                            ?? ""));
                break;
            case "failures":
                stage.FindAll.Faults.Add(
                    new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Create, StatusCode = 402 });
                await stage.RefreshAsync();
                await stage.RefreshAsync();
                break;
            case "criteria":
                ada.Commit("main", "Criteria", ($"data/{Watch}/criteria.json", """{ "objective": "Find batteries" }"""));
                await stage.RefreshAsync();
                break;
            case "prices":
                ada.Commit("main", "Prices", ("data/prices.json", Source("src/FindAllDigest.Core/Runs/prices.json") + "\n"));
                break;
            case "templates":
                ada.Commit("main", "Templates", ("templates/comment.md", Source("templates/comment.md") + "\nOurs.\n"));
                break;
            case "second watch":
                ada.Commit("main", "Second", ("data/second/watch.json", stage.Read("watch.json", "main")));
                break;
            case "second open":
                await stage.RunAsync("refresh", "second");
                break;
            case "many pull requests":
                for (var number = 0; number < 100; number++)
                {
                    ada.Commit($"work-{number}", "Work", ("work.txt", $"{number}"));
                    ada.ClosePullRequest(ada.OpenPullRequest($"work-{number}", "Work").Number);
                }

                break;
            case "dashboard":
                ada.OpenIssue("How are we?", "<!-- findall-digest:dashboard -->");
                await stage.RefreshAsync("--force");
                break;
            default:
                throw new ArgumentException(step);
        }
    }

    private static string Source(string path) => File.ReadAllText(Path.Combine(RepositoryFiles.RepositoryRoot, path));
}
