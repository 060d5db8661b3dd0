using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FindAllDigest.Tests.Simulator;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>Boxes of groups, of a snooze, and of what no longer matches, in every state that a pull request can be in.</summary>
public sealed class BoxStateTests
{
    private const string RejectAll = "reject-all";
    private const string Snooze = "snooze";
    private const string Drop = "drop";

    private const string List = "data/batteries/exclude.csv";

    public static TheoryData<string> Boxes => [RejectAll, Snooze, Drop];

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task Open_it_is_acted_on_once_and_unticking_takes_it_back(string box)
    {
        await using var stage = await OpenAsync(box);
        var (before, click) = (stage.List, Click(stage, box));

        (await stage.ReviewAsync(click)).Expect(0);
        AssertDone(stage, box);
        var (list, commits) = (stage.List, stage.Commits);
        await stage.ReviewAsync(click);
        Assert.Equal((list, commits), (stage.List, stage.Commits));

        await stage.ReviewAsync(Click(stage, box));
        Assert.Equal(before, stage.List);
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task In_conflict_the_sync_acts_on_it_and_keeps_what_the_other_side_wrote(string box)
    {
        await using var stage = await OpenAsync(box);
        Click(stage, box);
        var main = stage.Refresh.Read("exclude.csv", "main");
        var head = main.Length > 0 ? main : "name,url,status,until,note,added,run\n";
        stage.Refresh.As("ada").Commit("main", "Mine", (List, $"{head}Acme,https://acme.example,,,,,\n"));

        (await stage.Refresh.RunAsync("sync")).Expect(0);

        AssertDone(stage, box);
        Assert.Contains("acme.example", stage.List, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task With_words_of_a_person_around_it_and_other_line_ends_it_is_acted_on_and_they_stay(string box)
    {
        await using var stage = await OpenAsync(box);
        stage.Refresh
            .As("ada")
            .Edit(
                stage.Latest.Number,
                title: "My words",
                body: $"Mine, above.\r\n{stage.Body.Replace("\n", "\r\n", StringComparison.Ordinal)}Mine, below.");

        (await stage.ReviewAsync(Click(stage, box))).Expect(0);

        AssertDone(stage, box);
        Assert.StartsWith("Mine, above.\r\n", stage.Body, StringComparison.Ordinal);
        Assert.EndsWith("Mine, below.", stage.Body, StringComparison.Ordinal);
        Assert.Equal("My words", stage.Latest.Thread.Title);
    }

    [Theory]
    [InlineData(RejectAll, true)]
    [InlineData(RejectAll, false)]
    [InlineData(Snooze, true)]
    [InlineData(Snooze, false)]
    [InlineData(Drop, true)]
    [InlineData(Drop, false)]
    public async Task Over_it_does_nothing(string box, bool isMerged)
    {
        await using var stage = await OpenAsync(box);
        var click = Click(stage, box);
        if (isMerged)
        {
            stage.Refresh.As("ada").MergePullRequest(stage.Latest.Number);
        }
        else
        {
            stage.Refresh.As("ada").ClosePullRequest(stage.Latest.Number);
        }

        var (list, main) = (stage.List, stage.Refresh.Read("exclude.csv", "main"));
        var answer = await stage.ReviewAsync(click);

        answer.Expect(0);
        Assert.Contains("merged or closed", answer.Output, StringComparison.Ordinal);
        Assert.Equal((list, main), (stage.List, stage.Refresh.Read("exclude.csv", "main")));
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task Two_people_at_once_both_get_what_they_want(string box)
    {
        await using var stage = await OpenAsync(box);
        var click = Click(stage, box);
        stage.Refresh.Server.Faults.When("PATCH /repos/*/*/git/refs/heads/findall-digest/batteries").Before(_ =>
            stage.Refresh.As("eve").Commit(GitHubStage.Branch, "Mine", (List, $"{stage.List}Acme,https://acme.example,,,,,\n")));

        (await stage.ReviewAsync(click)).Expect(0);

        AssertDone(stage, box);
        Assert.EndsWith("Acme,https://acme.example,,,,,\n", stage.List, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task A_refresh_acts_on_it_where_no_workflow_was_started(string box)
    {
        await using var stage = await OpenAsync(box);
        Click(stage, box);

        (await stage.Refresh.RefreshAsync("--force")).Expect(0);

        AssertDone(stage, box);
    }

    [Fact]
    public async Task Ticks_of_a_text_that_the_version_before_wrote_still_act()
    {
        await using var stage = await OpenAsync(RejectAll);
        var before = $"""
            <!-- findall-digest:begin watch=batteries -->
            ### Company 1

            - [ ] reject <!-- findall-digest:reject=c1.example -->
            - [ ] snooze 90 days <!-- findall-digest:snooze=c1.example -->

            ### Company 2

            - [ ] reject <!-- findall-digest:reject=c2.example -->
            - [ ] snooze 90 days <!-- findall-digest:snooze=c2.example -->
            <!-- findall-digest:end -->
            """.ReplaceLineEndings("\n");
        stage.Refresh.As("ada").Edit(stage.Latest.Number, body: before);
        stage.Click("reject", "c1.example");

        (await stage.ReviewAsync(stage.Click("snooze", "c2.example"))).Expect(0);

        Assert.Contains("https://c1.example,rejected,", stage.List, StringComparison.Ordinal);
        Assert.Contains($"https://c2.example,,{ReviewStage.In90Days},", stage.List, StringComparison.Ordinal);
    }

    private static async Task<ReviewStage> OpenAsync(string box)
    {
        var stage = await ReviewStage.OpenAsync(market: Market);
        if (box == Drop)
        {
            stage.Refresh.As("ada").MergePullRequest(1);
            stage.Refresh.FindAll.Clock.Advance(TimeSpan.FromDays(40));
            (await stage.Refresh.RefreshAsync("--recheck")).Expect(0);
        }

        return stage;
    }

    private static JsonObject Click(ReviewStage stage, string box) => box switch
    {
        RejectAll => stage.Click(RejectAll, Regex.Match(stage.Body, "findall-digest:reject-all=([a-z0-9]+)").Groups[1].Value),
        Snooze => stage.Click(Snooze, "c1.example"),
        _ => stage.Click("reject", "c1.example"),
    };

    private static void AssertDone(ReviewStage stage, string box)
    {
        switch (box)
        {
            case RejectAll:
                Assert.Equal(6, stage.List.Split(",rejected,").Length - 1);
                break;
            case Snooze:
                Assert.Contains($"https://c1.example,,{ReviewStage.In90Days},", stage.List, StringComparison.Ordinal);
                break;
            default:
                Assert.Contains("https://c1.example,rejected,", stage.List, StringComparison.Ordinal);
                break;
        }
    }

    // The first of six no longer matches after a month.
    private static string Market => SmallMarket.OfMatches(6).Replace(
        """
        "url": "https://c1.example", "conditions": { "battery_check": { "matched": true, "value": "Yes", "reasoning": "Says so." } }
        """,
        """
        "url": "https://c1.example", "conditions": { "battery_check": [ { "matched": true, "value": "Yes", "reasoning": "Says so." }, { "from": "2026-02-01", "matched": false, "value": "No", "reasoning": "Not any more." } ] }
        """,
        StringComparison.Ordinal);
}
