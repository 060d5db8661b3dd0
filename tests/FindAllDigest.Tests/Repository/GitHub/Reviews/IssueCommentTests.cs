using System.Text.RegularExpressions;
using Xunit;
using static FindAllDigest.Tests.Repository.GitHub.Reviews.ReviewStage;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>What commands in comments of an issue do, where the digest is delivered as one.</summary>
public sealed class IssueCommentTests
{
    [Theory]
    [InlineData("/reject Ibervolt: a list", "ibervolt.example/,rejected,,a list,")]
    [InlineData("/snooze Lumenara: 2099-01-31", "lumenara.example,,2099-01-31,")]
    [InlineData("/add Dourogrid", "Dourogrid,https://dourogrid.example,,,,")]
    public async Task In_issue_delivery_the_row_edit_is_a_commit_on_the_default_branch(string command, string row)
    {
        await using var stage = await OpenAsync("issue");
        var issue = Assert.Single(stage.Refresh.Issues);
        var commits = stage.Refresh.Repository.Commits("main").Count;

        var (run, comment) = await stage.CommentAsync(issue, "ada", command);

        run.Expect(0);
        AssertDone(comment);
        Assert.Contains(row, stage.Refresh.Read("exclude.csv", "main"), StringComparison.Ordinal);
        Assert.Equal(commits + 1, stage.Refresh.Repository.Commits("main").Count);

        await stage.CommentAsync(issue, "ada", "/keep Ibervolt, Lumenara");
        Assert.DoesNotContain("rejected", stage.Refresh.Read("exclude.csv", "main"), StringComparison.Ordinal);
        Assert.DoesNotContain("2099", stage.Refresh.Read("exclude.csv", "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_names_every_command_that_works_there_and_no_other()
    {
        await using var stage = await OpenAsync("issue");
        var issue = Assert.Single(stage.Refresh.Issues);
        var text = issue.Comments[^1].Body;

        var named = Regex.Matches(text.Split("**To decide")[1].Split('\n')[0], "`(/[^`]+)`").Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(["/reject NAME, NAME: reason", "/snooze NAME: 2027-01-31", "/keep NAME", "/add NAME"], named.Except(["/reject all doubtful"]));
        Assert.Equal(text.Contains("Please look at", StringComparison.Ordinal), named.Contains("/reject all doubtful"));
        foreach (var command in named)
        {
            var words = command
                .Replace("NAME, NAME", "Ibervolt, Lumenara", StringComparison.Ordinal)
                .Replace("/add NAME", "/add Dourogrid", StringComparison.Ordinal)
                .Replace("NAME", "Ibervolt", StringComparison.Ordinal);
            await stage.CommentAsync(issue, "ada", "/keep Ibervolt, Lumenara");
            var (run, comment) = await stage.CommentAsync(issue, "ada", words);
            run.Expect(0);
            AssertDone(comment);
        }
    }

    [Fact]
    public async Task In_a_closed_issue_and_with_two_people_at_once_it_is_the_same()
    {
        await using var stage = await OpenAsync("issue");
        var issue = Assert.Single(stage.Refresh.Issues);
        stage.Refresh.As("ada").CloseIssue(issue.Number);
        stage.Refresh.Server.Faults.When("PATCH /repos/*/*/git/refs/heads/main").Before(_ =>
            stage.Refresh
                .As("eve")
                .Commit(
                    "main",
                    "Mine",
                    ("data/batteries/exclude.csv", stage.Refresh.Read("exclude.csv", "main") + "Acme,https://acme.example,,,,,\n")));

        var (run, comment) = await stage.CommentAsync(issue, "ada", "/reject all doubtful\n/reject Ibervolt");

        run.Expect(0);
        Assert.Contains("ibervolt.example/,rejected,", stage.Refresh.Read("exclude.csv", "main"), StringComparison.Ordinal);
        Assert.Contains("acme.example", stage.Refresh.Read("exclude.csv", "main"), StringComparison.Ordinal);
        Assert.False(issue.IsOpen);
        Assert.NotNull(comment);
    }

    [Fact]
    public async Task In_an_issue_a_stranger_does_nothing_and_what_is_not_understood_is_answered()
    {
        await using var stage = await OpenAsync("issue");
        var issue = Assert.Single(stage.Refresh.Issues);
        var list = stage.Refresh.Read("exclude.csv", "main");

        await stage.CommentAsync(issue, "mallory", "/reject Ibervolt");
        Assert.Equal(2, issue.Comments.Count);
        await stage.CommentAsync(issue, "ada", "/reject Nobody Ltd");

        Assert.Equal(list, stage.Refresh.Read("exclude.csv", "main"));
        Assert.Contains("Nobody here is called 'Nobody Ltd'", issue.Comments[^1].Body, StringComparison.Ordinal);
    }
}
