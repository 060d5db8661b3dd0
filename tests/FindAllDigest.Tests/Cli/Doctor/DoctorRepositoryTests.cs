using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Repositories;
using FindAllDigest.Tests.Repository.GitHub;
using Xunit;

namespace FindAllDigest.Tests.Cli.Doctor;

/// <summary>What GitHub's settings of a repository keep from working, each with the words that tell it.</summary>
public sealed class DoctorRepositoryTests
{
    private const string Watch = $"data/{GitHubStage.Watch}/watch.json";

    [Fact]
    public async Task A_switch_that_keeps_workflows_from_pull_requests()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;
        stage.Set("GITHUB_TOKEN", stage.Server.IssueAppToken("admin-app", PermissionSet.All).Secret);

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains(
            "⚠ pull requests: Workflows may not create pull requests, so digests come as issues. Tick 'Allow GitHub Actions to create and approve pull requests'",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("/octo/watches/settings/actions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_on_the_programs_own_branches()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest*") { IsRuleset = true, RequiresPullRequest = true });

        var run = (await stage.RunAsync("doctor")).Expect(4);

        Assert.Contains(
            "✗ branches: A rule keeps the program from writing to findall-digest-state, findall-digest/batteries. Leave findall-digest-state and findall-digest/* out of branch rules.",
            run.Output,
            StringComparison.Ordinal);
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
    public async Task A_token_that_may_only_read()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Allow(PermissionSet.None.With(Permission.Contents, Access.Read));

        var run = (await stage.RunAsync("doctor")).Expect(4);

        Assert.Contains(
            "✗ token: The token may read the repository and not write to it, so nothing could be kept. Give it 'contents: write', 'pull-requests: write' and 'issues: write'",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_protection_of_the_programs_own_branch()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.Repository.Settings.Rules.Add(new BranchRule("findall-digest-state"));

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains(
            "⚠ branches: A protection holds for findall-digest-state, so the program may not be able to write there. Leave findall-digest-state",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("/octo/watches/settings/branches", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_branch_that_takes_no_direct_commit_of_a_watch_that_makes_some()
    {
        await using var stage = await GitHubStage.OpenAsync(new() { ["as"] = "issue" });
        stage.Repository.Settings.Rules.Add(new BranchRule("main") { IsRuleset = true, RequiresPullRequest = true });

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains(
            "⚠ branches: A rule lets main change by pull requests only, so the data of 'batteries' stays on a branch beside it. Set 'deliver.as'",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_that_the_default_branch_requires()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Rules.Add(new BranchRule("main") { IsRuleset = true, RequiredChecks = ["Build and test"] });

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains(
            "⚠ branches: main requires checks, and GitHub starts no workflow for the pull request of a workflow, so digests may wait for ever.",
            run.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disabled_inactivity", "GitHub does so where nothing happened for 60 days")]
    [InlineData("disabled_manually", "somebody did it")]
    [InlineData("disabled_fork", "GitHub does so in forks")]
    public async Task A_workflow_that_is_switched_off(string state, string why)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Workflows["refresh.yml"] = new(state, null);

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains(
            $"⚠ schedule: The workflow Refresh now is switched off: {why}. Press 'Enable workflow' on its page.",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("/octo/watches/actions/workflows/refresh.yml", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_that_has_not_ticked_for_days()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.Workflows["refresh.yml"] = new("active", DateTimeOffset.UtcNow.AddDays(-5).AddHours(-1));

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains(
            "⚠ schedule: The workflow Refresh now is on, and its schedule started it last 5 days ago.",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_somebody_deleted()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage
            .As("ada")
            .Commit(
                "main",
                "Another label",
                (Watch, (stage.Repository.ReadText(Watch) ?? "").Replace(
                    "\"deliver\":{", "\"deliver\":{\"labels\":[\"findall-digest\",\"gone\"]", StringComparison.Ordinal)));

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains(
            "⚠ labels: The label 'gone' is missing, though digests were delivered with it. Make it, or take it out of 'deliver.labels' in watch.json.",
            run.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("The label 'findall-digest'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_of_a_private_repository()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (stage.Repository.Settings.IsPrivate, stage.Repository.Settings.HasPages) = (true, true);

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains(
            "⚠ pages: The repository is private and has a site, which may be public. See who may visit the site, or take the variable PUBLISH_SITE away.",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("/octo/watches/settings/pages", run.Output, StringComparison.Ordinal);
    }
}
