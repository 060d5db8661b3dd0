using FindAllDigest.GitHubSimulator.Http;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>People and other processes that are faster.</summary>
public sealed class RaceTests
{
    private const string MoveBranch = "PATCH /repos/*/*/git/refs/heads/findall-digest/batteries";

    [Fact]
    public async Task A_persons_edit_of_the_list_during_the_delivery_is_kept_and_the_delivery_recomputed()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.PassAWeek();
        stage.Server.Faults.When(MoveBranch).Before(_ =>
            stage
                .As("ada")
                .Commit(
                    GitHubStage.Branch,
                    "Mine",
                    ("data/batteries/exclude.csv", stage.Read("exclude.csv") + "Acme,https://acme.example,,,,,\n")));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("acme.example", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Contains("Nova", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Contains(stage.Repository.Commits(GitHubStage.Branch), commit => commit.Message == "Mine");
        Assert.Equal(2, stage.Creates);
    }

    [Fact]
    public async Task A_push_elsewhere_on_the_branch_only_moves_the_commit_on_top_of_it()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.PassAWeek();
        stage.Server.Faults.When(MoveBranch).Before(_ => stage.As("ada").Commit(GitHubStage.Branch, "Mine", ("NOTES.md", "mine")));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("mine", stage.Repository.ReadText("NOTES.md", GitHubStage.Branch));
        Assert.Contains("Nova", stage.Read("exclude.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_that_is_merged_during_the_run_gets_no_more_commits()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.PassAWeek();
        stage.Server.Faults.When("GET /repos/*/*/pulls/1").Before(_ => stage.As("ada").MergePullRequest(1));

        (await stage.RefreshAsync()).Expect(0);

        var second = stage.Repository.PullRequests.All[1];
        Assert.Matches("^batteries: 1 new company – ", second.Thread.Title);
        Assert.Equal(2, stage.Creates);
    }

    [Fact]
    public async Task A_pull_request_that_is_closed_during_the_run_gets_no_more_commits_and_its_entities_stay_away()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.PassAWeek();
        var head = stage.Repository.Resolve(GitHubStage.Branch);
        stage.Server.Faults.When("GET /repos/*/*/pulls/1").Before(_ => stage.As("ada").ClosePullRequest(1));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(head, stage.Repository.PullRequests.All[0].Head);
        Assert.Matches("^batteries: 1 new company – ", stage.Repository.PullRequests.All[1].Thread.Title);
        Assert.Contains("Ibervolt,https://ibervolt.example/,closed,", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Contains("Ibervolt", stage.Repository.ReadText("batteries/closed.csv", GitHubStage.State), StringComparison.Ordinal);
        Assert.Equal(2, stage.Creates);
    }

    [Fact]
    public async Task Another_watchs_write_of_the_memory_loses_nothing()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.Server.Faults.When("PATCH /repos/*/*/git/refs/heads/findall-digest-state").OnCalls(1, 3).Before(request =>
            stage.As("other").Commit(GitHubStage.State, "Other", ($"other/{request.Number}.csv", "x")));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(3, stage.Repository.Files(GitHubStage.State).Count(path => path.StartsWith("other/", StringComparison.Ordinal)));
        Assert.Equal(
            3,
            stage.Repository.ReadText("batteries/runs.csv", GitHubStage.State)?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Two_processes_start_one_run_between_them()
    {
        await using var stage = await GitHubStage.OpenAsync();

        var answers = await Task.WhenAll(stage.RefreshAsync(), stage.RefreshAsync());

        Assert.All(answers, answer => Assert.True(answer.ExitCode is 0 or 5, answer.ToString()));
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task Two_processes_on_an_open_pull_request_that_is_behind_lose_and_double_nothing()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.PassAWeek();
        stage
            .As("bob")
            .Commit(
                "main", "His", ("data/batteries/exclude.csv", "name,url,status,until,note,added,run\nAcme,https://acme.example,,,,,\n"));

        var answers = await Task.WhenAll(stage.RefreshAsync(), stage.RefreshAsync(), stage.RunAsync("sync"));
        var last = await stage.RefreshAsync();

        Assert.All([.. answers, last], answer => Assert.True(answer.ExitCode is 0 or 5, answer.ToString()));
        Assert.Equal(
            ["Acme", "Ibervolt", "Lumenara Ltd", "Nova", "name"],
            stage.Read("exclude.csv").Split('\n')[..^1]
                .Select(row => row.Split(',')[0])
                .Order(StringComparer.OrdinalIgnoreCase)
                .OrderBy(name => name == "name"));
        Assert.True(stage.Pull.IsOpen);
        Assert.InRange(stage.Creates, 3, 4);
    }

    [Fact]
    public async Task A_persons_push_during_the_merge_is_kept_and_the_merge_made_on_top_of_it()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage
            .As("bob")
            .Commit(
                "main", "His", ("data/batteries/exclude.csv", "name,url,status,until,note,added,run\nAcme,https://acme.example,,,,,\n"));
        stage.Server.Faults.When(MoveBranch).Before(_ => stage.As("ada").Commit(GitHubStage.Branch, "Mine", ("NOTES.md", "mine")));

        var first = await stage.RunAsync("sync");
        var second = await stage.RunAsync("sync");

        Assert.Contains("batteries: moved", first.Output, StringComparison.Ordinal);
        Assert.Contains("batteries: merged", second.Output, StringComparison.Ordinal);
        Assert.Equal("mine", stage.Repository.ReadText("NOTES.md", GitHubStage.Branch));
        Assert.Contains("acme.example", stage.Read("exclude.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_whose_answer_is_lost_is_recognised()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage
            .As("bob")
            .Commit(
                "main", "His", ("data/batteries/exclude.csv", "name,url,status,until,note,added,run\nAcme,https://acme.example,,,,,\n"));
        stage.Server.Faults.When(MoveBranch).OnCalls(1, 9).AnswersAfterActing(502);

        (await stage.RunAsync("sync")).Expect(0);

        Assert.Equal(2, stage.Repository.Commits(GitHubStage.Branch)[0].Parents.Count);
    }

    [Fact]
    public async Task A_restore_during_a_refresh_is_not_undone_by_it()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);
        var restored = false;
        stage.Server.Faults.When("PATCH /repos/*/*/git/refs/heads/findall-digest-state").OnCall(1).BeforeAsync(async _ =>
        {
            if (!restored)
            {
                restored = true;
                await stage.RunAsync("restore", "1");
            }
        });

        await stage.RefreshAsync();
        await stage.RefreshAsync();

        Assert.DoesNotContain("Ibervolt", stage.Repository.ReadText("batteries/closed.csv", GitHubStage.State), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_just_made_may_stay_unseen_for_a_while()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Consistency.Delay(ResourceKind.PullRequest, reads: 1);
        stage.Server.Consistency.Delay(ResourceKind.Reference, reads: 1);

        (await stage.RefreshAsync()).Expect(0);

        Assert.True(stage.Pull.IsOpen);
    }
}
