using FindAllDigest.GitHubSimulator.Issues;
using Xunit;
using static FindAllDigest.Tests.Repository.GitHub.Reviews.ReviewStage;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>What commands in comments do, and on what they do nothing.</summary>
public sealed class CommentTests
{
    [Theory]
    [InlineData("/reject Ibervolt", "ibervolt.example/,rejected,,,")]
    [InlineData("/reject ibervolt.example: not ours, really", "ibervolt.example/,rejected,,\"not ours, really\",")]
    [InlineData("/reject Ib: =HYPERLINK(1)", "ibervolt.example/,rejected,,'=HYPERLINK(1),")]
    [InlineData("/snooze lum: 2099-01-31", "lumenara.example,,2099-01-31,,")]
    [InlineData("/snooze Lumenara", "lumenara.example,,in90days,,")]
    [InlineData("/add Dourogrid: we know them", "Dourogrid,https://dourogrid.example,,,we know them,")]
    public async Task A_command_becomes_one_commit_on_the_pull_requests_branch_and_a_thumb(string command, string row)
    {
        await using var stage = await OpenAsync();
        var commits = stage.Commits;

        var (run, comment) = await stage.CommentAsync($"Thank you.\r\n{command}");

        run.Expect(0);
        Assert.Contains(row.Replace("in90days", In90Days, StringComparison.Ordinal), stage.List, StringComparison.Ordinal);
        Assert.Equal(commits + 1, stage.Commits);
        AssertDone(comment);
        Assert.Single(stage.Refresh.Pull.Thread.Comments);
        Assert.Equal("", stage.Refresh.Read("exclude.csv", "main"));
    }

    [Fact]
    public async Task The_boxes_show_what_a_command_decided_and_a_second_run_changes_nothing()
    {
        await using var stage = await OpenAsync();
        var comment = stage.Refresh.As("ada").Comment(1, "/reject Ibervolt: a list");
        var payload = EventOf.Comment(stage.Refresh.Pull.Thread, comment);

        await stage.RunAsync(1, payload);
        var (list, body, commits) = (stage.List, stage.Body, stage.Commits);
        await stage.RunAsync(1, payload);

        Assert.Matches(@"- \[x\] .*<!-- findall-digest:reject=ibervolt\.example( of=\w+)? shown=rejected --> \*\*rejected\*\*", stage.Body);
        Assert.Equal((list, body, commits), (stage.List, stage.Body, stage.Commits));
        Assert.Single(comment.Reactions);
    }

