using System.Text.Json.Nodes;
using FindAllDigest.Tests.Simulator;
using Xunit;
using static FindAllDigest.Tests.Repository.GitHub.Reviews.ReviewStage;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>Clicks in the dashboard that meet something else: a text that is written at that moment, other people,
/// an older version.</summary>
public sealed class DashboardMomentTests
{
    [Fact]
    public async Task A_click_that_was_acted_on_is_not_acted_on_again()
    {
        await using var stage = await OpenAsync();
        var click = stage.TickDashboard("refresh batteries");
        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);

        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);
        Assert.Equal("", stage.Refresh.Outputs["refresh"]);

        stage.Refresh.PassAWeek();
        await stage.Refresh.RefreshAsync("--force");
        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);

        Assert.Equal("", stage.Refresh.Outputs["refresh"]);
        Assert.Equal(0, stage.Refresh.DashboardWrites);
    }

    [Fact]
    public async Task A_click_stays_while_a_refresh_writes_the_text_and_is_acted_on_then()
    {
        await using var stage = await OpenAsync();
        var click = stage.TickDashboard("refresh batteries");
        stage.Refresh.PassAWeek();
        await stage.Refresh.RefreshAsync();
        Assert.Matches(@"- \[x\] .*<!-- findall-digest:do refresh batteries n=0 -->", stage.Refresh.Dashboard.Body);

        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);

        Assert.Equal("batteries", stage.Refresh.Outputs["refresh"]);
    }

    [Fact]
    public async Task A_click_that_a_refresh_writes_over_is_found_in_its_event()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.PassAWeek();
        JsonObject? click = null;
        stage.Refresh.Server.Faults
            .When($"PATCH /repos/*/*/issues/{stage.Refresh.Dashboard.Number}")
            .Before(_ => click = stage.TickDashboard("refresh batteries"));
        await stage.Refresh.RefreshAsync();
        Assert.NotNull(click);
        Assert.DoesNotContain("- [x]", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);

        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);

        Assert.Equal("batteries", stage.Refresh.Outputs["refresh"]);
        Assert.Contains("do refresh batteries n=1 by=1 at=", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tick_of_somebody_who_may_not_write_is_taken_out_and_not_done_with_the_next()
    {
        await using var stage = await OpenAsync();
        var number = stage.Refresh.Dashboard.Number;
        stage.Refresh.Server.Person("mallory");

        var answer = await stage.ClickDashboardAsync("refresh batteries", login: "mallory");

        answer.Expect(0);
        Assert.Contains("mallory may not write", answer.Output, StringComparison.Ordinal);
        Assert.Equal("", stage.Refresh.Outputs["refresh"]);
        Assert.Matches(
            @"- \[ \] .*do refresh batteries n=1 --> · .*mallory may not write to this repository", stage.Refresh.Dashboard.Body);
        Assert.Equal(number, stage.Refresh.Dashboard.Number);

        stage.Refresh.As("ada").ClosePullRequest(1);
        await stage.Refresh.RefreshAsync();
        await stage.ClickDashboardAsync("restore 1");
        Assert.Equal("", stage.Refresh.Outputs["refresh"]);
    }

    [Fact]
    public async Task Two_people_at_once_both_get_what_they_ask()
    {
        await using var stage = await OpenAsync(market: SmallMarket.OfMatches(60));
        var first = stage.TickDashboard("extend batteries 100");
        JsonObject? second = null;
        stage.Refresh.Server.Faults
            .When($"PATCH /repos/*/*/issues/{stage.Refresh.Dashboard.Number}")
            .Before(_ => second = stage.TickDashboard("refresh batteries"));
        await stage.RunAsync(stage.Refresh.Dashboard.Number, first);
        Assert.NotNull(second);
        Assert.DoesNotContain("- [x]", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);

        await stage.RunAsync(stage.Refresh.Dashboard.Number, second);

        Assert.Equal("batteries", stage.Refresh.Outputs["refresh"]);
        Assert.Contains("do extend batteries 100 n=1 --> · ", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);
        Assert.Contains("do refresh batteries n=1 by=1", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);

        await stage.RunAsync(stage.Refresh.Dashboard.Number, first);
        await stage.RunAsync(stage.Refresh.Dashboard.Number, second);
        Assert.Equal("", stage.Refresh.Outputs["refresh"]);
    }

    [Fact]
    public async Task A_click_on_a_box_that_is_not_offered_any_more_is_answered_once()
    {
        await using var stage = await OpenAsync();
        var click = stage.TickDashboard("refresh batteries");
        stage.Refresh.Set("PARALLEL_BASE_URL", "http://127.0.0.1:1");
        (await stage.Refresh.RefreshAsync("--force")).Expect(3);
        Assert.Matches(
            @"- \[x\] \*\*batteries\*\*: refresh now <!-- findall-digest:do refresh batteries n=0 -->\n", stage.Refresh.Dashboard.Body);

        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);
        Assert.Equal("batteries", stage.Refresh.Outputs["refresh"]);
        Assert.Contains("do refresh batteries n=1 by=1", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);

        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);
        Assert.Equal("", stage.Refresh.Outputs["refresh"]);
        stage.Refresh.Set("PARALLEL_BASE_URL", stage.Refresh.FindAll.BaseAddress.ToString());
        stage.Refresh.PassAWeek();
        await stage.Refresh.RefreshAsync("--force");
        await stage.RunAsync(stage.Refresh.Dashboard.Number, click);
        Assert.Equal("", stage.Refresh.Outputs["refresh"]);
        Assert.Equal(2, stage.Refresh.Creates);
    }

    [Fact]
    public async Task A_dashboard_of_the_version_before_still_acts_and_becomes_one_of_today()
    {
        await using var stage = await OpenAsync();
        var page = $"{stage.Refresh.Server.WebUrl}/octo/watches";
        var before = $"""
            <!-- findall-digest:dashboard -->
            <!-- findall-digest:read=2026-11-26T06:30:00Z -->
            ## How the watches are

            **The watch is well; nobody needs to do anything.**

            | | Watch | To review | Last news | Last success | Next | Your list | This month | New lately |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            | ✅ | [batteries](<{page}/tree/HEAD/data/batteries>) |  |  | never | due | [0](<{page}/blob/HEAD/data/batteries/exclude.csv>) | 0.00 of 500 USD |  |

            **Refresh now**, although it is not due. This buys a run.

            - [ ] **batteries**: refresh now <!-- findall-digest:do refresh batteries n=4 --> · Mon 23 Nov: nothing new

            <details><summary>What the numbers say</summary>

            - **batteries**: no run yet.

            </details>
            <!-- findall-digest:end -->

            """;
        stage.Refresh.As("ada").Edit(stage.Refresh.Dashboard.Number, body: before);

        await stage.ClickDashboardAsync("refresh batteries");

        Assert.Equal("batteries", stage.Refresh.Outputs["refresh"]);
        Assert.Matches(@"do refresh batteries n=5 by=1 at=\S+ --> · asked on", stage.Refresh.Dashboard.Body);
        stage.Refresh.PassAWeek();
        await stage.Refresh.RefreshAsync("--force");
        Assert.Matches(@"do refresh batteries n=5 --> · \w+ \d+ \w+: 1 new\n", stage.Refresh.Dashboard.Body);
        Assert.Contains("| Watch | To review | Last and next |", stage.Refresh.Dashboard.Body, StringComparison.Ordinal);
    }
}
