using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>Proposals that people close, reopen and delete.</summary>
public sealed class ClosedTests
{
    private const string Closed = $"{GitHubStage.Watch}/closed.csv";
    private const string List = $"data/{GitHubStage.Watch}/exclude.csv";

    [Fact]
    public async Task Entities_of_a_closed_pull_request_stay_away_and_enter_the_list_as_closed_with_the_next_proposal()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);

        var quiet = await stage.RefreshAsync();
        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        var recorded = Memory(stage);
        stage.PassAWeek();
        var news = await stage.RefreshAsync();

        Assert.True(quiet.ExitCode == 0 && news.ExitCode == 0, $"{quiet}{news}");
        Assert.Matches(
            @"\Aname,url,pull_request,closed\nIbervolt,https://ibervolt\.example/,1,\d{4}-\d\d-\d\d\nLumenara Ltd,lumenara\.example,1,\d{4}-\d\d-\d\d\n\z",
            recorded);
        Assert.Equal(2, stage.Repository.PullRequests.All.Count);
        Assert.Matches("^batteries: 1 new company – ", stage.Repository.PullRequests.All[1].Thread.Title);
        var rows = stage.Read("exclude.csv").Split('\n');
        Assert.Matches(
            @"^Ibervolt,https://ibervolt\.example/,closed,,pull request #1,",
            Assert.Single(rows, row => row.Contains("Ibervolt", StringComparison.Ordinal)));
        Assert.Single(rows, row => row.Contains("Nova", StringComparison.Ordinal));
        Assert.Equal(3, stage.Creates);
    }

    [Fact]
    public async Task A_closed_entity_is_excluded_by_its_row_alone_once_that_was_on_the_default_branch()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);
        stage.PassAWeek();
        await stage.RefreshAsync();
        stage.As("ada").MergePullRequest(stage.NumberOf(2));
        stage
            .As("ada")
            .Commit(
                "main",
                "Again, please",
                (List, string.Join(
                    '\n',
                    stage.Read("exclude.csv", "main").Split('\n').Where(row => !row.StartsWith("Ibervolt", StringComparison.Ordinal)))));

        await stage.RefreshAsync();

        Assert.Equal("1", stage.Outputs["new-count"]);
        Assert.Contains("Ibervolt", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ibervolt", Memory(stage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_proposal_says_whose_rows_join_the_list()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);
        stage.PassAWeek();

        await stage.RefreshAsync();

        Assert.Matches(
            "\n2 rows of pull request \\\\?#\u200B?1, closed without merging, join the list as closed: what was refused stays away\\.\n",
            stage.Repository.PullRequests.All[1].Thread.Body);
    }

    [Fact]
    public async Task A_row_that_a_person_deletes_from_the_next_proposal_stays_deleted()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);
        stage.PassAWeek();
        await stage.RefreshAsync();
        stage
            .As("ada")
            .Commit(
                GitHubStage.Branch,
                "Again, please",
                (List, string.Join(
                    '\n', stage.Read("exclude.csv").Split('\n').Where(row => !row.StartsWith("Ibervolt", StringComparison.Ordinal)))));

        await stage.RefreshAsync();

        Assert.Equal("1", stage.Outputs["new-count"]);
        Assert.DoesNotContain(
            "closed",
            Assert.Single(stage.Read("exclude.csv").Split('\n'), row => row.StartsWith("Ibervolt", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_lets_the_entities_come_back_and_the_refusal_is_not_recorded_again()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);
        var noted = await stage.RunAsync("sync");

        var unknown = await stage.RunAsync("restore", "7");
        var restored = await stage.RunAsync("restore", "1");
        var synced = await stage.RunAsync("sync");
        await stage.RefreshAsync();

        Assert.Contains("kept away: 2.", noted.Output, StringComparison.Ordinal);
        unknown.Expect(2);
        Assert.Contains("2 entities of pull request #1 may be found again", restored.Output, StringComparison.Ordinal);
        synced.Expect(0);
        Assert.Equal("2", stage.Outputs["new-count"]);
        Assert.Matches("^batteries: (2 new companies|1 more, 2 in all) – ", stage.Repository.PullRequests.All[1].Thread.Title);
    }

    [Fact]
    public async Task A_restore_stopped_at_any_call_and_run_again_ends_the_same()
    {
        for (var (call, isStopped) = (1, true); isStopped; call++)
        {
            Assert.True(call <= 60, "The restore does not end.");
            await using var stage = await GitHubStage.OpenAsync();
            await stage.RefreshAsync();
            stage.As("ada").ClosePullRequest(1);
            await stage.RunAsync("sync");
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            isStopped = false;
            stage.Server.Faults.When(_ => true).OnCall(call).After(_ =>
            {
                isStopped = true;
                stop.Cancel();
            });

            await stage.RunAsync(stop.Token, "restore", "1");
            (await stage.RunAsync("restore", "1")).Expect(0);

            Assert.Equal("name,url,pull_request,closed\n# pull request 1 is settled\n", Memory(stage));
        }
    }

    [Fact]
    public async Task Restore_works_before_any_refresh_has_seen_the_refusal()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);

        await stage.RunAsync("restore", "1");
        await stage.RefreshAsync();

        Assert.Equal("2", stage.Outputs["new-count"]);
    }

    [Fact]
    public async Task A_reopened_pull_request_is_added_to_and_no_longer_on_record()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);
        await stage.RefreshAsync();
        stage.As("ada").ReopenPullRequest(1);
        stage.PassAWeek();

        await stage.RefreshAsync();

        Assert.Matches("^batteries: (3 new companies|[12] more, 3 in all) – ", stage.Pull.Thread.Title);
        Assert.DoesNotContain("Ibervolt", Memory(stage), StringComparison.Ordinal);
        Assert.DoesNotContain("closed", stage.Read("exclude.csv"), StringComparison.Ordinal);

        stage.As("ada").ClosePullRequest(1);
        await stage.RunAsync("sync");
        Assert.Equal(3, Memory(stage).Split('\n').Count(row => row.Contains(",1,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_branch_deleted_under_an_open_pull_request_loses_no_entity()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").DeleteBranch(GitHubStage.Branch);
        stage.PassAWeek();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("1", stage.Outputs["new-count"]);
        Assert.Equal(3, stage.Read("exclude.csv").Split('\n').Count(row => row.Contains("2026", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Cleaning_up_after_a_merge_or_a_squash_by_hand_is_no_refusal()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage
            .As("ada")
            .Commit(
                "main",
                "By hand",
                (List, stage.Read("exclude.csv")),
                ($"data/{GitHubStage.Watch}/entities.jsonl", stage.Read("entities.jsonl")));
        stage.As("ada").DeleteBranch(GitHubStage.Branch);

        await stage.RefreshAsync();

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.DoesNotContain("Ibervolt", Memory(stage), StringComparison.Ordinal);
        Assert.DoesNotContain("closed", stage.Read("exclude.csv", "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_and_status_know_a_refusal_before_it_is_recorded()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);

        var explain = await stage.RunAsync("explain", "ibervolt.example");

        Assert.Contains("pull request #1, which proposed it, was closed on", explain.Output, StringComparison.Ordinal);
        Assert.Empty(stage.Server.Requests.Writes);
    }

    private static string Memory(GitHubStage stage) => stage.Repository.ReadText(Closed, GitHubStage.State) ?? "";

    [Fact]
    public async Task What_was_turned_down_is_not_proposed_again_because_a_person_goes_on_working_on_its_branch()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);
        stage.As("ada").Commit(GitHubStage.Branch, "Mine", ("NOTES.md", "hers"));

        await stage.RefreshAsync();
        var open = stage.Repository.PullRequests.All.Count(pull => pull.IsOpen);
        stage.PassAWeek();
        var answer = await stage.RefreshAsync();

        Assert.Equal(0, open);
        answer.Expect(0);
        Assert.Matches("^batteries: 1 new company – ", stage.Repository.PullRequests.All[1].Thread.Title);
        Assert.DoesNotContain("Ibervolt", stage.Repository.PullRequests.All[1].Thread.Body, StringComparison.Ordinal);
        Assert.Contains("Ibervolt,https://ibervolt.example/,closed,,pull request #1,", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Equal("hers", stage.Repository.ReadText("NOTES.md", GitHubStage.Branch));
    }
}
