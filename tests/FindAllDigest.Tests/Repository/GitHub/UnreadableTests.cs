using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A GitHub that cannot be read: nothing is bought, and people learn why and what to do, on the run's own page too.</summary>
public sealed class UnreadableTests
{
    [Theory]
    [InlineData(401, "Bad credentials", "GITHUB_TOKEN is not valid")]
    [InlineData(403, "Resource not accessible by integration", "permissions:")]
    [InlineData(404, "Not Found", "GITHUB_REPOSITORY (octo/watches)")]
    [InlineData(409, "Git Repository is empty.", "push a first commit")]
    public async Task A_repository_that_cannot_be_read_is_told_with_its_remedy(int status, string words, string remedy)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("GITHUB_STEP_SUMMARY", stage.SummaryPath);
        stage.Server.Faults.When("GET /repos/*/*/git/matching-refs/**").Always().Answers(status, words);

        var answer = await stage.RefreshAsync();

        answer.Expect(4);
        Assert.Contains(remedy, answer.Error, StringComparison.Ordinal);
        Assert.Contains($"HTTP {status}, ", await SummaryAsync(stage), StringComparison.Ordinal);
        Assert.Equal("failed", stage.Outputs["outcome"]);
        Assert.Equal(0, stage.Creates);
    }

    [Fact]
    public async Task The_plan_of_a_workflow_tells_it_on_the_runs_page()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("GITHUB_STEP_SUMMARY", stage.SummaryPath);
        stage.Server.Faults.When("GET /repos/**").Always().Answers(404, "Not Found");

        (await stage.RunAsync("plan")).Expect(4);

        Assert.StartsWith("- ❌ Could not ", await SummaryAsync(stage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_a_commit_that_a_server_does_not_have_yet_are_asked_for_again()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Faults.When("GET /repos/*/*/git/trees/**").OnCalls(1, 2).Answers(404, "Not Found");

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("new", stage.Outputs["outcome"]);
    }

    [Fact]
    public async Task Files_of_a_commit_that_stay_missing_end_the_refresh()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var rule = stage.Server.Faults.When("GET /repos/*/*/git/trees/**").Always().Answers(404, "Not Found");

        (await stage.RefreshAsync()).Expect(4);

        Assert.InRange(rule.Seen, 2, 10);
        Assert.Equal(0, stage.Creates);
    }

    [Fact]
    public async Task A_proposal_without_a_common_ancestor_is_told_with_its_branch_and_what_to_do()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.Server.Faults
            .When("GET /repos/*/*/compare/**")
            .Always()
            .Answers(404, "No common ancestor between main and findall-digest/batteries.");

        var answer = await stage.RefreshAsync("--force");

        answer.Expect(4);
        Assert.Contains($"'{GitHubStage.Branch}' and the default branch have no commit in common", answer.Error, StringComparison.Ordinal);
        Assert.Contains($"then delete '{GitHubStage.Branch}'", answer.Error, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    private static Task<string> SummaryAsync(GitHubStage stage) =>
        File.ReadAllTextAsync(stage.SummaryPath, TestContext.Current.CancellationToken);
}
