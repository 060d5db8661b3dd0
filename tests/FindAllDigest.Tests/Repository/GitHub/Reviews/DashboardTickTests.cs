using System.Text.RegularExpressions;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Simulator;
using Xunit;
using static FindAllDigest.Tests.Repository.GitHub.Reviews.ReviewStage;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>What a click in the dashboard does, and on what it does nothing.</summary>
public sealed class DashboardTickTests
{
    [Fact]
    public async Task Refresh_now_asks_the_job_that_refreshes_and_the_box_says_so_then_what_came_of_it()
    {
        await using var stage = await OpenAsync();

        (await stage.ClickDashboardAsync("refresh batteries")).Expect(0);

        Assert.Equal("batteries", stage.Refresh.Outputs["refresh"]);
        Assert.Matches(
            @"- \[ \] \*\*batteries\*\*: refresh now; buys a run <!-- findall-digest:do refresh batteries n=1 by=1 at=[0-9TZ:-]{20} --> · asked on \w+ \d+ \w+, \d\d:\d\d UTC, and starts within minutes\n",
            stage.Refresh.Dashboard.Body);

        stage.Refresh.PassAWeek();
        await stage.Refresh.RefreshAsync("--force");

        Assert.Matches(@"<!-- findall-digest:do refresh batteries n=1 --> · \w+ \d+ \w+: 1 new\n", stage.Refresh.Dashboard.Body);
        Assert.Equal(2, stage.Refresh.Creates);
    }

    [Fact]
    public async Task Where_the_box_cannot_be_cleared_nothing_is_refreshed_and_the_next_run_does_it()
    {
        await using var stage = await OpenAsync();
        var click = stage.TickDashboard("refresh batteries");
        stage.Refresh.Server.Faults
            .When($"PATCH /repos/*/*/issues/{stage.Refresh.Dashboard.Number}")
            .Answers(403, "Resource not accessible by integration");

        (await stage.RunAsync(stage.Refresh.Dashboard.Number, click)).Expect(4);
        Assert.DoesNotContain(
            await File.ReadAllLinesAsync(stage.Refresh.OutputPath, TestContext.Current.CancellationToken),
            line => line.StartsWith("refresh=b", StringComparison.Ordinal));

        (await stage.RunAsync(stage.Refresh.Dashboard.Number, click)).Expect(0);
        Assert.Equal("batteries", stage.Refresh.Outputs["refresh"]);
    }

    [Fact]
    public async Task Two_boxes_at_once_and_one_twice_do_each_once()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.As("ada").ClosePullRequest(1);
        await stage.Refresh.RefreshAsync();
        var first = stage.TickDashboard("restore 1");
        var second = stage.TickDashboard("refresh batteries");
        stage.Refresh
            .As("ada")
            .Edit(
                stage.Refresh.Dashboard.Number,
                body: $"{stage.Refresh.Dashboard.Body}\n- [x] refresh now <!-- findall-digest:do refresh batteries n=0 -->\n");

        await stage.RunAsync(stage.Refresh.Dashboard.Number, first);
        Assert.Equal("batteries", stage.Refresh.Outputs["refresh"]);
        Assert.Contains("do restore 1 n=1 --> · ", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);

