using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Simulator;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>A click or a comment whose workflow is really killed at each call of GitHub, and then run again by a person: it is done
/// once, and told once.</summary>
[Trait("Lane", "thorough")]
public sealed class ReviewKillTests
{
    [Fact]
    public Task A_refresh_is_asked_for_once_whenever_the_workflow_was_killed() => EachAsync(
        // A refresh that began in the second of the click may be the one that was asked for.
        () => ReviewStage.OpenAsync(ago: TimeSpan.FromMinutes(1)),
        stage => (stage.Refresh.Dashboard.Number, stage.TickDashboard("refresh batteries")),
        async (stage, click) =>
        {
            Assert.Equal("batteries", stage.Refresh.Outputs["refresh"]);
            Assert.Matches(@"- \[ \] .*do refresh batteries n=1 by=1 at=\S+ --> · asked on", stage.Refresh.Dashboard.Body);

            stage.Refresh.PassAWeek();
            (await stage.Refresh.RefreshAsync("--force")).Expect(0);
            Assert.Equal(2, stage.Refresh.Creates);
            Assert.Matches(@"do refresh batteries n=1 --> · \w+ \d+ \w+: 1 new\n", stage.Refresh.Dashboard.Body);

            await stage.RunAsync(stage.Refresh.Dashboard.Number, click);
            Assert.Equal("", stage.Refresh.Outputs["refresh"]);
        });

    [Fact]
    public Task A_lost_run_is_given_up_once() => EachAsync(
        async () =>
        {
            var stage = await ReviewStage.OpenAsync();
            stage.Refresh.FindAll.Faults.Add(new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Create });
            (await stage.Refresh.RefreshAsync("--force")).Expect(5);
            return stage;
        },
        stage => (stage.Refresh.Dashboard.Number, stage.TickDashboard(
            Regex.Match(stage.Refresh.Dashboard.Body ?? "", "findall-digest:do (abandon batteries [^ ]+) n=0").Groups[1].Value)),
        (stage, _) =>
        {
            Assert.Matches(
                @"- \[ \] .*do abandon batteries \S+ n=1 --> · .*(given up, and booked at its full exposure|that run is settled already)",
                stage.Refresh.Dashboard.Body);
            Assert.Single(Regex.Matches(stage.Refresh.Repository.ReadText("batteries/runs.csv", GitHubStage.State) ?? "", ",lost,"));
            return Task.CompletedTask;
        });

    [Fact]
    public Task A_closed_pull_request_is_restored() => EachAsync(
        async () =>
        {
            var stage = await ReviewStage.OpenAsync();
            stage.Refresh.As("ada").ClosePullRequest(1);
            await stage.Refresh.RefreshAsync();
            return stage;
        },
        stage => (stage.Refresh.Dashboard.Number, stage.TickDashboard("restore 1")),
        async (stage, _) =>
        {
            Assert.Matches(
                @"- \[ \] .*do restore 1 n=1 --> · .*(2 entities may be found again|nothing of it is kept away any more)",
                stage.Refresh.Dashboard.Body);
            await stage.Refresh.RefreshAsync("--force");
            Assert.Equal("2", stage.Refresh.Outputs["new-count"]);
        });

    [Fact]
    public Task A_run_is_extended_once_and_collected() => EachAsync(
        () => ReviewStage.OpenAsync(market: SmallMarket.OfMatches(60)),
        stage => (stage.Refresh.Dashboard.Number, stage.TickDashboard("extend batteries 100")),
        async (stage, _) =>
        {
            Assert.Matches(@"- \[ \] .*do extend batteries 100 n=1 --> · .", stage.Refresh.Dashboard.Body);
            (await stage.Refresh.RefreshAsync()).Expect(0);
            Assert.Single(stage.Refresh.FindAll.Requests, request => request.Path.EndsWith("/extend", StringComparison.Ordinal));
            Assert.Equal("10", stage.Refresh.Outputs["new-count"]);
        });

    [Theory]
    [InlineData("pull-request")]
    [InlineData("issue")]
    public Task A_command_is_one_commit_and_one_thumb(string deliver) => EachAsync(
        () => ReviewStage.OpenAsync(deliver),
        stage => Comment(stage, "/reject Ibervolt: a list"),
        (stage, _) =>
        {
            var (branch, thread) = deliver == "issue"
                ? ("main", Assert.Single(stage.Refresh.Issues))
                : (GitHubStage.Branch, stage.Refresh.Pull.Thread);
            Assert.Contains("ibervolt.example/,rejected,,a list,", stage.Refresh.Read("exclude.csv", branch), StringComparison.Ordinal);
            Assert.Single(
                stage.Refresh.Repository.Commits(branch), commit => commit.Message.Contains("1 rejected", StringComparison.Ordinal));
            Assert.Equal("+1", Assert.Single(thread.Comments[^1].Reactions).Content);
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData("pull-request")]
    [InlineData("issue")]
    public Task What_is_not_understood_is_answered_once(string deliver) => EachAsync(
        () => ReviewStage.OpenAsync(deliver),
        stage => Comment(stage, "/reject Ibervolt\n/reject Nobody Ltd"),
        (stage, _) =>
        {
            var thread = deliver == "issue" ? Assert.Single(stage.Refresh.Issues) : stage.Refresh.Pull.Thread;
            Assert.Single(thread.Comments, comment => comment.Body.Contains("Nobody here is called", StringComparison.Ordinal));
            Assert.Contains(
                "ibervolt.example/,rejected",
                stage.Refresh.Read("exclude.csv", deliver == "issue" ? "main" : GitHubStage.Branch),
                StringComparison.Ordinal);
            return Task.CompletedTask;
        });

    private static (int Number, JsonObject Event) Comment(ReviewStage stage, string text)
    {
        var thread = stage.Refresh.Issues is [var issue] ? issue : stage.Refresh.Pull.Thread;
        return (thread.Number, EventOf.Comment(thread, stage.Refresh.As("ada").Comment(thread.Number, text)));
    }

    /// <summary>Kills the workflow after each of its calls, runs it again as GitHub does, and looks at what came of it.</summary>
    private static async Task EachAsync(
        Func<Task<ReviewStage>> open, Func<ReviewStage, (int Number, JsonObject Event)> act, Func<ReviewStage, JsonObject, Task> check)
    {
        var calls = await CountAsync(open, act);
        Assert.InRange(calls, 4, 60);
        ConcurrentBag<string> faults = [];
        await Parallel.ForEachAsync(
            Enumerable.Range(1, calls),
            new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = TestContext.Current.CancellationToken },
            async (call, _) =>
            {
                await using var stage = await open();
                var (number, payload) = act(stage);
                var killed = await stage.RunUntilAsync(call, number, payload);
                stage.Refresh.Set("GITHUB_RUN_ATTEMPT", "2");
                var again = await stage.RunAsync(number, payload);
                try
                {
                    Assert.True(killed.IsKilled, killed.ToString());
                    again.Expect(0);
                    await check(stage, payload);
                }
                catch (Exception fault) when (fault is Xunit.Sdk.IAssertionException)
                {
                    faults.Add($"call {call} of {calls}: {fault.Message}\n{again}\n{stage.Refresh.Calls}");
                }
            });
        Assert.True(faults.IsEmpty, string.Join("\n\n", faults));
    }

    private static async Task<int> CountAsync(Func<Task<ReviewStage>> open, Func<ReviewStage, (int Number, JsonObject Event)> act)
    {
        await using var stage = await open();
        var (number, payload) = act(stage);
        (await stage.RunAsync(number, payload)).Expect(0);
        return stage.Refresh.Server.Requests.All.Count;
    }
}