    [Fact]
    public async Task Keep_takes_back_what_a_tick_or_a_command_decided()
    {
        await using var stage = await OpenAsync();
        var before = stage.List;
        await stage.ReviewAsync(stage.Click("reject", Ibervolt));
        await stage.CommentAsync("/snooze Lumenara: 2099-01-31");

        await stage.CommentAsync("/keep Ibervolt, Lumenara");

        Assert.Equal(before, stage.List);
        Assert.DoesNotContain("[x]", stage.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_command_counts_and_a_rejected_one_does_not_come_back_on_some_day()
    {
        await using var stage = await OpenAsync();

        await stage.CommentAsync("/snooze Ibervolt: 2099-01-31\n/reject Ibervolt");

        Assert.Contains("ibervolt.example/,rejected,,", stage.List, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_doubtful_are_those_that_the_text_asks_to_look_at()
    {
        await using var stage = await OpenAsync();
        var doubtful = stage.Body.Split("## Looks solid")[0].Split("Please look")[^1];

        await stage.CommentAsync("/reject all doubtful: no source");

        foreach (var host in (string[])[Ibervolt, Lumenara])
        {
            Assert.Equal(
                doubtful.Contains($"reject={host}", StringComparison.Ordinal),
                stage.List
                    .Split('\n')
                    .Any(line => line.Contains(host, StringComparison.Ordinal)
                        && line.Contains("rejected,,no source", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task What_is_not_understood_is_answered_once_and_the_rest_is_done()
    {
        await using var stage = await OpenAsync();
        var comment = stage.Refresh.As("ada").Comment(1, "/reject Ibervolt\n/reject Lumenaro\n/snooze Lumenara: soon\n/aprove all");
        var payload = EventOf.Comment(stage.Refresh.Pull.Thread, comment);

        (await stage.RunAsync(1, payload)).Expect(0);
        await stage.RunAsync(1, payload);

        var answer = stage.Refresh.Pull.Thread.Comments[^1].Body;
        Assert.Equal(2, stage.Refresh.Pull.Thread.Comments.Count);
        Assert.Contains("- ✅ /reject Ibervolt: rejected **Ibervolt**", answer, StringComparison.Ordinal);
        Assert.Contains("did you mean", answer, StringComparison.Ordinal);
        Assert.Contains("is no date", answer, StringComparison.Ordinal);
        Assert.Contains("There is no command /aprove", answer, StringComparison.Ordinal);
        Assert.Contains("ibervolt.example/,rejected,", stage.List, StringComparison.Ordinal);
        Assert.Contains("lumenara.example,,,", stage.List, StringComparison.Ordinal);
        Assert.Empty(comment.Reactions);
    }

    [Theory]
    [InlineData("mallory", "/reject Ibervolt")]
    [InlineData("ada", "I would /reject Ibervolt")]
    [InlineData("ada", "> /reject Ibervolt")]
    public async Task Other_comments_do_nothing_and_are_not_answered(string login, string text)
    {
        await using var stage = await OpenAsync();
        var (list, body) = (stage.List, stage.Body);

        var (run, comment) = await stage.CommentAsync(stage.Refresh.Pull.Thread, login, text);

        run.Expect(0);
        Assert.Equal((list, body), (stage.List, stage.Body));
        Assert.Empty(comment.Reactions);
        Assert.Single(stage.Refresh.Pull.Thread.Comments);
        Assert.Empty(stage.Refresh.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_comment_on_somebody_elses_pull_request_or_issue_does_nothing()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.As("ada").Commit("feature", "Mine", ("README.md", "# Mine\n"));
        var pull = stage.Refresh.As("ada").OpenPullRequest("feature", "Mine");
        var issue = stage.Refresh.As("ada").OpenIssue("A question", "/reject Ibervolt");
        var list = stage.List;

        foreach (var thread in (IssueThread[])[pull.Thread, issue])
        {
            var (run, comment) = await stage.CommentAsync(thread, "ada", "/reject Ibervolt");
            run.Expect(0);
            Assert.Empty(comment.Reactions);
        }

        Assert.Equal(list, stage.List);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_pull_request_that_is_over_nothing_is_done_and_that_is_answered(bool isMerged)
    {
        await using var stage = await OpenAsync();
        var ada = stage.Refresh.As("ada");
        if (isMerged)
        {
            ada.MergePullRequest(1);
        }
        else
        {
            ada.ClosePullRequest(1);
        }

        var (run, comment) = await stage.CommentAsync("/reject Ibervolt");

        run.Expect(0);
        Assert.Empty(comment.Reactions);
        Assert.Contains("merged or closed", stage.Refresh.Pull.Thread.Comments[^1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("rejected", stage.Refresh.Read("exclude.csv", "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_conflict_and_with_an_edited_text_a_command_is_carried_out_all_the_same()
    {
        await using var stage = await OpenAsync();
        stage.Refresh
            .As("ada")
            .Commit(
                "main", "Mine", ("data/batteries/exclude.csv", "name,url,status,until,note,added,run\nAcme,https://acme.example,,,,,\n"));
        stage.Refresh.As("ada").Edit(1, title: "My words", body: "No markers at all.");

        var (run, comment) = await stage.CommentAsync("/reject Ibervolt: a list");

        run.Expect(0);
        AssertDone(comment);
        Assert.Contains("ibervolt.example/,rejected,,a list,", stage.List, StringComparison.Ordinal);
        Assert.Equal("No markers at all.", stage.Body);

        (await stage.Refresh.RunAsync("sync")).Expect(0);
        Assert.Contains("ibervolt.example/,rejected,,a list,", stage.List, StringComparison.Ordinal);
        Assert.Contains("acme.example", stage.List, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_at_once_both_get_what_they_ask()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.Server.Faults.When("PATCH /repos/*/*/git/refs/heads/findall-digest/batteries").Before(_ =>
            stage.Refresh
                .As("eve")
                .Commit(
                    GitHubStage.Branch,
                    "Mine",
                    ("data/batteries/exclude.csv", stage.List.Replace(
                        "lumenara.example,,", "lumenara.example,rejected,", StringComparison.Ordinal))));

        var (run, comment) = await stage.CommentAsync("/reject Ibervolt");

        run.Expect(0);
        AssertDone(comment);
        Assert.Contains("ibervolt.example/,rejected,", stage.List, StringComparison.Ordinal);
        Assert.Contains("lumenara.example,rejected,", stage.List, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_the_column_is_answered_and_a_reason_without_one_too()
    {
        await using var stage = await OpenAsync();
        stage.Refresh
            .As("ada")
            .Commit(
                GitHubStage.Branch,
                "Mine",
                ("data/batteries/exclude.csv", "name,url,status\nIbervolt,https://ibervolt.example/,\nLumenara Ltd,lumenara.example,\n"));

        await stage.CommentAsync("/reject Ibervolt: a list\n/snooze Lumenara");

        var answer = stage.Refresh.Pull.Thread.Comments[^1].Body;
        Assert.Contains("the list has no column note for the reason", answer, StringComparison.Ordinal);
        Assert.Contains("The list has no column until", answer, StringComparison.Ordinal);
        Assert.Contains("https://ibervolt.example/,rejected\n", stage.List, StringComparison.Ordinal);
    }
}
