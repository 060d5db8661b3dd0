namespace FindAllDigest.Tests.Repository.GitHub.MadeUp;

/// <summary>A copy of the repository as somebody makes it: the shipped example, no key, and no service that could be reached.</summary>
internal sealed class MadeUpStage : IAsyncDisposable
{
    public const string Branch = "findall-digest/example";
    private const string Watch = "data/example/watch.json";

    private MadeUpStage(GitHubStage gitHub) => GitHub = gitHub;

    public GitHubStage GitHub { get; }

    public string Body => GitHub.Repository.PullRequests.All[^1].Thread.Body ?? "";

    public string Ledger => GitHub.Repository.ReadText("example/runs.csv", GitHubStage.State) ?? "";

    public static async Task<MadeUpStage> OpenAsync()
    {
        var gitHub = await GitHubStage.OpenAsync();
        gitHub
            .As("ada")
            .Commit("main", "The example", (Watch, await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.RepositoryRoot, Watch))));
        gitHub.Set("PARALLEL_API_KEY", "");
        gitHub.Set("PARALLEL_BASE_URL", "");
        gitHub.Set("GITHUB_ACTIONS", "true");
        gitHub.Set("GITHUB_STEP_SUMMARY", gitHub.SummaryPath);
        return new(gitHub);
    }

    /// <summary>What the workflow calls when a person starts it.</summary>
    public Task<ProgramRun> RefreshAsync() => GitHub.RunAsync("refresh", "example", "--force");

    public string Read(string name, string revision = Branch) => GitHub.Repository.ReadText($"data/example/{name}", revision) ?? "";

    public void Edit(Func<string, string> change) =>
        GitHub.As("ada").Commit("main", "Another service", (Watch, change(GitHub.Repository.ReadText(Watch) ?? "")));

    public ValueTask DisposeAsync() => GitHub.DisposeAsync();
}
