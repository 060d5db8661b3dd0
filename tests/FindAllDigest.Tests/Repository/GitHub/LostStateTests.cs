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
    public async Task A_journal_of_an_earlier_version_names_no_settled_run_and_misses_no_ledger()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit(GitHubStage.State, "Earlier version", (Journal, """{ "state": "closed", "leaked": [], "notes": [] }"""));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(1, stage.Creates);
    }
}
