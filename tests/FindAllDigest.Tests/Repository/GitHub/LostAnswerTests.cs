using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>GitHub acted, and nobody was told: what was made is found and used again.</summary>
public sealed class LostAnswerTests
{
    public static TheoryData<string, int> Writes =>
    [
        ("POST /repos/*/*/git/trees", 1),
        ("POST /repos/*/*/git/commits", 1),
        ("POST /repos/*/*/git/refs", 1),
        ("POST /repos/*/*/git/refs", 2),
        ("PATCH /repos/*/*/git/refs/**", 1), ("PATCH /repos/*/*/git/refs/**", 2), ("PATCH /repos/*/*/git/refs/**", 3),
        ("POST /repos/*/*/pulls", 1), ("POST /repos/*/*/issues/*/labels", 1),
    ];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_whose_answer_is_an_error_is_not_done_twice(string pattern, int call)
    {
        await using var stage = await GitHubStage.OpenAsync();
        var rule = stage.Server.Faults.When(pattern).OnCall(call).AnswersAfterActing(502);

        (await stage.RefreshAsync()).Expect(0);

        Assert.True(rule.Seen >= call, stage.Calls);
        AssertIsWhole(stage);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_whose_connection_breaks_is_not_done_twice(string pattern, int call)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Faults.When(pattern).OnCall(call).CutsConnectionAfterActing();

        (await stage.RefreshAsync()).Expect(0);

        AssertIsWhole(stage);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_that_was_cut_before_it_was_done_is_done(string pattern, int call)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Faults.When(pattern).OnCall(call).CutsConnection();

        var answer = await stage.RefreshAsync();
        if (answer.ExitCode != 0)
        {
            answer = await stage.RefreshAsync();
        }

        answer.Expect(0);
        AssertIsWhole(stage);
    }

    [Theory]
    [InlineData("POST /repos/*/*/issues/*/comments")]
    [InlineData("PATCH /repos/*/*/pulls/*")]
    public async Task A_comment_or_an_edit_is_not_made_twice(string pattern)
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.PassAWeek();
        stage.Server.Faults.When(pattern).AnswersAfterActing(502);

        (await stage.RefreshAsync()).Expect(0);

        Assert.Single(stage.Pull.Thread.Comments);
        Assert.Matches("^batteries: (3 new companies|[12] more, 3 in all) – ", stage.Pull.Thread.Title);
    }

    private static void AssertIsWhole(GitHubStage stage)
    {
        Assert.Equal(1, stage.Creates);
        Assert.Matches("^batteries: (2 new companies|1 more, 2 in all) – ", stage.Pull.Thread.Title);
        Assert.Equal(3, stage.Read("exclude.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(
            2,
            stage.Repository.ReadText("batteries/runs.csv", GitHubStage.State)?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
