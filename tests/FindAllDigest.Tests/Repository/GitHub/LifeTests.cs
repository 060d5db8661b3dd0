using FindAllDigest.GitHubSimulator.Pulls;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>Every state that a proposal can be in when news arrives. In all of them a person's
/// bytes survive, nobody is listed twice or lost, at most one pull request is open, and each
/// refresh buys one run; also when the refresh is stopped at any call and run again.</summary>
public sealed class LifeTests
{
    private const string List = $"data/{GitHubStage.Watch}/exclude.csv";
    private const string Watch = $"data/{GitHubStage.Watch}/watch.json";
    private const string Note = "ada's own words\r\n\t\u00e9";
    private const int MostCalls = 90;

    private static readonly Dictionary<string, Life> Lives = new(StringComparer.Ordinal)
    {
        ["none"] = new(_ => { }, Refreshed: false),
        ["open"] = new(_ => { }),
        ["open with human commits"] = new(stage => Mine(stage, GitHubStage.Branch)),
        ["open and in conflict"] = new(stage =>
        {
            Edit(stage, GitHubStage.Branch, list => list + "Ada's,https://ada.example,,,mine,,\n");
            Edit(stage, "main", list => list + "Bob's,https://bob.example,,,his,,\n");
        }),
        ["default branch moved"] = new(
            stage => stage.As("bob").Commit("main", "His", (Watch, stage.Read("watch.json", "main") + "\n"), ("NOTES.md", Note))),
        ["merged"] = new(stage => stage.As("ada").MergePullRequest(1)),
        ["squashed"] = new(stage => stage.As("ada").MergePullRequest(1, MergeMethod.Squash)),
        ["rebased"] = new(stage => stage.As("ada").MergePullRequest(1, MergeMethod.Rebase)),
        ["merged and its branch deleted"] = new(stage =>
        {
            stage.As("ada").MergePullRequest(1);
            stage.As("ada").DeleteBranch(GitHubStage.Branch);
        }),
        ["closed"] = new(stage => stage.As("ada").ClosePullRequest(1)),
        ["closed and its branch deleted"] = new(stage =>
        {
            stage.As("ada").ClosePullRequest(1);
            stage.As("ada").DeleteBranch(GitHubStage.Branch);
        }),
        ["closed and reopened"] = new(stage =>
        {
            stage.As("ada").ClosePullRequest(1);
            stage.As("ada").ReopenPullRequest(1);
        }),
        ["branch deleted while open"] = new(stage => stage.As("ada").DeleteBranch(GitHubStage.Branch)),
        ["renamed title"] = new(stage => stage.As("ada").Edit(1, title: "Ada's batteries")),
        ["body edited above and below the markers"] = new(
            stage => stage.As("ada").Edit(1, body: $"{Note}\n{stage.Pull.Thread.Body}\n{Note}")),
        ["body edited inside the markers"] = new(stage => stage
            .As("ada")
            .Edit(1, body: stage.Pull.Thread.Body?.Replace("Merging", "Merging, says Ada,", StringComparison.Ordinal))),
        ["markers removed"] = new(stage => stage.As("ada").Edit(1, body: Note)),
        ["token of an app"] = new(stage => stage.Set("GITHUB_TOKEN", stage.Server.IssueAppToken("digest-app").Secret)),
        ["default branch renamed"] = new(stage => stage.As("ada").RenameBranch("main", "trunk")),
    };

