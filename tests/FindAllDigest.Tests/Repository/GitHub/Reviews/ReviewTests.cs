using FindAllDigest.GitHubSimulator.Permissions;
using Xunit;
using static FindAllDigest.Tests.Repository.GitHub.Reviews.ReviewStage;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>What a click on a box does, and on what it does nothing.</summary>
public sealed class ReviewTests
{
    [Fact]
    public async Task A_ticked_box_becomes_one_commit_of_one_cell_and_shows_in_the_text()
    {
        await using var stage = await OpenAsync();
        var (before, commits) = (stage.List, stage.Commits);
        var click = stage.Click("reject", Ibervolt);

        var answer = await stage.ReviewAsync(click);

        answer.Expect(0);
        Assert.Contains("Pull request 1: 1 rejected.", answer.Output, StringComparison.Ordinal);
        Assert.Equal(
            before.Replace("https://ibervolt.example/,,", "https://ibervolt.example/,rejected,", StringComparison.Ordinal), stage.List);
        Assert.NotEqual(before, stage.List);
        Assert.Equal(commits + 1, stage.Commits);
        Assert.Matches(@"- \[x\] .*<!-- findall-digest:reject=ibervolt\.example( of=\w+)? shown=rejected --> \*\*rejected\*\*", stage.Body);
        Assert.Equal("batteries: 1 rejected", stage.Refresh.Repository.Commits(GitHubStage.Branch)[0].Message);
        Assert.DoesNotContain(
            stage.Refresh.Server.Requests.Of("PATCH /repos/*/*/git/refs/**"),
            exchange => exchange.Request.Text.Contains("\"force\":true", StringComparison.Ordinal));
        Assert.DoesNotContain(
            stage.Refresh.Server.Requests.Of("POST /repos/*/*/git/commits"),
            exchange => exchange.Request.Text.Contains("author", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_review_changes_nothing_of_the_text_but_the_boxes_and_what_keeps_them()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.As("ada").Edit(1, title: "My words", body: stage.Body.Replace("\n", "\r\n", StringComparison.Ordinal));
        stage.Click("reject", Ibervolt);
        string[] before = [.. stage.Body.Split('\n').Where(line => !line.Contains("reject=ibervolt", StringComparison.Ordinal))];

        await stage.ReviewAsync();

        var after = stage.Body.Split('\n').Where(line => !line.Contains("reject=ibervolt", StringComparison.Ordinal)).ToList();
        var stamp = Assert.Single(after, line => line.StartsWith("<!-- findall-digest:read=", StringComparison.Ordinal));
        Assert.True(after.Remove(stamp));
        Assert.Equal(before, after);
        Assert.Contains("shown=rejected --> **rejected**", stage.Body, StringComparison.Ordinal);
        Assert.Equal("My words", stage.Refresh.Pull.Thread.Title);

        var settled = stage.Body;
        stage.Click("reject", Ibervolt);
        await stage.ReviewAsync();
        Assert.Equal(settled.Length - " **rejected**".Length - " shown=rejected".Length, stage.Body.Length);
    }

    [Fact]
    public async Task A_snooze_is_a_day_in_the_file_and_in_the_text_and_unticking_takes_it_back()
    {
        await using var stage = await OpenAsync();
        var before = stage.List;

        await stage.ReviewAsync(stage.Click("snooze", Lumenara));

        Assert.Contains($"lumenara.example,,{In90Days},", stage.List, StringComparison.Ordinal);
        Assert.Matches($@"- \[x\] snooze 90 days <!-- findall-digest:snooze=\S+ shown={In90Days} --> \*\*until \w{{3}} \d+ \w{{3}} \d{{4}}\*\*", stage.Body);

        var answer = await stage.ReviewAsync(stage.Click("snooze", Lumenara));

        Assert.Contains("1 taken back", answer.Output, StringComparison.Ordinal);
        Assert.Equal(before, stage.List);
        Assert.Contains("- [ ] snooze 90 days <!-- findall-digest:snooze=lumenara.example -->", stage.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_without_news_writes_nothing()
    {
        await using var stage = await OpenAsync();
        var click = stage.Click("reject", Ibervolt);
        await stage.ReviewAsync(click);

        var again = await stage.ReviewAsync(click);
        var byHand = await stage.ReviewAsync();

        Assert.Contains("no box", again.Output, StringComparison.Ordinal);
        byHand.Expect(0);
        Assert.Empty(stage.Refresh.Server.Requests.Writes);
        Assert.Equal(2, stage.Commits);
    }

    [Theory]
    [InlineData("review", "1")]
    [InlineData("refresh", GitHubStage.Watch)]
    [InlineData("sync", GitHubStage.Watch)]
    public async Task A_row_that_a_person_edits_shows_in_the_boxes(params string[] command)
    {
        await using var stage = await OpenAsync();
        var edited = stage.List
            .Replace("ibervolt.example/,,", "ibervolt.example/,Rejected,", StringComparison.Ordinal)
            .Replace("lumenara.example,,,", "lumenara.example,,2030-01-01,", StringComparison.Ordinal);
        stage.Refresh.As("ada").Commit(GitHubStage.Branch, "Mine", ("data/batteries/exclude.csv", edited));

        (await stage.Refresh.RunAsync(command)).Expect(0);

        Assert.Equal(edited, stage.List);
        Assert.Matches(@"- \[x\] .*<!-- findall-digest:reject=ibervolt\.example( of=\w+)? shown=rejected --> \*\*rejected\*\*", stage.Body);
        Assert.Contains(
            "- [x] snooze 90 days <!-- findall-digest:snooze=lumenara.example shown=2030-01-01 --> **until Tue 1 Jan 2030**",
            stage.Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_own_day_is_kept_although_the_box_is_unticked()
    {
        await using var stage = await OpenAsync();
        await stage.ReviewAsync(stage.Click("snooze", Lumenara));
        stage.Refresh
            .As("ada")
            .Commit(
                GitHubStage.Branch,
                "Mine",
                ("data/batteries/exclude.csv", stage.List.Replace(In90Days, "2030-01-01", StringComparison.Ordinal)));

        await stage.ReviewAsync(stage.Click("snooze", Lumenara));

        Assert.Contains("lumenara.example,,2030-01-01,", stage.List, StringComparison.Ordinal);
        Assert.Contains("shown=2030-01-01 --> **until Tue 1 Jan 2030**", stage.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_the_column_says_what_to_do_and_the_tick_waits_for_it()
    {
        await using var stage = await OpenAsync();
        var bare = "name,url\nIbervolt,https://ibervolt.example\nLumenara,https://lumenara.example\n";
        stage.Refresh.As("ada").Commit(GitHubStage.Branch, "Bare", ("data/batteries/exclude.csv", bare));

        var answer = await stage.ReviewAsync(stage.Click("reject", Ibervolt));

        answer.Expect(0);
        Assert.Contains("waits for a column 'status'", answer.Error, StringComparison.Ordinal);
        Assert.Equal(bare, stage.List);
        Assert.Contains("--> ⚠️ waits for a column `status`", stage.Body, StringComparison.Ordinal);

        stage.Refresh
            .As("ada")
            .Commit(
                GitHubStage.Branch,
                "Column",
                ("data/batteries/exclude.csv", bare.Replace("name,url\n", "name,url,status\n", StringComparison.Ordinal)));
        await stage.ReviewAsync();

        Assert.Contains("https://ibervolt.example,rejected\n", stage.List, StringComparison.Ordinal);
        Assert.Contains("shown=rejected --> **rejected**", stage.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_write_around_the_text_stays_and_forged_boxes_do_nothing()
    {
        await using var stage = await OpenAsync();
        const string Forged = "- [x] reject <!-- findall-digest:reject=ibervolt.example -->";
        var stranger = "- [x] reject <!-- findall-digest:reject=stranger.example -->";
        stage.Refresh
            .As("ada")
            .Edit(
                1,
                body: $"{Forged}\r\n{Boxes.Ticked(stage.Body, "snooze=lumenara.example").Replace("<!-- findall-digest:end", $"{stranger}\n<!-- findall-digest:end", StringComparison.Ordinal)}{Forged}");

        var answer = await stage.ReviewAsync();

        Assert.Contains("1 snoozed", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("rejected", stage.List, StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", stage.List, StringComparison.Ordinal);
        Assert.StartsWith(Forged + "\r\n", stage.Body, StringComparison.Ordinal);
        Assert.EndsWith(Forged, stage.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_box_twice_decides_once()
    {
        await using var stage = await OpenAsync();
        var box = Boxes.Line(stage.Body, "reject=ibervolt.example");
        stage.Refresh
            .As("ada")
            .Edit(
                1,
                body: stage.Body.Replace(
                    box,
                    $"{box}\n{box.Replace("[ ]", "[x]", StringComparison.Ordinal)}\n{box.Replace("[ ]", "[X]", StringComparison.Ordinal)}",
                    StringComparison.Ordinal));

        var answer = await stage.ReviewAsync();

        Assert.Contains("1 rejected.", answer.Output, StringComparison.Ordinal);
        Assert.Equal(2, stage.Commits);
    }

    [Fact]
    public async Task Text_without_its_markers_is_left_alone_with_one_comment_and_decides_nothing()
    {
        await using var stage = await OpenAsync();
        var bare = stage.Body
            .Replace("<!-- findall-digest:end -->", "", StringComparison.Ordinal)
            .Replace("- [ ] **", "- [x] **", StringComparison.Ordinal);
        stage.Refresh.As("ada").Edit(1, body: bare);
        var list = stage.List;

        await stage.ReviewAsync();
        await stage.ReviewAsync();

        Assert.Equal(bare, stage.Body);
        Assert.Equal(list, stage.List);
        Assert.Single(stage.Refresh.Pull.Thread.Comments);
    }

    [Fact]
    public async Task A_pull_request_of_somebody_else_and_one_that_is_over_are_left_alone()
    {
        await using var stage = await OpenAsync();
        stage.Click("reject", Ibervolt);
        stage.Refresh.As("ada").Commit("feature", "Mine", ("a.txt", "a"));
        var other = stage.Refresh.As("ada").OpenPullRequest("feature", "Feature", stage.Body);
        stage.Refresh.As("ada").ClosePullRequest(1);

        var foreign = await stage.Refresh.RunAsync("review", $"{other.Number}");
        var over = await stage.Refresh.RunAsync("review", "1", "--json");
        var missing = await stage.Refresh.RunAsync("review", "99");
        var wrong = await stage.Refresh.RunAsync("review", "0");

        Assert.Equal((0, 0, 4, 1), (foreign.ExitCode, over.ExitCode, missing.ExitCode, wrong.ExitCode));
        Assert.Contains("not a digest of this repository", foreign.Output, StringComparison.Ordinal);
        Assert.Contains("\"decided\": \"\"", over.Output, StringComparison.Ordinal);
        Assert.Empty(stage.Refresh.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_faulty_file_is_told_with_its_line_and_nothing_is_written()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.As("ada").Commit(GitHubStage.Branch, "Broken", ("data/batteries/exclude.csv", "name,url,until\nA,a.example,soon\n"));
        stage.Click("reject", Ibervolt);

        var answer = await stage.ReviewAsync();

        answer.Expect(2);
        Assert.Contains("data/batteries/exclude.csv(2", answer.Error, StringComparison.Ordinal);
        Assert.Empty(stage.Refresh.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_token_that_may_not_write_is_told_so()
    {
        await using var stage = await OpenAsync();
        stage.Click("reject", Ibervolt);
        stage.Refresh.Allow(PermissionSet.Delivery.With(Permission.Contents, Access.Read));

        var answer = await stage.ReviewAsync();

        answer.Expect(4);
        Assert.Contains("contents", answer.Error, StringComparison.OrdinalIgnoreCase);
    }
}
