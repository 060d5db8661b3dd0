using FindAllDigest.GitHubSimulator.Pulls;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>Proposals whose default branch moves on.</summary>
public sealed class MergeTests
{
    private const string List = $"data/{GitHubStage.Watch}/exclude.csv";
    private const string Header = "name,url,status,until,note,added,run\n";

    [Fact]
    public async Task A_list_that_both_branches_extended_is_merged_row_by_row_and_the_pull_request_can_be_merged_again()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var human = stage
            .As("ada")
            .Commit(
                GitHubStage.Branch,
                "Mine",
                (List, stage.Read("exclude.csv").Replace("ibervolt.example/,,", "ibervolt.example/,rejected,", StringComparison.Ordinal)));
        var moved = stage
            .As("bob")
            .Commit("main", "List", (List, Header + "Acme,https://acme.example,,,bob's,,\n"), ("README.md", "changed"));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        var head = stage.Repository.Commits(GitHubStage.Branch)[0];
        Assert.Equal([human, moved], head.Parents);
        Assert.Equal("changed", stage.Repository.ReadText("README.md", GitHubStage.Branch));
        var rows = stage.Read("exclude.csv").Split('\n')[1..^1];
        Assert.Equal(
            ["Acme,https://acme.example,,,bob's,,", "Ibervolt,https://ibervolt.example/,rejected,", "Lumenara Ltd,lumenara.example,,"],
            rows.Select(
                row => row.Contains(",,,2026", StringComparison.Ordinal) ? row[..row.IndexOf(",,2026", StringComparison.Ordinal)] : row));
        stage.As("ada").MergePullRequest(1);
        Assert.Equal(stage.Read("exclude.csv", "main").Split('\n').Length, rows.Length + 2);
    }

    [Fact]
    public async Task What_another_watch_or_the_rest_of_the_repository_does_is_no_reason_to_merge()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var head = stage.Repository.Resolve(GitHubStage.Branch);
        stage.As("bob").Commit("main", "Elsewhere", ("README.md", "changed"));

        await stage.RefreshAsync();
        var sync = await stage.RunAsync("sync");

        Assert.Equal(head, stage.Repository.Resolve(GitHubStage.Branch));
        Assert.Contains("batteries: up-to-date", sync.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_one_side_alone_changed_or_deleted_is_as_that_side_has_it()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("bob").Commit("main", "Files", ("a.txt", "a"), ("b.txt", "b"), ("c.txt", "c"), ("d.txt", "d"));
        await stage.RefreshAsync();
        stage.As("ada").Commit(GitHubStage.Branch, "Mine", ("a.txt", null), ("b.txt", "b of ada"), ("e.txt", "e of ada"));
        stage.As("bob").Commit("main", "His", ("c.txt", null), ("d.txt", "d of bob"), (List, Header + "Acme,https://acme.example,,,,,\n"));

        var sync = await stage.RunAsync("sync", GitHubStage.Watch);

        sync.Expect(0);
        Assert.Contains("batteries: merged", sync.Output, StringComparison.Ordinal);
        string?[] texts =
        [
            .. new[] { "a.txt", "b.txt", "c.txt", "d.txt", "e.txt" }.Select(path => stage.Repository.ReadText(path, GitHubStage.Branch))
        ];
        Assert.Equal([null, "b of ada", null, "d of bob", "e of ada"], texts);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task A_file_that_both_sides_changed_stops_the_merge_and_is_told_once()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").Commit(GitHubStage.Branch, "Mine", ("README.md", "ada @octo"));
        var head = stage.As("ada").Commit(GitHubStage.Branch, "Mine", ("README.md", "ada again"));
        stage.As("bob").Commit("main", "His", ("README.md", "bob"), (List, Header + "Acme,https://acme.example,,,,,\n"));

        var first = await stage.RunAsync("sync");
        var second = await stage.RunAsync("sync");
        stage.PassAWeek();
        var refresh = await stage.RefreshAsync();

        first.Expect(5);
        second.Expect(0);
        Assert.Contains("README.md", second.Error, StringComparison.Ordinal);
        Assert.Single(stage.Pull.Thread.Comments, comment => comment.Body.Contains("README.md", StringComparison.Ordinal));

        // New finds are still added on top.
        refresh.Expect(0);
        Assert.Equal("1", stage.Outputs["new-count"]);
        Assert.Equal(head, Assert.Single(stage.Repository.Commits(GitHubStage.Branch)[0].Parents));
    }

    [Fact]
    public async Task A_conflict_outside_the_watchs_folder_is_found_by_asking_github()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").Commit(GitHubStage.Branch, "Mine", ("notes.txt", "same"));
        stage.As("bob").Commit("main", "His", ("notes.txt", "other"));

        var sync = await stage.RunAsync("sync", "--json");

        sync.Expect(5);
        Assert.Contains("\"outcome\": \"conflict\"", sync.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_of_a_person_in_the_list_survive_on_either_side()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("bob").Commit("main", "His", (List, Header + "Acme,https://acme.example,,,,,\n"));
        await stage.RunAsync("sync");
        stage.As("ada").Commit(GitHubStage.Branch, "Mine", (List, "# ada's list\n" + stage.Read("exclude.csv")));
        stage.As("bob").Commit("main", "His", (List, Header + "Acme,https://acme.example,,,,,\nBolt,https://bolt.example,,,,,\n"));

        var sync = await stage.RunAsync("sync");

        Assert.Contains("merged", sync.Output, StringComparison.Ordinal);
        Assert.StartsWith("# ada's list\n", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Contains("Bolt,https://bolt.example", stage.Read("exclude.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_lists_a_watch_whose_proposal_is_behind()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var watch = $"data/{GitHubStage.Watch}/watch.json";
        stage
            .As("bob")
            .Commit(
                "main",
                "Weekly",
                (watch, stage
                    .Read("watch.json", "main")
                    .Replace("{\"objective\"", "{\"schedule\":{\"every\":\"year\"},\"objective\"", StringComparison.Ordinal)
                    .Replace("\"year\"", "\"quarter\"", StringComparison.Ordinal)));
        await stage.RefreshAsync();
        var before = await stage.RunAsync("plan");
        stage.As("bob").Commit("main", "His", (List, Header + "Acme,https://acme.example,,,,,\n"));

        var after = await stage.RunAsync("plan");
        var refresh = await stage.RefreshAsync();
        var last = await stage.RunAsync("plan");

        Assert.DoesNotContain("batteries", before.Output, StringComparison.Ordinal);
        Assert.Contains("batteries", after.Output, StringComparison.Ordinal);
        Assert.Equal("not-due", stage.Outputs["outcome"]);
        refresh.Expect(0);
        Assert.DoesNotContain("batteries", last.Output, StringComparison.Ordinal);
        Assert.Equal(2, stage.Repository.Commits(GitHubStage.Branch)[0].Parents.Count);
    }

    [Fact]
    public async Task Data_that_waits_on_its_branch_is_kept_mergeable_too()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;
        await stage.RefreshAsync();
        stage.As("bob").Commit("main", "His", (List, Header + "Acme,https://acme.example,,,,,\n"));

        await stage.RefreshAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = true;
        await stage.RefreshAsync();

        Assert.Equal(["Acme", "Ibervolt", "Lumenara Ltd"], stage.Read("exclude.csv").Split('\n')[1..^1].Select(row => row.Split(',')[0]));
        stage.As("ada").MergePullRequest(stage.Pull.Number);
    }

    [Fact]
    public async Task A_sync_stopped_at_any_call_and_run_again_ends_the_same()
    {
        for (var (call, isStopped) = (1, true); isStopped; call++)
        {
            Assert.True(call <= 60, "The sync does not end.");
            await using var stage = await GitHubStage.OpenAsync();
            await stage.RefreshAsync();
            var human = stage
                .As("ada")
                .Commit(
                    GitHubStage.Branch,
                    "Mine",
                    ("NOTES.md", "mine"),
                    (List, stage.Read("exclude.csv") + "Acme,https://acme.example,,,ada's,,\n"));
            stage.As("bob").Commit("main", "His", (List, Header + "Acme,https://acme.example,,,bob's,,\n"));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            isStopped = false;
            stage.Server.Faults.When(_ => true).OnCall(call).After(_ =>
            {
                isStopped = true;
                stop.Cancel();
            });

            await stage.RunAsync(stop.Token, "sync");
            (await stage.RunAsync("sync")).Expect(0);

            Assert.Equal(
                ["Acme", "Ibervolt", "Lumenara Ltd"], stage.Read("exclude.csv").Split('\n')[1..^1].Select(row => row.Split(',')[0]));
            Assert.Single(
                stage.Pull.Thread.Comments, comment => comment.Body.Contains("'ada's' on the proposal", StringComparison.Ordinal));
            var merges = stage.Repository.Commits(GitHubStage.Branch).Where(commit => commit.Parents.Count == 2).ToList();
            Assert.Contains(human, Assert.Single(merges).Parents);
            Assert.Equal(1, stage.Creates);
        }
    }

    [Fact]
    public async Task A_hand_made_squash_merge_under_an_open_pull_request_lists_nobody_twice()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage
            .As("bob")
            .Commit(
                "main",
                "By hand",
                (List, stage.Read("exclude.csv")),
                ($"data/{GitHubStage.Watch}/entities.jsonl", stage.Read("entities.jsonl")));
        stage.PassAWeek();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(4, stage.Read("exclude.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Matches("^batteries: 1 new company – ", stage.Pull.Thread.Title);
        stage.As("ada").MergePullRequest(1, MergeMethod.Squash);
    }
}
