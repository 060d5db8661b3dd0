using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Pulls;
using FindAllDigest.Tests.Simulator;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>A digest pull request with two new entities, a person who clicks in it, and the workflow that the click starts.</summary>
internal sealed class ReviewStage : IAsyncDisposable
{
    /// <summary>The entities that are proposed.</summary>
    public const string Ibervolt = "ibervolt.example";
    public const string Lumenara = "lumenara.example";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("findall-digest-event-");

    private ReviewStage(GitHubStage refresh) => Refresh = refresh;

    public GitHubStage Refresh { get; }

    /// <summary>The pull request that was made last.</summary>
    public PullRequest Latest => Refresh.Repository.PullRequests.All[^1];

    public string Body => Latest.Thread.Body ?? "";

    public string List => Refresh.Read("exclude.csv");

    /// <summary>A comment that was carried out whole has one thumb.</summary>
    public static void AssertDone(Comment comment) => Assert.Equal("+1", Assert.Single(comment.Reactions).Content);

    /// <summary>The day that a snooze of today reaches.</summary>
    public static string In90Days => DateTime.UtcNow.AddDays(90).ToString("yyyy-MM-dd");

    /// <summary>Commits on the proposal branch that the default branch lacks.</summary>
    public int Commits => Refresh.Repository.Commits(GitHubStage.Branch).Count - Refresh.Repository.Commits("main").Count;

    /// <param name="deliver">How it delivers, in <c>watch.json</c>.</param>
    /// <param name="market">What the service finds.</param>
    /// <param name="ago">How long ago the refresh was whose news is reviewed.</param>
    public static async Task<ReviewStage> OpenAsync(
        string deliver = "pull-request", string market = SmallMarket.Json, TimeSpan ago = default)
    {
        var refresh = await GitHubStage.OpenAsync(new() { ["as"] = deliver }, market: market);
        refresh.Time = new TestClock(TimeProvider.System.GetUtcNow() - ago) { IsRunning = true };
        (await refresh.RefreshAsync()).Expect(0);
        refresh.Time = TimeProvider.System;
        return new ReviewStage(refresh);
    }

    /// <summary>A person clicks on a box: GitHub writes a cross, or takes it out, and nothing else.</summary>
    /// <returns>The edit, as the event will tell it.</returns>
    public JsonObject Click(string action, string key)
    {
        var before = Body;
        var lines = before.Split('\n');
        var index = Array.FindIndex(lines, line => line.Contains($"findall-digest:{action}={key} ", StringComparison.Ordinal));
        Assert.True(index >= 0, before);
        lines[index] = lines[index].Contains("- [ ]", StringComparison.Ordinal)
            ? lines[index].Replace("- [ ]", "- [x]", StringComparison.Ordinal)
            : lines[index].Replace("- [x]", "- [ ]", StringComparison.Ordinal);
        Refresh.As("ada").Edit(Latest.Number, body: string.Join('\n', lines));
        return EditOf(Latest, before);
    }

    /// <summary>A person with write access comments, and the workflow runs that this starts.</summary>
    public Task<(ProgramRun Run, Comment Comment)> CommentAsync(string text) => CommentAsync(Refresh.Pull.Thread, "ada", text);

    public async Task<(ProgramRun Run, Comment Comment)> CommentAsync(IssueThread thread, string login, string text)
    {
        var comment = login == "mallory"
            ? Refresh.AsStranger(login).Comment(thread.Number, text)
            : Refresh.As(login).Comment(thread.Number, text);
        return (await RunAsync(thread.Number, EventOf.Comment(thread, comment)), comment);
    }

    /// <summary>A person clicks on a box of the dashboard, and the workflow runs that this starts.</summary>
    public Task<ProgramRun> ClickDashboardAsync(string act, string login = "ada") =>
        RunAsync(Refresh.Dashboard.Number, TickDashboard(act, login));

    /// <summary>A person clicks on a box of the dashboard.</summary>
    /// <returns>The edit, as the event will tell it.</returns>
    public JsonObject TickDashboard(string act, string login = "ada")
    {
        var (dashboard, before) = (Refresh.Dashboard, Refresh.Dashboard.Body ?? "");
        Assert.Contains($"<!-- findall-digest:do {act} n=", before, StringComparison.Ordinal);
        Refresh.As("ada").Edit(dashboard.Number, body: Boxes.Ticked(before, $"do {act}"));
        return EventOf.Edit(dashboard, before, login);
    }

    public async Task<ProgramRun> RunAsync(int number, JsonObject? payload = null)
    {
        await SetEventAsync(payload);
        return await Refresh.RunAsync("review", number.ToString());
    }

    /// <summary>The same as a process of its own, which is killed when GitHub has answered a call.</summary>
    public async Task<ProgramRun> RunUntilAsync(int call, int number, JsonObject payload)
    {
        await SetEventAsync(payload);
        Refresh.Server.Requests.Clear();
        await using var process = Refresh.CreateProcess("review", number.ToString());
        Refresh.Server.Faults.When(_ => true).OnCall(call).After(_ => process.Kill());
        return await process.RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task SetEventAsync(JsonObject? payload)
    {
        var path = Path.Combine(_folder.FullName, "event.json");
        await File.WriteAllTextAsync(path, payload?.ToJsonString() ?? "{}", TestContext.Current.CancellationToken);
        Refresh.Set("GITHUB_EVENT_PATH", path);
    }

    /// <summary>The workflow that an edit starts; without one, a call by hand.</summary>
    public Task<ProgramRun> ReviewAsync(JsonObject? payload = null) => ReviewAsync(TestContext.Current.CancellationToken, payload);

    public async Task<ProgramRun> ReviewAsync(CancellationToken cancellationToken, JsonObject? payload = null)
    {
        await SetEventAsync(payload);
        return await Refresh.RunAsync(cancellationToken, "review", Latest.Number.ToString());
    }

    /// <summary>An event as GitHub sends it, less what nobody reads.</summary>
    public static JsonObject EditOf(PullRequest pull, string before) => new()
    {
        ["action"] = "edited",
        ["number"] = pull.Number,
        ["changes"] = new JsonObject { ["body"] = new JsonObject { ["from"] = before } },
        ["pull_request"] = new JsonObject
        {
            ["number"] = pull.Number,
            ["body"] = pull.Thread.Body,
            ["updated_at"] = pull.Thread.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            ["head"] = new JsonObject { ["ref"] = GitHubStage.Branch, ["repo"] = new JsonObject { ["full_name"] = "octo/watches" } },
        },
        ["repository"] = new JsonObject { ["full_name"] = "octo/watches", ["fork"] = false },
        ["sender"] = new JsonObject { ["login"] = "ada", ["type"] = "User" },
    };

    public async ValueTask DisposeAsync()
    {
        await Refresh.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
