using System.Text.RegularExpressions;
using FindAllDigest.Tests.Documentation;
using FindAllDigest.Tests.Forms;
using FindAllDigest.Tests.Repository.GitHub.MadeUp;
using FindAllDigest.Tests.Tables;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub.FirstMinutes;

/// <summary>The set-up guide, click by click: what it says is done, in its order, and nothing else.</summary>
public sealed class FirstMinutesTests
{
    private const int MostClicks = 8;
    private const string Question = "Find batteries";

    [Fact]
    public async Task Eight_clicks_and_one_workflow_run_lead_from_the_template_to_a_decided_pull_request()
    {
        var clicks = new Queue<string>(SetUpGuide.Clicks("Look first, without a key"));
        Assert.InRange(clicks.Count, 1, MostClicks);
        await using var stage = await MadeUpStage.OpenAsync();
        var (gitHub, runs) = (stage.GitHub, 0);
        gitHub.As("ada").Commit("main", "The template has the example alone", ($"data/{GitHubStage.Watch}/watch.json", null));
        gitHub.Repository.Settings.ActionsMayCreatePullRequests = false;

        Next("Create repository");
        Next("Allow GitHub Actions to create and approve pull requests");
        Next("Save");
        gitHub.Repository.Settings.ActionsMayCreatePullRequests = true;
        Next("Run workflow");
        Next("Run workflow");
        (await stage.RefreshAsync()).Expect(0);
        runs++;
        var pull = Assert.Single(gitHub.Repository.PullRequests.All);
        Next("the pull request");
        Assert.StartsWith("example: ", pull.Thread.Title, StringComparison.Ordinal);
        Assert.Contains("made up", pull.Thread.Body, StringComparison.Ordinal);
        var box = Regex.Match(pull.Thread.Body ?? "", "<!-- findall-digest:(reject=[^ ]+) ").Groups[1].Value;
        gitHub.As("ada").Edit(pull.Number, body: Boxes.Ticked(pull.Thread.Body, box));
        (await gitHub.RunAsync("review", $"#{pull.Number}")).Expect(0);
        Next("Merge pull request");
        Next("Confirm merge");
        gitHub.As("ada").MergePullRequest(pull.Number);

        Assert.Empty(clicks);
        Assert.Equal(1, runs);
        Assert.True(pull.IsMerged);
        var list = stage.Read("exclude.csv", "main").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Single(list, row => row.Contains(",rejected,", StringComparison.Ordinal));
        Assert.True(list.Length > 2);
        Assert.Empty(gitHub.FindAll.Requests);

        void Next(string click) => Assert.Equal(click, clicks.Dequeue());
    }

    [Fact]
    public async Task One_secret_and_one_switch_lead_to_the_first_digest_that_is_paid_for()
    {
        var guide = SetUpGuide.Section("Then for real");
        Assert.Single(Regex.Matches(guide, "settings/secrets/actions/new"));
        Assert.Single(Regex.Matches(guide, "switch, as in step 2 above"));
        var clicks = new Queue<string>(SetUpGuide.Clicks("Then for real"));
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "A copy without a watch", ($"data/{GitHubStage.Watch}/watch.json", null));

        Next("Add secret");
        Next("Create");
        await File.WriteAllTextAsync(
            Path.Combine(stage.Checkout, "form.md"),
            NewWatchFormTests.Body(name: GitHubStage.Watch, question: Question),
            TestContext.Current.CancellationToken);
        (await stage.RunAsync("init", "--form", "form.md")).Expect(0);
        await ProposeAsync(stage);
        var proposal = stage.Pull;
        Assert.Equal("Watch batteries", proposal.Thread.Title);
        Assert.Contains("`data/batteries/watch.json`", proposal.Thread.Body, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
        Next("Merge pull request");
        Next("Confirm merge");
        stage.As("ada").MergePullRequest(proposal.Number);
        Next("Run workflow");
        Next("Run workflow");
        (await stage.RefreshAsync()).Expect(0);

        Assert.Empty(clicks);
        Assert.Equal(1, stage.Creates);
        Assert.Contains("new", stage.Repository.PullRequests.All[^1].Thread.Title, StringComparison.Ordinal);

        void Next(string click) => Assert.Equal(click, clicks.Dequeue());
    }

    // As .github/actions/propose does it. tests/FindAllDigest.Workflows plays the same clicks with every step of the workflows.
    private static async Task ProposeAsync(GitHubStage stage)
    {
        await OtherProgram.RunAsync("git", "git", ["-C", stage.Checkout, "init", "--quiet"]);
        await OtherProgram.RunAsync(
            "node",
            "nodejs",
            [Path.Combine(RepositoryFiles.RepositoryRoot, ".github/actions/propose/propose.mjs"), GitHubStage.Watch],
            stage.Checkout,
            new()
            {
                ["GITHUB_API_URL"] = stage.Server.ApiUrl,
                ["GITHUB_SERVER_URL"] = stage.Server.WebUrl,
                ["GITHUB_REPOSITORY"] = stage.Repository.FullName,
                ["GITHUB_TOKEN"] = stage.Token.Secret,
                ["DEFAULT_BRANCH"] = stage.Repository.DefaultBranch,
            });
    }
}
