using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Repositories;
using FindAllDigest.Tests.Repository.GitHub;
using Xunit;

namespace FindAllDigest.Tests.Cli.Doctor;

/// <summary>What is wrong is told in one line with its remedy, nothing is told of a healthy copy, and nothing is bought or written.</summary>
public sealed class DoctorTests
{
    private const string Watch = $"data/{GitHubStage.Watch}/watch.json";

    [Fact]
    public async Task A_healthy_copy_has_nothing_but_ticks()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        var creates = stage.Creates;

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.All(Lines(run), line => Assert.StartsWith("✓ ", line, StringComparison.Ordinal));
        Assert.Equal(creates, stage.Creates);
        Assert.Empty(stage.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_switch_that_keeps_workflows_from_pull_requests()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;
        stage.Set("GITHUB_TOKEN", stage.Server.IssueAppToken("admin-app", PermissionSet.All).Secret);

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains("⚠ pull requests: Workflows may not create pull requests, so digests come as issues. Tick 'Allow GitHub Actions to create and approve pull requests'", run.Output, StringComparison.Ordinal);
        Assert.Contains("/octo/watches/settings/actions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_on_the_programs_own_branches()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest*") { IsRuleset = true, RequiresPullRequest = true });

        var run = (await stage.RunAsync("doctor")).Expect(4);

        Assert.Contains("✗ branches: A rule keeps the program from writing to findall-digest-state, findall-digest/batteries. Leave findall-digest-state and findall-digest/* out of branch rules.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archived_repository_and_issues_that_are_off()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.IsArchived = true;
        stage.Repository.Settings.HasIssues = false;

        var run = (await stage.RunAsync("doctor")).Expect(4);

        Assert.Contains("✗ repository: The repository is archived, so nothing can be written.", run.Output, StringComparison.Ordinal);
        Assert.Contains("⚠ issues: Issues are switched off", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("PARALLEL_API_KEY", "");
        stage.Set("GITHUB_ACTIONS", "true");

        var run = (await stage.RunAsync("doctor")).Expect(3);

        Assert.Contains("✗ key: PARALLEL_API_KEY is not set. Make a key at https://platform.parallel.ai and store it as a repository secret of that name", run.Output, StringComparison.Ordinal);
        Assert.Contains("/octo/watches/settings/secrets/actions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_file()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "A slip", (Watch, "{ \"objektive\": \"Find batteries\" }"));

        var run = (await stage.RunAsync("doctor")).Expect(2);

        Assert.Contains($"✗ files: {Watch}(1,3): unknown field 'objektive'", run.Output, StringComparison.Ordinal);
        Assert.Contains($"/octo/watches/blob/HEAD/{Watch}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memory_that_has_lost_a_file()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.As("ada").Commit(GitHubStage.State, "A slip", ($"{GitHubStage.Watch}/run.json", "no journal"));

        var run = (await stage.RunAsync("doctor")).Expect(2);

        Assert.Contains("✗ memory: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_that_stops_a_watch()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "Less", (Watch, (stage.Repository.ReadText(Watch) ?? "").Replace("\"per_run_usd\":50,\"per_month_usd\":500", "\"per_month_usd\":1", StringComparison.Ordinal)));

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains("⚠ budget: Watch 'batteries' is stopped: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Raise 'budget' in its watch.json, or lower 'match_limit'.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_that_are_old()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "Old prices", ("data/prices.json", "{ \"date\": \"2024-01-31\" }"));

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains("⚠ prices: The prices are of 2024-01-31, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("write those of today into data/prices.json.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_cannot_be_read()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("GITHUB_REPOSITORY", "octo/elsewhere");

        var run = (await stage.RunAsync("doctor")).Expect(4);

        Assert.StartsWith("✗ repository: ", Assert.Single(Lines(run)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_get_one_document()
    {
        await using var stage = await GitHubStage.OpenAsync();

        var run = (await stage.RunAsync("doctor", "--json")).Expect(0);

        using var answer = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.Contains(answer.RootElement.EnumerateArray(), one => one.GetProperty("check").GetString() == "key" && one.GetProperty("grade").GetString() == "good");
    }

    private static string[] Lines(ProgramRun run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
