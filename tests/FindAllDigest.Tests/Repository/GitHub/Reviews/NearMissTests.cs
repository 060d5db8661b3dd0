using Xunit;
using static FindAllDigest.Tests.Repository.GitHub.Reviews.ReviewStage;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>A refused candidate in the pull request, and the box that puts it on the list.</summary>
public sealed class NearMissTests
{
    private const string Dourogrid = "dourogrid.example";
    private const string Refused = "batteries/refused.jsonl";

    [Fact]
    public async Task A_near_miss_is_shown_with_its_reason_and_what_was_refused_is_kept()
    {
        await using var stage = await OpenAsync();

        Assert.Contains(
            "**Dourogrid** · [dourogrid.example](<https://dourogrid.example/>) · not *Battery*", stage.Body, StringComparison.Ordinal);
        Assert.Contains("❌ Catalogue.", stage.Body, StringComparison.Ordinal);
        Assert.Contains($"  - [ ] add to my list <!-- findall-digest:add={Dourogrid} -->", stage.Body, StringComparison.Ordinal);
        Assert.Contains("* Of 3 candidates, “Battery” passed 2 and refused 1 (1 alone).", stage.Body, StringComparison.Ordinal);
        Assert.Contains("not enough runs yet", stage.Body, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"Dourogrid\"", stage.Refresh.Repository.ReadText(Refused, GitHubStage.State), StringComparison.Ordinal);
        Assert.DoesNotContain(Dourogrid, stage.Refresh.Read("entities.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticked_one_is_known_from_then_on_and_unticking_takes_it_back()
    {
        await using var stage = await OpenAsync();
        var before = stage.List;

        var answer = await stage.ReviewAsync(stage.Click("add", Dourogrid));

        Assert.Contains("Pull request 1: 1 added to the list.", answer.Output, StringComparison.Ordinal);
        Assert.Equal(2, stage.Commits);
        Assert.StartsWith(before, stage.List, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^Dourogrid,https://dourogrid\.example,,,,\d{4}-\d\d-\d\d,findall_\w+$", stage.List);
        Assert.Contains(
            $"  - [x] add to my list <!-- findall-digest:add={Dourogrid} shown=known --> **added**", stage.Body, StringComparison.Ordinal);
        Assert.Contains(
            "exclude.csv", (await stage.Refresh.RunAsync("explain", "https://dourogrid.example")).Output, StringComparison.Ordinal);

        await stage.ReviewAsync(stage.Click("add", Dourogrid));

        Assert.Equal(before, stage.List);
        Assert.Contains($"  - [ ] add to my list <!-- findall-digest:add={Dourogrid} -->", stage.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_that_no_workflow_read_is_acted_on_by_the_next_refresh_although_its_text_is_of_the_run_before()
    {
        await using var stage = await OpenAsync();
        stage.Click("add", Dourogrid);
        stage.Refresh.PassAWeek();

        (await stage.Refresh.RefreshAsync()).Expect(0);

        Assert.Contains("\nDourogrid,https://dourogrid.example,", stage.List, StringComparison.Ordinal);
        Assert.Contains("\nNova,", stage.List, StringComparison.Ordinal);
        var settled = stage.Body;
        Assert.Empty((await stage.ReviewAsync()).Error);
        Assert.Equal(settled, stage.Body);
        Assert.Empty(stage.Refresh.Server.Requests.Writes);
    }

    [Fact]
    public async Task Once_it_is_on_the_default_branch_it_is_sent_as_known_and_shown_no_more()
    {
        await using var stage = await OpenAsync();
        await stage.ReviewAsync(stage.Click("add", Dourogrid));
        stage.Refresh.As("ada").MergePullRequest(1);
        stage.Refresh.PassAWeek();

        (await stage.Refresh.RefreshAsync()).Expect(0);

        var create = stage.Refresh.FindAll.Requests.Last(
            request => request is { Method: "POST" } && request.Path.EndsWith("/runs", StringComparison.Ordinal));
        Assert.Contains("dourogrid.example", create.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(
            stage.Refresh.Repository.PullRequests.All,
            pull => pull.Number > 1 && (pull.Thread.Body ?? "").Contains(Dourogrid, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not json\n")]
    [InlineData("{}\n{\"key\":12}\n")]
    [InlineData("")]
    public async Task A_damaged_file_costs_a_line_of_status_and_nothing_else(string damage)
    {
        await using var stage = await OpenAsync();
        stage.Refresh.As("ada").Commit(GitHubStage.State, "Damage", (Refused, damage));
        stage.Refresh.PassAWeek();

        var status = await stage.Refresh.RunAsync("status", GitHubStage.Watch);
        var refresh = await stage.Refresh.RefreshAsync();

        status.Expect(0);
        Assert.Equal(damage.Length > 0, status.Output.Contains("refused.jsonl: ", StringComparison.Ordinal));
        refresh.Expect(0);
        Assert.Equal("new", stage.Refresh.Outputs["outcome"]);
        Assert.Equal(2, stage.Refresh.Creates);
        Assert.DoesNotContain("not json", stage.Refresh.Repository.ReadText(Refused, GitHubStage.State), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "cannot be read", (await stage.Refresh.RunAsync("status", GitHubStage.Watch)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_box_that_somebody_writes_for_a_stranger_does_nothing()
    {
        await using var stage = await OpenAsync();
        var before = stage.List;
        stage.Refresh
            .As("ada")
            .Edit(
                1,
                body: stage.Body
                    .Replace($"add={Dourogrid} ", "add=stranger.example ", StringComparison.Ordinal)
                    .Replace("- [ ] add to", "- [x] add to", StringComparison.Ordinal));

        (await stage.ReviewAsync()).Expect(0);

        Assert.Equal(before, stage.List);
        Assert.Contains($"- [ ] add to my list <!-- findall-digest:add={Dourogrid} -->", stage.Body, StringComparison.Ordinal);
    }
}
