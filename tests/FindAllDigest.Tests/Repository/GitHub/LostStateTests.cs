using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A folder of the state branch that lost a file is damage, and not a watch that never ran.</summary>
public sealed class LostStateTests
{
    private const string Journal = $"{GitHubStage.Watch}/run.json";

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
}
