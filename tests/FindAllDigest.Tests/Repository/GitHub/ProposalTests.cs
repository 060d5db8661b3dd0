using FindAllDigest.GitHubSimulator.Pulls;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>Whole refreshes that end in a pull request.</summary>
public sealed class ProposalTests
{
    [Fact]
    public async Task A_first_refresh_opens_one_pull_request_with_the_data_in_one_commit()
    {
        await using var stage = await GitHubStage.OpenAsync();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Matches("^batteries: (2 new companies|1 more, 2 in all) – ", stage.Pull.Thread.Title);
        Assert.Equal(
            ["Initial commit", stage.Pull.Thread.Title],
            stage.Repository.Commits(GitHubStage.Branch).Select(commit => commit.Message.Split('\n')[0]).Order());
        Assert.Contains("ibervolt.example", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Equal(2, stage.Read("entities.jsonl").Count(character => character == '\n'));
        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Equal(stage.Pull.Number, int.Parse(stage.Outputs["pull-request-url"].Split('/')[^1], null));
        Assert.EndsWith(".md", stage.Outputs["digest"], StringComparison.Ordinal);
        Assert.StartsWith("data/batteries/digests/", stage.Outputs["digest"], StringComparison.Ordinal);
        Assert.Contains("findall-digest", stage.Pull.Thread.Labels.Select(label => label.Name));
    }

    [Fact]
    public async Task The_body_lists_each_entity_with_evidence_and_boxes_that_name_it()
    {
        await using var stage = await GitHubStage.OpenAsync();

        await stage.RefreshAsync();

        var body = stage.Pull.Thread.Body ?? "";
        Assert.StartsWith("<!-- findall-digest:begin watch=batteries -->\n", body, StringComparison.Ordinal);
        Assert.EndsWith("<!-- findall-digest:end -->\n", body, StringComparison.Ordinal);
        Assert.StartsWith("- [ ] **Ibervolt** · [ibervolt.example]", Boxes.Line(body, "reject=ibervolt.example"), StringComparison.Ordinal);
        Assert.Contains("A page says so.", body, StringComparison.Ordinal);
        Assert.Equal("  - [ ] snooze 90 days <!-- findall-digest:snooze=ibervolt.example -->", Boxes.Line(body, "snooze=ibervolt.example"));
        Assert.Contains(
            $"/octo/watches/blob/{stage.Repository.Resolve(GitHubStage.Branch)}/data/batteries/digests/", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_refresh_with_the_pull_request_open_adds_to_it_and_keeps_what_people_did()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var body = stage.Pull.Thread.Body ?? "";
        stage.As("ada").Edit(1, body: $"Please look!\r\n{Boxes.Ticked(body, "reject=ibervolt.example")}Thanks.");
        var human = stage.As("ada").Commit(GitHubStage.Branch, "Note", ("NOTES.md", "mine"));
        stage.PassAWeek();

        (await stage.RefreshAsync()).Expect(0);

        var create = stage.FindAll.Requests.Last(
            request => request is { Method: "POST" } && request.Path.EndsWith("/runs", StringComparison.Ordinal));
        Assert.Contains("ibervolt.example", create.Body, StringComparison.Ordinal);
        Assert.Contains("lumenara.example", create.Body, StringComparison.Ordinal);
        Assert.Matches("^batteries: (3 new companies|[12] more, 3 in all) – ", stage.Pull.Thread.Title);
        Assert.Equal("1", stage.Outputs["new-count"]);
        Assert.Contains(stage.Repository.Commits(GitHubStage.Branch), commit => commit.Id == human);
        Assert.Equal("mine", stage.Repository.ReadText("NOTES.md", GitHubStage.Branch));
        Assert.Contains("ibervolt.example/,rejected,", stage.Read("exclude.csv"), StringComparison.Ordinal);

        var now = stage.Pull.Thread.Body ?? "";
        Assert.StartsWith("Please look!\r\n<!-- findall-digest:begin", now, StringComparison.Ordinal);
        Assert.EndsWith("<!-- findall-digest:end -->\nThanks.", now, StringComparison.Ordinal);
        Assert.Matches(@"- \[x\] .*<!-- findall-digest:reject=ibervolt\.example( of=\w+)? shown=rejected --> \*\*rejected\*\*", now);
        Assert.Contains("- [ ] **Nova**", now, StringComparison.Ordinal);

        var comment = Assert.Single(stage.Pull.Thread.Comments);
        Assert.Contains("Nova", comment.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Ibervolt", comment.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(
            stage.Server.Requests.Of("PATCH /repos/*/*/git/refs/**"),
            exchange => exchange.Request.Text.Contains("\"force\":true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_new_means_no_commit_no_edit_and_no_comment_outside_the_state_branch()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var before = (
            stage.Repository.Resolve(GitHubStage.Branch),
            stage.Repository.Resolve("main"),
            stage.Pull.Thread.UpdatedAt,
            stage.Pull.Thread.Body);

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.Equal(
            before,
            (stage.Repository.Resolve(
                GitHubStage.Branch), stage.Repository.Resolve("main"), stage.Pull.Thread.UpdatedAt, stage.Pull.Thread.Body));
        Assert.Empty(stage.Pull.Thread.Comments);
    }

    [Theory]
    [InlineData(MergeMethod.Merge)]
    [InlineData(MergeMethod.Squash)]
    [InlineData(MergeMethod.Rebase)]
    public async Task After_a_merge_the_next_refresh_begins_the_branch_anew(MergeMethod method)
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var merged = stage.As("ada").MergePullRequest(1, method);
        stage.PassAWeek();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(2, stage.Repository.PullRequests.All.Count);
        var second = stage.Repository.PullRequests.All[1];
        Assert.Matches("^batteries: 1 new company – ", second.Thread.Title);
        Assert.Equal(merged, Assert.Single(stage.Repository.Commits(GitHubStage.Branch)[0].Parents));
    }

    [Fact]
    public async Task Damaged_markers_leave_the_body_alone_and_are_told_once()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").Edit(1, body: "I rewrote all of this.");
        stage.PassAWeek();

        await stage.RefreshAsync();

        Assert.Equal("I rewrote all of this.", stage.Pull.Thread.Body);
        Assert.Matches("^batteries: (3 new companies|[12] more, 3 in all) – ", stage.Pull.Thread.Title);
        Assert.Single(stage.Pull.Thread.Comments, comment => comment.Body.Contains("markers", StringComparison.Ordinal));
    }
}