    public static TheoryData<string> States => [.. Lives.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_refresh_with_news_ends_well_in_every_state(string state)
    {
        await using var stage = await OpenAsync(Lives[state]);
        var comments = Comments(stage);

        (await stage.RefreshAsync()).Expect(0);

        AssertWell(stage, Lives[state]);
        Assert.InRange(Comments(stage) - comments, 0, 2);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_refresh_stopped_at_any_call_and_run_again_ends_as_well(string state)
    {
        var held = 0;
        for (var (call, isStopped) = (1, true); isStopped; call++)
        {
            Assert.True(call <= MostCalls, "The refresh does not end.");
            await using var stage = await OpenAsync(Lives[state]);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            isStopped = false;
            stage.Server.Faults.When(_ => true).OnCall(call).After(_ =>
            {
                isStopped = true;
                stop.Cancel();
            });
            await stage.RunAsync(stop.Token, "refresh", GitHubStage.Watch);
            if (isStopped && stage.Settled < Lives[state].Runs)
            {
                var answer = await stage.RefreshAsync();
                if (answer.ExitCode == 5)
                {
                    held++;
                    continue;
                }

                Assert.True(answer.ExitCode == 0, $"call {call}: {answer}");
            }

            AssertWell(stage, Lives[state]);
        }

        Assert.InRange(held, 0, 1);
    }

    private static async Task<GitHubStage> OpenAsync(Life life)
    {
        var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "List", (List, "# kept by hand\nname,url,status,until,note,added,run\n"));
        if (life.Refreshed)
        {
            await stage.RefreshAsync();
            stage.PassAWeek();
        }

        life.Happens(stage);
        return stage;
    }

    private static void Mine(GitHubStage stage, string branch)
    {
        stage.As("ada").Commit(branch, "Mine", ("NOTES.md", Note));
        Edit(stage, branch, list => list.Replace("ibervolt.example/,,", "ibervolt.example/,rejected,", StringComparison.Ordinal));
    }

    private static void Edit(GitHubStage stage, string branch, Func<string, string> edit) =>
        stage.As("ada").Commit(branch, "Mine", (List, edit(stage.Read("exclude.csv", branch))));

    private static int Comments(GitHubStage stage) => stage.Repository.PullRequests.All.Sum(pull => pull.Thread.Comments.Count);

    private static void AssertWell(GitHubStage stage, Life life)
    {
        var list = stage.Read("exclude.csv");
        foreach (var name in life.Refreshed ? ["Ibervolt", "Lumenara Ltd", "Nova"] : new[] { "Ibervolt", "Lumenara Ltd" })
        {
            Assert.Single(list.Split('\n'), row => row.StartsWith($"{name},", StringComparison.Ordinal));
        }

        Assert.StartsWith("# kept by hand\n", list, StringComparison.Ordinal);
        Assert.Single(stage.Repository.PullRequests.All, pull => pull.IsOpen);
        Assert.Equal(life.Runs, stage.Creates);
        Assert.Equal(life.Runs, stage.Settled);
        foreach (var (before, after) in life.Kept(stage))
        {
            Assert.Contains(before, after, StringComparison.Ordinal);
        }
    }

    /// <summary>A state of a proposal.</summary>
    /// <param name="Happens">What people did.</param>
    /// <param name="Refreshed">Whether a proposal was there before.</param>
    private sealed record Life(Action<GitHubStage> Happens, bool Refreshed = true)
    {
        public int Runs => Refreshed ? 2 : 1;

        /// <summary>What people wrote, and where it must still be.</summary>
        public IEnumerable<(string Wanted, string Where)> Kept(GitHubStage stage)
        {
            var body = stage.Repository.PullRequests.All[0].Thread.Body ?? "";
            var state = Lives.Single(life => life.Value == this).Key;
            return state switch
            {
                "open with human commits" =>
                    [(
                        Note, stage.Repository.ReadText("NOTES.md", GitHubStage.Branch) ?? ""), (
                            "Ibervolt,https://ibervolt.example/,rejected,", stage.Read("exclude.csv"))],
                "open and in conflict" =>
                    [(
                        "Ada's,https://ada.example,,,mine,,\n", stage.Read("exclude.csv")), (
                            "Bob's,https://bob.example,,,his,,\n", stage.Read("exclude.csv"))],
                "default branch moved" => [(Note, stage.Repository.ReadText("NOTES.md", GitHubStage.Branch) ?? "")],
                "body edited above and below the markers" => [($"{Note}\n<!--", body), ($"-->\n\n{Note}", body)],
                "markers removed" => [(Note, body), (body, Note)],
                "closed" or "closed and its branch deleted" or "branch deleted while open" =>
                    [("Ibervolt,https://ibervolt.example/,closed,,pull request #1,", stage.Read("exclude.csv"))],
                _ => [],
            };
        }
    }
}
