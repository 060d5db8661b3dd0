using System.Text.RegularExpressions;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A refresh that is stopped at any call of GitHub and started again ends as if it had not been stopped.</summary>
public sealed partial class KillTests
{
    private const int MostCalls = 60;

    [Fact]
    public async Task A_first_refresh_stopped_at_any_call_and_run_again_ends_the_same()
    {
        var expected = await EndAsync(prepare: null);

        var (call, held) = (1, 0);
        for (var isStopped = true; isStopped; call++)
        {
            Assert.True(call <= MostCalls, "The refresh does not end.");
            (var end, isStopped) = await StopAsync(prepare: null, call);
            held += end is null ? 1 : 0;
            Assert.Equal($"call {call}\n{expected}", $"call {call}\n{end ?? expected}");
        }

        Assert.InRange(held, 0, 1);
        Assert.True(call > 20, "So few calls cannot be a whole refresh.");
    }

    [Fact]
    public async Task A_refresh_on_an_open_pull_request_stopped_at_any_call_and_run_again_ends_the_same()
    {
        static async Task Prepare(GitHubStage stage)
        {
            await stage.RefreshAsync();
            stage.PassAWeek();
        }

        var expected = await EndAsync(Prepare);

        var held = 0;
        for (var (call, isStopped) = (1, true); isStopped; call++)
        {
            Assert.True(call <= MostCalls, "The refresh does not end.");
            (var end, isStopped) = await StopAsync(Prepare, call);
            held += end is null ? 1 : 0;
            Assert.Equal($"call {call}\n{expected}", $"call {call}\n{end ?? expected}");
        }

        Assert.InRange(held, 0, 1);
    }

    [Fact]
    public async Task A_recheck_stopped_at_any_call_and_run_again_tells_the_same_changes()
    {
        static async Task Prepare(GitHubStage stage)
        {
            await stage.RefreshAsync();
            stage.As("ada").MergePullRequest(1);
            stage.As("ada").Commit(
                "main",
                "Ask for money",
                ($"data/{GitHubStage.Watch}/watch.json", (stage.Repository.ReadText($"data/{GitHubStage.Watch}/watch.json") ?? "").Replace(
                    "\"generator\"",
                    "\"enrichments\":[{\"name\":\"funding_amount\",\"description\":\"…\"}],\"generator\"",
                    StringComparison.Ordinal)));
            stage.PassAWeek();
        }

        var expected = await EndAsync(Prepare, "--recheck");
        Assert.Contains("\"kind\":\"enrichment\",\"field\":\"funding_amount\",\"from\":null", expected, StringComparison.Ordinal);

        for (var (call, isStopped) = (1, true); isStopped; call++)
        {
            Assert.True(call <= MostCalls, "The refresh does not end.");
            (var end, isStopped) = await StopAsync(Prepare, call, "--recheck");
            Assert.Equal($"call {call}\n{expected}", $"call {call}\n{end ?? expected}");
        }
    }

    [Theory]
    [InlineData("POST /repos/*/*/git/refs", 1)]
    [InlineData("POST /repos/*/*/git/refs", 2)]
    [InlineData("POST /repos/*/*/pulls", 1)]
    [InlineData("POST /repos/*/*/git/commits", 4)]
    [InlineData("POST /repos/*/*/git/commits", 5)]
    [InlineData("PATCH /repos/*/*/git/refs/heads/findall-digest-state", 2)]
    [InlineData("PATCH /repos/*/*/git/refs/heads/findall-digest-state", 3)]
    public async Task A_process_killed_after_a_write_is_taken_up_by_the_next(string pattern, int call)
    {
        var expected = await EndAsync(prepare: null);
        await using var stage = await GitHubStage.OpenAsync();
        await using var process = stage.CreateProcess("refresh", GitHubStage.Watch);
        stage.Server.Faults.When(pattern).OnCall(call).After(_ => process.Kill());

        var run = await process.RunAsync(TestContext.Current.CancellationToken);
        Assert.True(run.IsKilled, run.ToString());
        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(expected, End(stage));
    }

    private static async Task<string> EndAsync(Func<GitHubStage, Task>? prepare, params string[] options) =>
        (await RunAsync(prepare, stopAt: null, options)).End ?? "";

    private static Task<(string? End, bool IsStopped)> StopAsync(Func<GitHubStage, Task>? prepare, int call, params string[] options) =>
        RunAsync(prepare, call, options);

    private static async Task<(string? End, bool IsStopped)> RunAsync(Func<GitHubStage, Task>? prepare, int? stopAt, string[] options)
    {
        await using var stage = await GitHubStage.OpenAsync();
        await (prepare?.Invoke(stage) ?? Task.CompletedTask);
        var settled = Ledger(stage) + 1;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var isStopped = false;
        if (stopAt is { } call)
        {
            stage.Server.Faults.When(_ => true).OnCall(call).After(_ =>
            {
                isStopped = true;
                stop.Cancel();
            });
        }

        await stage.RunAsync(stop.Token, ["refresh", GitHubStage.Watch, .. options]);
        if (isStopped && Ledger(stage) < settled)
        {
            var answer = await stage.RefreshAsync(options);

            // Stopped between the intent and the create, nobody can know whether a run exists.
            if (answer.ExitCode == 5)
            {
                Assert.Contains(
                    "\"intent\"", stage.Repository.ReadText("batteries/run.json", GitHubStage.State) ?? "", StringComparison.Ordinal);
                return (null, isStopped);
            }

            Assert.True(answer.ExitCode == 0, $"call {stopAt}: {answer}");
        }

        return (End(stage), isStopped);
    }

    /// <summary>Everything that people would see, without the ids that differ from run to run.</summary>
    private static string End(GitHubStage stage)
    {
        var files = stage.Repository
            .Files(GitHubStage.Branch)
            .Select(path => $"{path}\n{stage.Repository.ReadText(path, GitHubStage.Branch)}");
        var pulls = stage.Repository.PullRequests.All.Select(pull =>
            $"{pull.Thread.Title}\n{pull.Thread.Body}\n{string.Join(',', pull.Thread.Labels.Select(label => label.Name))}\n{string.Join('\n', pull.Thread.Comments.Select(comment => comment.Body))}");
        return Ids().Replace(
            $"creates {stage.Creates}, ledger {Ledger(stage)}\n{string.Join('\n', files)}\n{string.Join('\n', pulls)}", "id");
    }

    /// <summary>Runs that were settled.</summary>
    private static int Ledger(GitHubStage stage) =>
        Math.Max(
            1,
            (stage.Repository.ReadText("batteries/runs.csv", GitHubStage.State) ?? "").Split(
                '\n', StringSplitOptions.RemoveEmptyEntries).Length) - 1;

    [GeneratedRegex(@"[0-9a-f]{32,40}|127\.0\.0\.1:\d+|findall-digest:read=[0-9TZ:-]+")]
    private static partial Regex Ids();
}
