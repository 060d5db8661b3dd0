using System.Text.RegularExpressions;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>The issue that shows how all watches are.</summary>
public sealed class DashboardTests
{
    private const string Marker = "<!-- findall-digest:dashboard -->";

    [Fact]
    public async Task The_first_delivery_makes_the_dashboard_and_it_shows_what_waits_for_a_review()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();

        var body = stage.Dashboard.Body ?? "";
        var page = $"{stage.Server.WebUrl}/octo/watches";
        Assert.Contains("**The watch is well; 2 entities wait for your review.**", body, StringComparison.Ordinal);
        Assert.Contains(
            $"| ✅ **[batteries](<{page}/tree/HEAD/data/batteries>)**<br>Your list: [2](<{page}/blob/HEAD/data/batteries/exclude.csv>)<br>2.30 of 500.00 USD this month | 2, [#1](<{page}/pull/1>), since 1 minute |",
            body,
            StringComparison.Ordinal);
        Assert.Matches(
            $@"\| Last news: \[\w{{3}} \d+ \w{{3}}: 2 new\]\(<{Regex.Escape(page)}/pull/1>\) \(new lately: 2\)<br>Last success: \w+ \d+ \w+<br>Next: due \|",
            body);
        Assert.Contains(
            "- [ ] **batteries**: refresh now; buys a run <!-- findall-digest:do refresh batteries n=0 -->", body, StringComparison.Ordinal);
        Assert.Equal("[findall-digest] dashboard", stage.Dashboard.Title);
        Assert.Empty(stage.Dashboard.Comments);
    }

    [Fact]
    public async Task A_run_in_flight_whose_watch_was_renamed_is_told_on_top_and_has_no_row()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.FindAll.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Operation = SimulatedOperation.Create });
        (await stage.RefreshAsync("--force")).Expect(5);
        var watch = stage.Read("watch.json", "main");
        stage.As("ada").Commit("main", "Rename", ("data/batteries/watch.json", null), ("data/cells/watch.json", watch));

        (await stage.RunAsync("sync")).Expect(0);

        var body = stage.Dashboard.Body ?? "";
        Assert.Contains("1 of 2 watches needs attention", body, StringComparison.Ordinal);
        Assert.Matches(
            @"- ❌ \*\*batteries\*\* · \d+ \w+, since [^:]+: A run of watch 'batteries' is in flight and paid for, but the watch is there no more",
            body);
        Assert.DoesNotContain("data/batteries", body, StringComparison.Ordinal);
        Assert.Contains("is in flight and paid for", (await stage.RunAsync("status")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_pull_request_can_be_restored_by_a_box()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);

        await stage.RefreshAsync();

        Assert.Matches(
            @"- \[ \] restore \[#1\]\(\S+/pull/1>\) of batteries: 2 entities, closed on \w{3} \d+ \w{3} <!-- findall-digest:do restore 1 n=0 -->",
            stage.Dashboard.Body);
    }

    [Fact]
    public async Task A_person_who_opens_an_issue_with_the_marker_gets_the_dashboard_there()
    {
        await using var stage = await WithDashboardAsync();

        var dashboard = Assert.Single(Dashboards(stage));
        Assert.Equal("How are we?", dashboard.Title);
        Assert.Matches($"^Kept by a program.\n{Marker}\n<!-- findall-digest:read=[^ ]+ -->\n## How", dashboard.Body);
        Assert.Contains("The watch is well; 3 entities wait for your review.", dashboard.Body, StringComparison.Ordinal);
        Assert.Contains("<br>4.45 of 500.00 USD this month |", dashboard.Body, StringComparison.Ordinal);
        Assert.Contains("(new lately: 2, 1)", dashboard.Body, StringComparison.Ordinal);
        Assert.Contains(": 3 new in 2 runs. ", dashboard.Body, StringComparison.Ordinal);
        Assert.Contains(" So far 4.45 USD in 2 runs for 3 new (1.48 each)", dashboard.Body, StringComparison.Ordinal);
        Assert.Empty(dashboard.Comments);
    }

    [Fact]
    public async Task A_quiet_refresh_takes_one_call_more_and_one_to_edit_the_text()
    {
        await using var stage = await WithDashboardAsync();
        stage.As("ada").MergePullRequest(stage.Pull.Number);
        stage.CheckOut();
        var issues = stage.Repository.Tracker.Issues.Count;

        await stage.RefreshAsync();

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.Equal(1, stage.Server.Requests.Reads.Count(exchange => exchange.Request.Path.EndsWith("/issues", StringComparison.Ordinal)));
        Assert.True(stage.Server.Requests.Reads.Count <= 8, stage.Calls);
        Assert.Equal(1, stage.DashboardWrites);
        Assert.Equal(0, stage.WritesBesideMemory);
        Assert.Equal(issues, stage.Repository.Tracker.Issues.Count);
        Assert.Empty(Assert.Single(Dashboards(stage)).Comments);
    }

    [Fact]
    public async Task A_refresh_that_has_nothing_to_do_asks_for_no_issue()
    {
        await using var stage = await WithDashboardAsync();
        stage
            .As("ada")
            .Commit(
                "main",
                "Pause",
                ($"data/{GitHubStage.Watch}/watch.json", (stage.Repository.ReadText($"data/{GitHubStage.Watch}/watch.json") ?? "").Replace(
                    "{\"objective\"", "{\"paused\":true,\"objective\"", StringComparison.Ordinal)));

        await stage.RefreshAsync();

        Assert.DoesNotContain("/issues", stage.Calls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_watch_is_named_with_cause_and_remedy_and_cleared_when_it_recovers()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("PARALLEL_BASE_URL", "http://127.0.0.1:1");

        (await stage.RefreshAsync()).Expect(3);

        var dashboard = Assert.Single(Dashboards(stage));
        Assert.Contains("**The watch needs attention.**", dashboard.Body, StringComparison.Ordinal);
        Assert.Matches(
            @"- ❌ \*\*\[batteries\]\(<[^>]+>\)\*\* · 1 minute, since \w{3} \d+ \w{3}: .*could not be reached.* \*\*What to do:\*\* .*\n  - \[ \] retry <!-- findall-digest:do retry batteries n=0 -->\n",
            dashboard.Body);
        Assert.Contains("| ❌ **[batteries](", dashboard.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("do refresh", dashboard.Body, StringComparison.Ordinal);

        stage.Set("PARALLEL_BASE_URL", stage.FindAll.BaseAddress.ToString());
        await stage.RefreshAsync();

        Assert.DoesNotContain("findall-digest:do retry", Assert.Single(Dashboards(stage)).Body, StringComparison.Ordinal);
        Assert.Contains("The watch is well", Assert.Single(Dashboards(stage)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_whose_file_is_wrong_is_named_with_place_and_remedy_and_hides_no_other()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "Break", ("data/broken/watch.json", "{ \"objectiv\": 1 }"));

        (await stage.RunAsync("refresh")).Expect(2);

        var body = Assert.Single(Dashboards(stage)).Body ?? "";
        Assert.Contains("**1 of 2 watches needs attention; 2 entities wait for your review.**", body, StringComparison.Ordinal);
        Assert.Contains("It has 3 more faults; `findall-digest status broken` tells all. [Edit", body, StringComparison.Ordinal);
        Assert.Matches(@"❌ \*\*\[broken\]\(<[^>]+>\)\*\* · 1 minute, since \w{3} \d+ \w{3}: `data/broken/watch\.json\(1,1\)`: 'objective'", body);
        Assert.Contains("| ✅ **[batteries](", body, StringComparison.Ordinal);
        Assert.DoesNotContain("do refresh broken", body, StringComparison.Ordinal);
        Assert.Contains("/edit/HEAD/data/broken/watch.json>)", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_watches_than_a_job_reads_are_shown_by_the_sync_after_them()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var watch = stage.Repository.ReadText($"data/{GitHubStage.Watch}/watch.json") ?? "";
        stage
            .As("ada")
            .Commit(
                "main",
                "More",
                [.. Enumerable.Range(1, 21)
                    .Select(number => ($"data/more-{number}/watch.json", watch)), ("data/broken/watch.json", "{ \"objectiv\": 1 }")]);
        await stage.RunAsync("refresh", GitHubStage.Watch);
        Assert.Empty(Dashboards(stage));

        await stage.RunAsync("sync");

        Assert.Contains("**1 of 23 watches needs attention; 2 entities wait for your review.**", Assert.Single(Dashboards(stage)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_write_around_the_text_stays_and_the_same_text_is_not_written_again()
    {
        await using var stage = await WithDashboardAsync();
        var dashboard = Assert.Single(Dashboards(stage));
        stage
            .As("ada")
            .Edit(
                dashboard.Number,
                title: "How we are",
                body: $"Ask Ada.\r\n{dashboard.Body?[dashboard.Body.IndexOf(Marker, StringComparison.Ordinal)..]}Thanks.");
        stage.Set("PARALLEL_BASE_URL", "http://127.0.0.1:1");
        await stage.RefreshAsync();
        Assert.StartsWith("Ask Ada.\r\n<!-- findall-digest:dashboard -->\n", dashboard.Body, StringComparison.Ordinal);
        Assert.EndsWith("<!-- findall-digest:end -->Thanks.", dashboard.Body, StringComparison.Ordinal);
        Assert.Equal("How we are", dashboard.Title);

        await stage.RefreshAsync();

        Assert.Equal(0, stage.WritesBesideMemory);
        Assert.Equal(0, stage.DashboardWrites);
    }

    [Fact]
    public async Task A_dashboard_that_a_person_closed_stays_closed_until_something_is_wrong()
    {
        await using var stage = await WithDashboardAsync();
        var dashboard = Assert.Single(Dashboards(stage));
        stage.As("ada").CloseIssue(dashboard.Number);

        await stage.RefreshAsync();
        Assert.False(dashboard.IsOpen);

        stage.Set("PARALLEL_BASE_URL", "http://127.0.0.1:1");
        await stage.RefreshAsync();
        Assert.True(dashboard.IsOpen);
        Assert.Same(dashboard, Assert.Single(Dashboards(stage)));
    }

    [Fact]
    public async Task Where_issues_are_refused_the_refresh_is_what_it_would_be()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").OpenIssue("How are we?", Marker);
        stage.Server.Faults.When("GET /repos/*/*/issues").Always().Answers(403, "Resource not accessible by integration");

        (await stage.RefreshAsync("--force")).Expect(0);

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Equal(Marker, Assert.Single(Dashboards(stage)).Body);
    }

    [Fact]
    public async Task Several_jobs_at_once_make_one_dashboard()
    {
        await using var stage = await GitHubStage.OpenAsync();
        string[] watches = ["one", "two", "three", "four"];
        stage
            .As("ada")
            .Commit(
                "main",
                "More",
                watches.Select(name => ($"data/{name}/watch.json", stage.Repository.ReadText($"data/{GitHubStage.Watch}/watch.json"))));
        stage.Set("PARALLEL_BASE_URL", "http://127.0.0.1:1");

        await Task.WhenAll(watches.Select(watch => stage.RunAsync("refresh", watch)));
        await stage.RunAsync("refresh", "one");

        var body = Assert.Single(Dashboards(stage)).Body ?? "";
        Assert.All(watches, watch => Assert.Contains($"❌ **[{watch}](", body, StringComparison.Ordinal));
    }

    private static IReadOnlyList<IssueThread> Dashboards(GitHubStage stage) =>
        [.. stage.Repository.Tracker.Issues.Where(thread => thread.Body?.Contains(Marker, StringComparison.Ordinal) == true)];

    private static async Task<GitHubStage> WithDashboardAsync()
    {
        var stage = await GitHubStage.OpenAsync();
        stage.As("ada").OpenIssue("How are we?", $"Kept by a program.\n{Marker}");
        await stage.RefreshAsync();
        stage.PassAWeek();
        await stage.RefreshAsync("--force");
        return stage;
    }
}
