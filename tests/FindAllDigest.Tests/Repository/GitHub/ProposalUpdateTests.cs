using FindAllDigest.GitHubSimulator.Repositories;
using FindAllDigest.Tests.Repository.GitHub.Reviews;
using Xunit;
using static FindAllDigest.Tests.Repository.GitHub.Reviews.ReviewStage;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>News for a pull request that is open: in which order its text and its branch
/// change, and what becomes of both when one is refused.</summary>
public sealed class ProposalUpdateTests
{
    private const string MoveBranch = "PATCH /repos/*/*/git/refs/heads/findall-digest/batteries";
    private const string ReadText = "GET /repos/*/*/pulls/1";
    private const string WriteText = "PATCH /repos/*/*/pulls/1";

    [Fact]
    public async Task An_entity_is_in_the_text_before_it_can_be_merged()
    {
        await using var stage = await OpenAsync();
        var before = "";
        stage.Refresh.Server.Faults.When(MoveBranch).Before(_ => before = stage.Body);

        await stage.Refresh.RefreshAsync();

        Assert.Contains("Nova", before, StringComparison.Ordinal);
        Assert.Equal(before, stage.Body);
    }

    [Fact]
    public async Task A_box_that_is_ticked_while_the_run_is_waited_for_is_acted_on_with_its_news()
    {
        await using var stage = await OpenAsync();
        var isClicked = false;
        stage.Refresh.Server.Faults.When(ReadText).Before(_ =>
        {
            if (!isClicked)
            {
                isClicked = true;
                stage.Click("reject", Ibervolt);
            }
        });

        (await stage.Refresh.RefreshAsync()).Expect(0);

        Assert.Contains("ibervolt.example/,rejected,", stage.List, StringComparison.Ordinal);
        Assert.Contains("Nova", stage.List, StringComparison.Ordinal);
        Assert.Matches(@"- \[x\] .*<!-- findall-digest:reject=ibervolt\.example( of=\w+)? shown=rejected --> \*\*rejected\*\*", stage.Body);
        Assert.Equal(2, stage.Refresh.Creates);
    }

    [Fact]
    public async Task A_text_calls_nothing_decided_that_the_list_does_not_say_yet()
    {
        await using var stage = await OpenAsync();
        stage.Click("reject", Ibervolt);
        var before = "";
        stage.Refresh.Server.Faults.When(MoveBranch).Before(_ => before = stage.Body);

        await stage.Refresh.RefreshAsync();

        Assert.Matches(@"- \[x\] \*\*.*<!-- findall-digest:reject=ibervolt\.example of=\w+ -->", before);
        Assert.Matches(@"- \[x\] .*<!-- findall-digest:reject=ibervolt\.example( of=\w+)? shown=rejected --> \*\*rejected\*\*", stage.Body);
        Assert.Contains("Nova", stage.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_branch_has_become_forbidden_the_text_stays_true_and_an_issue_tells_the_news()
    {
        await using var stage = await OpenAsync();
        var body = stage.Body;
        stage.Refresh.Server.Faults
            .When(MoveBranch)
            .Before(
                _ =>
                    stage.Refresh.Repository.Settings.Rules.Add(
                        new BranchRule("findall-digest/*") { IsRuleset = true, RequiresPullRequest = true }));

        var answer = await stage.Refresh.RefreshAsync();

        answer.Expect(0);
        Assert.Contains("Changes must be made through a pull request", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Nova", stage.Body, StringComparison.Ordinal);
        Assert.Equal(Boxes(body), Boxes(stage.Body));
        Assert.Matches("^batteries: (2 new companies|1 more, 2 in all) – ", stage.Refresh.Pull.Thread.Title);
        Assert.Contains(
            "Nova",
            Assert.Single(
                Assert.Single(stage.Refresh.Repository.Tracker.Issues, issue => issue.Title == "[findall-digest] batteries").Comments).Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_that_died_between_text_and_branch_is_finished_by_the_next()
    {
        await using var stage = await OpenAsync();
        using var stop = new CancellationTokenSource();
        stage.Refresh.Server.Faults.When(WriteText).After(_ => stop.Cancel());
        await stage.Refresh.RunAsync(stop.Token, "refresh", GitHubStage.Watch);
        Assert.Contains("Nova", stage.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Nova", stage.List, StringComparison.Ordinal);

        (await stage.Refresh.RefreshAsync()).Expect(0);

        Assert.Contains("Nova", stage.List, StringComparison.Ordinal);
        Assert.Contains("Nova", Assert.Single(stage.Refresh.Pull.Thread.Comments).Body, StringComparison.Ordinal);
        Assert.Equal(2, stage.Refresh.Creates);
    }

    private static IEnumerable<string> Boxes(string body) =>
        body.Split('\n').Where(line => line.Contains("findall-digest:reject=", StringComparison.Ordinal));

    private static async Task<ReviewStage> OpenAsync()
    {
        var stage = await ReviewStage.OpenAsync();
        stage.Refresh.PassAWeek();
        return stage;
    }
}