        await stage.RunAsync(stage.Refresh.Dashboard.Number, second);
        Assert.Equal("", stage.Refresh.Outputs["refresh"]);
    }

    [Fact]
    public async Task A_failed_watch_is_retried_and_a_box_of_a_watch_that_is_gone_says_so()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.Set("PARALLEL_BASE_URL", "http://127.0.0.1:1");
        (await stage.Refresh.RefreshAsync("--force")).Expect(3);

        await stage.ClickDashboardAsync("retry batteries");
        Assert.Equal("batteries", stage.Refresh.Outputs["refresh"]);

        stage.Refresh.As("ada").Commit("main", "Remove", ("data/batteries/watch.json", null));
        await stage.ClickDashboardAsync("retry batteries");

        Assert.Equal("", stage.Refresh.Outputs["refresh"]);
        Assert.Contains(
            "do retry batteries n=2 --> · there is no watch batteries any more", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_pull_request_is_restored_and_once()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.As("ada").ClosePullRequest(1);
        await stage.Refresh.RefreshAsync();
        var click = stage.TickDashboard("restore 1");

        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);

        Assert.Matches(
            @"- \[ \] restore \[#1\]\(\S+/pull/1>\) of batteries: .*<!-- findall-digest:do restore 1 n=1 --> · .*: 2 entities may be found again",
            stage.Refresh.Dashboard.Body);
        Assert.DoesNotContain(
            "ibervolt", stage.Refresh.Repository.ReadText("batteries/closed.csv", GitHubStage.State), StringComparison.OrdinalIgnoreCase);

        await stage.ClickDashboardAsync("restore 1");
        Assert.Matches("do restore 1 n=2 --> · .*: nothing of it is kept away any more", stage.Refresh.Dashboard.Body);

        await stage.Refresh.RefreshAsync("--force");
        Assert.DoesNotContain("do restore 1", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);
        Assert.Equal("2", stage.Refresh.Outputs["new-count"]);
    }

    [Fact]
    public async Task A_lost_run_is_given_up_and_only_that_one()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.FindAll.Faults.Add(new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Create });
        (await stage.Refresh.RefreshAsync("--force")).Expect(5);
        var act = Regex.Match(stage.Refresh.Dashboard.Body ?? "", "findall-digest:do (abandon batteries [^ ]+) n=0").Groups[1].Value;

        await stage.ClickDashboardAsync(act);

        Assert.Matches("do abandon batteries .* n=1 --> · .*given up, and booked at its full exposure", stage.Refresh.Dashboard.Body);
        Assert.Contains(",lost,", stage.Refresh.Repository.ReadText("batteries/runs.csv", GitHubStage.State), StringComparison.Ordinal);

        await stage.ClickDashboardAsync(act);
        Assert.Matches("do abandon batteries .* n=2 --> · .*that run is settled already", stage.Refresh.Dashboard.Body);
    }

    [Fact]
    public async Task A_lost_run_that_somebody_has_found_meanwhile_is_not_given_up()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.FindAll.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Operation = SimulatedOperation.Create });
        (await stage.Refresh.RefreshAsync("--force")).Expect(5);
        var click = stage.TickDashboard(
            Regex.Match(stage.Refresh.Dashboard.Body ?? "", "findall-digest:do (abandon batteries [^ ]+) n=0").Groups[1].Value);
        var run = stage.Refresh.FindAll.Ledger.Runs[^1].FindAllId;
        (await stage.Refresh.RunAsync("resolve", GitHubStage.Watch, "--resume", run)).Expect(0);

        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);

        Assert.Contains(run, stage.Refresh.Repository.ReadText("batteries/run.json", GitHubStage.State), StringComparison.Ordinal);
        (await stage.Refresh.RefreshAsync()).Expect(0);
        Assert.Equal(2, stage.Refresh.Creates);
    }

    [Fact]
    public async Task A_run_that_ended_at_its_limit_is_extended_once_and_the_next_refresh_collects_it()
    {
        await using var stage = await OpenAsync(market: SmallMarket.OfMatches(60));
        var click = stage.TickDashboard("extend batteries 100");

        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);
        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);

        Assert.Contains("do extend batteries 100 n=1 --> · ", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);
        Assert.Single(stage.Refresh.FindAll.Requests, request => request.Path.EndsWith("/extend", StringComparison.Ordinal));

        await stage.ClickDashboardAsync("extend batteries 100");
        Assert.Single(stage.Refresh.FindAll.Requests, request => request.Path.EndsWith("/extend", StringComparison.Ordinal));

        (await stage.Refresh.RefreshAsync()).Expect(0);
        Assert.Equal("10", stage.Refresh.Outputs["new-count"]);
        Assert.Equal(1, stage.Refresh.Creates);
        Assert.DoesNotContain("do extend", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_job_follows_a_refresh_stays_ticked()
    {
        await using var stage = await OpenAsync();
        var click = stage.TickDashboard("refresh batteries");
        stage.Refresh.Set("GITHUB_OUTPUT", "");

        var answer = await stage.RunAsync(stage.Refresh.Dashboard.Number, click);

        answer.Expect(0);
        Assert.Contains("refresh batteries: the tick stays", answer.Output, StringComparison.Ordinal);
        Assert.Matches(@"- \[x\] .*do refresh batteries n=0 -->", stage.Refresh.Dashboard.Body);
    }

    [Theory]
    [InlineData("- [x] refresh now <!-- findall-digest:do refresh batteries n=0 -->")]
    [InlineData("<!-- findall-digest:dashboard -->\n- [x] refresh now <!-- findall-digest:do refresh batteries n=0 -->\n<!-- findall-digest:end -->")]
    public async Task An_issue_of_somebody_else_does_nothing_whatever_stands_in_it(string body)
    {
        await using var stage = await OpenAsync();
        stage.Refresh.Server.Person("mallory");
        var issue = stage.Refresh.AsStranger("mallory").OpenIssue("Mine", body);

        var answer = await stage.RunAsync(issue.Number, EventOf.Edit(issue, "", "ada"));

        answer.Expect(0);
        Assert.Contains("neither the dashboard nor an issue of a watch", answer.Output, StringComparison.Ordinal);
        Assert.Equal("", stage.Refresh.Outputs["refresh"]);
    }
}
