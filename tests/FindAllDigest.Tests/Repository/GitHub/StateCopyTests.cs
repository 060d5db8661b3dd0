using System.Text.RegularExpressions;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>The file that repeats a watch's state: what it saves, and that nothing depends on it.</summary>
public sealed partial class StateCopyTests
{
    private const string Copy = $"{GitHubStage.Watch}/copy.json";
    private const string Ledger = $"{GitHubStage.Watch}/runs.csv";

    [Fact]
    public async Task A_ledger_that_a_person_edited_counts_and_not_its_copy()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var ledger = stage.Repository.ReadText(Ledger, GitHubStage.State) ?? "";
        stage.As("ada").Commit(GitHubStage.State, "What it cost", (Ledger, CostOfFirst().Replace(ledger, ",499.00,$1")));

        await stage.RefreshAsync();

        Assert.Matches(CostOfFirst(), ledger);
        Assert.Equal("budget", stage.Outputs["outcome"]);
        Assert.Equal(1, stage.Creates);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"texts\":null,\"folders\":{}}")]
    [InlineData("{\"texts\":{\"runs.csv\":null},\"folders\":{\"main\":null}}")]
    [InlineData("{\"texts\":{\"runs.csv\":\"id,kind\\n\",\"run.json\":\"{}\"},\"folders\":{}}")]
    public async Task A_copy_that_says_nothing_or_something_else_is_as_good_as_none(string text)
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").Commit(GitHubStage.State, "Damage", (Copy, text));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.Equal(2, stage.Settled);
        Assert.Contains("runs.csv", stage.Repository.ReadText(Copy, GitHubStage.State) ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memory_of_an_earlier_version_has_no_copy_and_gets_one()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").Commit(GitHubStage.State, "Without", (Copy, null));

        await stage.RefreshAsync();

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.NotNull(stage.Repository.ReadText(Copy, GitHubStage.State));
    }

    [GeneratedRegex(",[0-9.]+,(http[^,]*\\n)$")]
    private static partial Regex CostOfFirst();
}
