using System.Text.Json.Nodes;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>What will keep the finds from their branch is named before anything is bought.</summary>
public sealed class ObstacleTests
{
    [Theory]
    [InlineData("findall-digest")]
    [InlineData("findall-digest/batteries/old")]
    public async Task A_branch_that_allows_no_proposal_branch_is_named_and_nothing_is_bought(string branch)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Push(branch, stage.Repository.Resolve("main") ?? throw new InvalidOperationException());

        var answer = await stage.RefreshAsync();

        answer.Expect(4);
        Assert.Equal(0, stage.Creates);
        Assert.Contains($"'{branch}'", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was bought", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_pull_request_is_wanted_such_a_branch_is_in_nobodys_way()
    {
        await using var stage = await GitHubStage.OpenAsync(new JsonObject { ["as"] = "commit" });
        stage.As("ada").Push("findall-digest", stage.Repository.Resolve("main") ?? throw new InvalidOperationException());

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(1, stage.Creates);
    }
}
