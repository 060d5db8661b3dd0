using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A folder of the state branch that lost a file is damage, and not a watch that never ran.</summary>
public sealed class LostStateTests
{
    private const string Journal = $"{GitHubStage.Watch}/run.json";
    private const string Ledger = $"{GitHubStage.Watch}/runs.csv";

    [Fact]
    public async Task A_journal_that_is_gone_beside_a_ledger_buys_nothing_and_tells_how_to_take_it_back()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var creates = stage.Creates;
        stage.As("ada").Commit(GitHubStage.State, "Clean up", (Journal, null));

        var answer = await stage.RefreshAsync();

        answer.Expect(2);
        Assert.Equal(creates, stage.Creates);
        Assert.Contains(Journal, answer.Error, StringComparison.Ordinal);
        Assert.Contains("git checkout", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_ledger_without_the_run_that_the_journal_names_buys_nothing_and_tells_how_to_take_it_back(bool isCut)
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var (creates, ledger) = (stage.Creates, stage.Repository.ReadText(Ledger, GitHubStage.State) ?? "");
        stage.As("ada").Commit(GitHubStage.State, "Clean up", (Ledger, isCut ? ledger[..(ledger.IndexOf('\n') + 1)] : null));

        var lost = await stage.RefreshAsync("--force");
        var bought = stage.Creates - creates;
        stage.As("ada").Commit(GitHubStage.State, "Take it back", (Ledger, ledger));
        var healed = await stage.RefreshAsync();

        lost.Expect(2);
        Assert.Contains(Ledger, lost.Error, StringComparison.Ordinal);
        Assert.Contains($"git checkout COMMIT^ -- {Ledger}", lost.Error, StringComparison.Ordinal);
        healed.Expect(0);
        Assert.Equal(0, bought);
    }

    [Fact]
    public async Task A_journal_that_is_gone_with_its_ledger_buys_nothing_and_tells_how_to_take_it_back()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        var journal = stage.Repository.ReadText(Journal, GitHubStage.State);
        var ledger = stage.Repository.ReadText(Ledger, GitHubStage.State);
        stage.As("ada").Commit(GitHubStage.State, "Clean up", (Journal, null), (Ledger, null));

        var lost = await stage.RefreshAsync("--force");
        var bought = stage.Creates;
        stage.As("ada").Commit(GitHubStage.State, "Take it back", (Journal, journal), (Ledger, ledger));

        lost.Expect(2);
        Assert.Equal(1, bought);
        Assert.Contains($"git checkout COMMIT^ -- {Journal}", lost.Error, StringComparison.Ordinal);
        (await stage.RefreshAsync()).Expect(0);
    }

    /// <summary>Before the first run is settled, nothing but the copy beside it tells that there was a journal.</summary>
    [Fact]
    public async Task A_journal_of_a_first_run_that_is_gone_buys_nothing()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.FindAll.Faults.Add(new() { Kind = FaultKind.CutAfterActing, Operation = SimulatedOperation.Create });
        (await stage.RefreshAsync()).Expect(5);
        stage.As("ada").Commit(GitHubStage.State, "Clean up", (Journal, null));

        var lost = (await stage.RefreshAsync("--force")).Expect(2);

        Assert.Equal(1, stage.Creates);
        Assert.Contains($"{Journal}: The file is gone although it was there", lost.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_of_an_earlier_version_names_no_settled_run_and_misses_no_ledger()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit(GitHubStage.State, "Earlier version", (Journal, """{ "state": "closed", "leaked": [], "notes": [] }"""));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(1, stage.Creates);
    }

    /// <summary>The digest, the catalogue, or rows that name a run: each alone tells of an earlier run.</summary>
    [Theory]
    [InlineData("digests/2026-11-23.md", "# Digest\n")]
    [InlineData("entities.jsonl", "{\"key\":\"a.example\",\"name\":\"A\",\"url\":\"https://a.example/\",\"description\":\"\",\"first_seen\":\"2026-11-23\",\"last_seen\":\"2026-11-23\",\"run\":\"findall_1\",\"conditions\":[],\"enrichments\":[],\"changes\":[]}\n")]
    [InlineData("exclude.csv", "name,url,run\nB,https://b.example/,\nA,https://a.example/,findall_1\n")]
    public async Task A_folder_that_is_gone_from_the_state_branch_buys_nothing_and_tells_how_to_take_it_back(string name, string text)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "Earlier", ($"data/{GitHubStage.Watch}/{name}", text));
        stage.As("ada").Commit(GitHubStage.State, "Another watch", [], [("other/runs.csv", "")]);

        var plan = await stage.RunAsync("plan");
        var lost = await stage.RefreshAsync("--force");

        Assert.Contains(GitHubStage.Watch, plan.Output, StringComparison.Ordinal);
        lost.Expect(2);
        Assert.Equal(0, stage.Creates);
        Assert.Contains(
            $"{GitHubStage.Watch}: The folder is gone from the branch findall-digest-state, although data/{GitHubStage.Watch}/{name} tells of an earlier run; a run in flight may be paid for and forgotten.",
            lost.Error,
            StringComparison.Ordinal);
        Assert.Contains($"git checkout COMMIT^ -- {GitHubStage.Watch}'", lost.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_taken_back_goes_on_where_it_was()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.As("ada").MergePullRequest(stage.Pull.Number);
        var (journal, ledger) = (
            stage.Repository.ReadText(Journal, GitHubStage.State), stage.Repository.ReadText(Ledger, GitHubStage.State));
        stage
            .As("ada")
            .Commit(GitHubStage.State, "Clean up", stage.Repository.Files(GitHubStage.State).Select(path => (path, (string?)null)));

        var lost = await stage.RefreshAsync("--force");
        var bought = stage.Creates;
        stage.As("ada").Commit(GitHubStage.State, "Take it back", (Journal, journal), (Ledger, ledger));

        lost.Expect(2);
        Assert.Equal(1, bought);
        (await stage.RefreshAsync()).Expect(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_state_branch_that_is_gone_although_pull_requests_are_there_buys_nothing(bool isMerged)
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        if (isMerged)
        {
            stage.As("ada").MergePullRequest(stage.Pull.Number);
        }

        stage.As("ada").DeleteBranch(GitHubStage.State);

        var lost = await stage.RefreshAsync("--force");

        lost.Expect(2);
        Assert.Equal(1, stage.Creates);
        Assert.Contains("The branch findall-digest-state is gone, although ", lost.Error, StringComparison.Ordinal);
        Assert.Contains("git push origin COMMIT:refs/heads/findall-digest-state", lost.Error, StringComparison.Ordinal);
    }

    /// <summary>A copy has the data of the template, and neither its branches nor its pull requests.</summary>
    [Fact]
    public async Task A_copy_of_a_repository_with_data_starts_as_a_new_one()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "The template's data", ($"data/{GitHubStage.Watch}/digests/2026-11-23.md", "# Digest\n"));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(1, stage.Creates);
    }

    /// <summary>A list that was taken over from an earlier run, or written by hand, is no sign of a run here.</summary>
    [Theory]
    [InlineData("name,url,run\nA,https://a.example/,\n")]
    [InlineData("name,url\nA,https://a.example/\n")]
    [InlineData("name,url,run\nA,https://a.example/,our own\n")]
    public async Task A_new_watch_beside_others_is_refreshed(string list)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "A list", ($"data/{GitHubStage.Watch}/exclude.csv", list));
        stage.As("ada").Commit(GitHubStage.State, "Another watch", [], [("other/runs.csv", "")]);

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(1, stage.Creates);
    }
}
