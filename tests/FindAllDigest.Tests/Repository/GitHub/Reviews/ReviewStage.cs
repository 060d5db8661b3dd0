using System.Globalization;
using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Pulls;
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

    public string Body => Refresh.Pull.Thread.Body ?? "";

    public string List => Refresh.Read("exclude.csv");

    /// <summary>The day that a snooze of today reaches.</summary>
    public static string In90Days => DateTime.UtcNow.AddDays(90).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Commits on the proposal branch that the default branch lacks.</summary>
    public int Commits => Refresh.Repository.Commits(GitHubStage.Branch).Count - Refresh.Repository.Commits("main").Count;

    public static async Task<ReviewStage> OpenAsync()
    {
        var refresh = await GitHubStage.OpenAsync();
        var answer = await refresh.RefreshAsync();
        answer.Expect(0);
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
        Refresh.As("ada").Edit(1, body: string.Join('\n', lines));
        return EventOf(Refresh.Pull, before);
    }

    /// <summary>The workflow that an edit starts; without one, a call by hand.</summary>
    public Task<ProgramRun> ReviewAsync(JsonObject? payload = null) => ReviewAsync(TestContext.Current.CancellationToken, payload);

    public async Task<ProgramRun> ReviewAsync(CancellationToken cancellationToken, JsonObject? payload = null)
    {
        var path = Path.Combine(_folder.FullName, "event.json");
        await File.WriteAllTextAsync(path, payload?.ToJsonString() ?? "{}", TestContext.Current.CancellationToken);
        Refresh.Set("GITHUB_EVENT_PATH", path);
        return await Refresh.RunAsync(cancellationToken, "review", "1");
    }

    /// <summary>An event as GitHub sends it, less what nobody reads.</summary>
    public static JsonObject EventOf(PullRequest pull, string before) => new()
    {
        ["action"] = "edited",
        ["number"] = pull.Number,
        ["changes"] = new JsonObject { ["body"] = new JsonObject { ["from"] = before } },
        ["pull_request"] = new JsonObject
        {
            ["number"] = pull.Number,
            ["body"] = pull.Thread.Body,
            ["updated_at"] = pull.Thread.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
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
