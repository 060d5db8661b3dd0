using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Repositories;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Repository.GitHub;
using Xunit;

namespace FindAllDigest.Tests.Cli.Doctor;

/// <summary>Something that is wrong with a copy, and what the remedy says, done.</summary>
/// <param name="Check">The check that tells it.</param>
/// <param name="Remedy">What its remedy says among other things.</param>
internal sealed record PlantedFault(string Check, string Remedy, Func<GitHubStage, Task> PlantAsync, Func<GitHubStage, Task> MendAsync)
{
    private const string Watch = $"data/{GitHubStage.Watch}/watch.json";
    private const string Ledger = $"{GitHubStage.Watch}/runs.csv";
    private const string Kept = "kept";
    private const string Journal = $"{GitHubStage.Watch}/run.json";

    private static readonly BranchRule OnOwnBranches = new("findall-digest*") { IsRuleset = true, RequiresPullRequest = true };
    private static readonly BranchRule WithChecks = new("main") { IsRuleset = true, RequiredChecks = ["Build and test"] };

    public static IReadOnlyDictionary<string, PlantedFault> All { get; } = new Dictionary<string, PlantedFault>(StringComparer.Ordinal)
    {
        ["no key"] = Of(
            "key",
            "Make a key at https://platform.parallel.ai",
            stage => stage.Set("PARALLEL_API_KEY", ""),
            stage => stage.Set("PARALLEL_API_KEY", ProgramHost.Key)),
        ["a key that is refused"] = Of(
            "key",
            "Make another one at https://platform.parallel.ai",
            stage => stage.FindAll.Faults.Add(Refusal(401)),
            stage => stage.FindAll.Faults.Clear()),
        ["no credit"] = Of(
            "key",
            "Add credit at https://platform.parallel.ai",
            stage => stage.FindAll.Faults.Add(Refusal(402)),
            stage => stage.FindAll.Faults.Clear()),
        ["a run that ended without credit"] = new(
            "credit",
            "the next refresh then goes on by itself",
            Wrap(stage => Edit(stage, Ledger, "candidates_exhausted", "insufficient_funds", GitHubStage.State)),
            async stage =>
            {
                // Two runs of one second have no order.
                stage.Time = new TestClock(DateTimeOffset.UtcNow.AddMinutes(1));
                (await stage.RefreshAsync("--force")).Expect(0);
            }),
        ["a token that may only read"] = Of(
            "token",
            "'contents: write'",
            stage => stage.Allow(PermissionSet.None.With(Permission.Contents, Access.Read)),
            stage => stage.Allow(PermissionSet.Delivery)),
        ["the switch for pull requests"] = Of(
            "pull requests",
            "Tick 'Allow GitHub Actions to create and approve pull requests'",
            stage =>
            {
                stage.Repository.Settings.ActionsMayCreatePullRequests = false;
                stage.Set("GITHUB_TOKEN", stage.Server.IssueAppToken("admin-app", PermissionSet.All).Secret);
            },
            stage => stage.Repository.Settings.ActionsMayCreatePullRequests = true),
        ["the switch for pull requests, as a workflow sees it"] = new(
            "pull requests",
            "Tick 'Allow GitHub Actions to create and approve pull requests'",
            async stage =>
            {
                stage.Repository.Settings.ActionsMayCreatePullRequests = false;
                stage.As("ada").MergePullRequest(stage.Pull.Number);
                stage.PassAWeek();
                (await stage.RefreshAsync("--force")).Expect(0);
            },
            async stage =>
            {
                stage.Repository.Settings.ActionsMayCreatePullRequests = true;
                (await stage.RefreshAsync("--force")).Expect(0);
            }),
        ["a rule on the program's own branches"] = Of(
            "branches",
            "Leave findall-digest-state and findall-digest/* out of branch rules.",
            stage => stage.Repository.Settings.Rules.Add(OnOwnBranches),
            stage => stage.Repository.Settings.Rules.Remove(OnOwnBranches)),
        ["checks that are required"] = Of(
            "branches",
            "out of the rule",
            stage => stage.Repository.Settings.Rules.Add(WithChecks),
            stage => stage.Repository.Settings.Rules.Remove(WithChecks)),
        ["an archived repository"] = Of(
            "repository",
            "Unarchive it",
            stage => stage.Repository.Settings.IsArchived = true,
            stage => stage.Repository.Settings.IsArchived = false),
        ["issues that are off"] = Of(
            "issues",
            "Switch on Issues under Features.",
            stage => stage.Repository.Settings.HasIssues = false,
            stage => stage.Repository.Settings.HasIssues = true),
        ["a schedule that GitHub switched off"] = Of(
            "schedule",
            "Press 'Enable workflow'",
            stage => Ticked(stage, "disabled_inactivity", 20),
            stage => Ticked(stage, "active", 20)),
        ["a schedule that does not tick"] = Of(
            "schedule",
            "a commit to the default branch wakes the schedule",
            stage => Ticked(stage, "active", 24 * 5),
            stage => Ticked(stage, "active", 1)),
        ["a journal that is none"] = Of(
            "memory",
            "",
            stage => Write(stage, Journal, "no journal", GitHubStage.State),
            stage => Write(stage, Journal, stage.Repository.ReadText(Journal, Before(stage)), GitHubStage.State)),
        ["a memory that is gone"] = Of(
            "memory",
            "makes the branch anew",
            stage =>
            {
                stage.As("ada").Push(Kept, stage.Repository.Resolve(GitHubStage.State) ?? throw new InvalidOperationException());
                stage.As("ada").DeleteBranch(GitHubStage.State);
            },
            stage => stage.As("ada").Push(GitHubStage.State, stage.Repository.Resolve(Kept) ?? throw new InvalidOperationException())),
        ["a run that is lost"] = new(
            "memory",
            "The lost run does not exist",
            async stage =>
            {
                stage.FindAll.Faults.Add(new() { Kind = FaultKind.CutAfterActing, Operation = SimulatedOperation.Create });
                (await stage.RefreshAsync("--force")).Expect(5);
            },
            async stage => (await stage.RunAsync("resolve", GitHubStage.Watch, "--abandon")).Expect(0)),
        ["a watch that cannot be read"] = Of(
            "files",
            "did you mean",
            stage => Edit(stage, Watch, "\"objective\"", "\"objektive\""),
            stage => Edit(stage, Watch, "\"objektive\"", "\"objective\"")),
        ["a column that no run is asked for"] = Of(
            "files",
            "remove it from 'columns'",
            stage => Edit(stage, Watch, "\"objective\"", "\"columns\":[\"ceo\"],\"objective\""),
            stage => Edit(stage, Watch, "\"columns\":[\"ceo\"],", "")),
        ["a template with a fault"] = Of(
            "templates",
            "",
            stage => Write(stage, "templates/digest.md", "{{ for entity in entities }}\n"),
            stage => Write(stage, "templates/digest.md", null)),
        ["a label that is gone"] = Of(
            "labels",
            "take it out of 'deliver.labels'",
            stage => Edit(stage, Watch, "\"deliver\":{", "\"deliver\":{\"labels\":[\"findall-digest\",\"gone\"]"),
            stage => Edit(stage, Watch, ",\"gone\"", "")),
        ["prices that are old"] = Of(
            "prices",
            "write those of today into data/prices.json",
            stage => Write(stage, "data/prices.json", "{ \"date\": \"2024-01-31\" }"),
            stage => Write(stage, "data/prices.json", $"{{ \"date\": \"{DateTime.UtcNow:yyyy-MM-dd}\" }}")),
        ["a budget that is spent"] = Of(
            "budget",
            "Raise 'budget' in its watch.json",
            stage => Edit(stage, Watch, "\"per_month_usd\":500", "\"per_month_usd\":1"),
            stage => Edit(stage, Watch, "\"per_month_usd\":1", "\"per_month_usd\":500")),
        ["a site of a private repository"] = Of(
            "pages",
            "take the variable PUBLISH_SITE away",
            stage => (stage.Repository.Settings.IsPrivate, stage.Repository.Settings.HasPages) = (true, true),
            stage => stage.Repository.Settings.HasPages = false),
        ["a clock that is wrong"] = Of(
            "clock",
            "Set the clock",
            stage => stage.Time = new TestClock(DateTimeOffset.UtcNow.AddHours(-3)),
            stage => stage.Time = TimeProvider.System),
    };

    private static string Before(GitHubStage stage) => stage.Repository.Commits(GitHubStage.State)[1].Id.Value;

    private static void Write(GitHubStage stage, string path, string? text, string branch = "main") =>
        stage.As("ada").Commit(branch, "By hand", (path, text));

    private static void Edit(GitHubStage stage, string path, string from, string to, string branch = "main")
    {
        var before = stage.Repository.ReadText(path, branch) ?? "";
        var after = before.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        Write(stage, path, after, branch);
    }

    private static PlantedFault Of(string check, string remedy, Action<GitHubStage> plant, Action<GitHubStage> mend) =>
        new(check, remedy, Wrap(plant), Wrap(mend));

    private static Func<GitHubStage, Task> Wrap(Action<GitHubStage> act) => stage =>
    {
        act(stage);
        return Task.CompletedTask;
    };

    private static Fault Refusal(int status) =>
        new() { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Status, StatusCode = status, Times = null };

    private static void Ticked(GitHubStage stage, string state, int hoursAgo) =>
        stage.Repository.Settings.Workflows["refresh.yml"] = new(state, DateTimeOffset.UtcNow.AddHours(-hoursAgo));
}
