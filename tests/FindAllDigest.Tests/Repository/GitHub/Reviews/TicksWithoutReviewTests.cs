using Xunit;
using static FindAllDigest.Tests.Repository.GitHub.Reviews.ReviewStage;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>Ticks that no workflow acted on: every refresh and sync does.</summary>
public sealed class TicksWithoutReviewTests
{
    [Fact]
    public async Task A_refresh_with_nothing_new_acts_on_ticks_all_the_same()
    {
        await using var stage = await OpenAsync();
        stage.Click("reject", Ibervolt);

        (await stage.Refresh.RefreshAsync()).Expect(0);

        Assert.Equal("unchanged", stage.Refresh.Outputs["outcome"]);
        Assert.Contains("ibervolt.example/,rejected,", stage.List, StringComparison.Ordinal);
        Assert.Contains("shown=rejected --> **rejected**", stage.Body, StringComparison.Ordinal);
        Assert.Empty(stage.Refresh.Pull.Thread.Comments);
    }

    [Fact]
    public async Task A_refresh_with_news_puts_ticks_into_its_own_commit()
    {
        await using var stage = await OpenAsync();
        stage.Click("snooze", Ibervolt);
        stage.Refresh.PassAWeek();

        (await stage.Refresh.RefreshAsync()).Expect(0);

        Assert.Equal(2, stage.Commits);
        Assert.Contains($"ibervolt.example/,,{In90Days},", stage.List, StringComparison.Ordinal);
        Assert.Contains("Nova", stage.List, StringComparison.Ordinal);
        Assert.Matches($@"shown={In90Days} --> \*\*until \w{{3}} \d+ \w{{3}} \d{{4}}\*\*", stage.Body);
    }

    [Fact]
    public async Task A_sync_acts_on_ticks_of_a_pull_request_in_conflict_too()
    {
        await using var stage = await OpenAsync();
        stage.Refresh
            .As("ada")
            .Commit(
                "main", "Mine", ("data/batteries/exclude.csv", "name,url,status,until,note,added,run\nAcme,https://acme.example,,,,,\n"));
        stage.Click("reject", Ibervolt);

        (await stage.Refresh.RunAsync("sync")).Expect(0);

        Assert.Contains("ibervolt.example/,rejected,", stage.List, StringComparison.Ordinal);
        Assert.Contains("acme.example", stage.List, StringComparison.Ordinal);
        Assert.Contains("shown=rejected --> **rejected**", stage.Body, StringComparison.Ordinal);
    }
}
