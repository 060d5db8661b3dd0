using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Pipeline;
using FindAllDigest.Tests.Repository.GitHub;
using Xunit;

namespace FindAllDigest.Tests.Cli.Doctor;

/// <summary>What is wrong is told in one line with its remedy, nothing is told of a healthy
/// copy, and nothing is bought or written.</summary>
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

        Assert.All(run.Lines, line => Assert.StartsWith("✓ ", line, StringComparison.Ordinal));
        Assert.Equal(creates, stage.Creates);
        Assert.Empty(stage.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_missing_key()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("PARALLEL_API_KEY", "");
        stage.Set("GITHUB_ACTIONS", "true");

        var run = (await stage.RunAsync("doctor")).Expect(3);

        Assert.Contains(
            "✗ key: PARALLEL_API_KEY is not set. Make a key at https://platform.parallel.ai and store it as a repository secret of that name",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("/octo/watches/settings/secrets/actions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_answer()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.ErrorStatus, times: null);

        var run = (await stage.RunAsync(["doctor"])).Expect(3);

        Assert.Contains("Run this again when the service answers; there is nothing to mend here.", run.Output, StringComparison.Ordinal);
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
    public async Task Watches_that_are_named_are_looked_at_alone()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "A slip", ("data/second/watch.json", "{ \"objektive\": \"Find batteries\" }"));

        var sound = (await stage.RunAsync("doctor", GitHubStage.Watch)).Expect(0);
        var broken = (await stage.RunAsync("doctor", "second")).Expect(2);
        var typed = (await stage.RunAsync("doctor", "secont")).Expect(2);
        var empty = (await stage.RunAsync("doctor", "--", "")).Expect(1);

        Assert.DoesNotContain("second", sound.Output, StringComparison.Ordinal);
        Assert.Contains("✗ files: data/second/watch.json(1,3): unknown field 'objektive'", broken.Output, StringComparison.Ordinal);
        Assert.Contains("There is no watch 'secont'; did you mean 'second'?", typed.Error, StringComparison.Ordinal);
        Assert.Equal("", typed.Output);
        Assert.Contains("The name of the watch is missing. There are: batteries, second.", empty.Error, StringComparison.Ordinal);
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
        stage
            .As("ada")
            .Commit(
                "main",
                "Less",
                (Watch, (stage.Repository.ReadText(Watch) ?? "").Replace(
                    "\"per_run_usd\":50,\"per_month_usd\":500", "\"per_month_usd\":1", StringComparison.Ordinal)));

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

        Assert.Contains("⚠ prices: The prices are of Wed 31 Jan 2024, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("write those of today into data/prices.json.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_cannot_be_read()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Set("GITHUB_REPOSITORY", "octo/elsewhere");

        var run = (await stage.RunAsync("doctor")).Expect(4);

        Assert.StartsWith("✗ repository: ", Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_get_one_document()
    {
        await using var stage = await GitHubStage.OpenAsync();

        var run = (await stage.RunAsync("doctor", "--json")).Expect(0);

        using var answer = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.Contains(
            answer.RootElement.EnumerateArray(),
            one => one.GetProperty("check").GetString() == "key" && one.GetProperty("grade").GetString() == "good");
    }

    [Fact]
    public async Task A_healthy_copy_with_workflows_that_run_daily_has_nothing_but_ticks()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Repository.Settings.IsPrivate = true;
        stage.Repository.Settings.Workflows["refresh.yml"] = new("active", DateTimeOffset.UtcNow.AddHours(-20));
        stage.Allow(PermissionSet.Delivery.With(Permission.Actions, Access.Read));
        (await stage.RefreshAsync()).Expect(0);

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.All(run.Lines, line => Assert.StartsWith("✓ ", line, StringComparison.Ordinal));
        Assert.Contains("✓ schedule: The schedule is alive, and no watch is overdue.", run.Output, StringComparison.Ordinal);
        Assert.Contains("✓ token: The token may write to the repository.", run.Output, StringComparison.Ordinal);
        Assert.Contains("✓ clock: The clock goes with GitHub's.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "3 hours behind")]
    [InlineData(-49, "2 days ahead of")]
    public async Task A_clock_that_is_wrong(int hoursBehind, string how)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Time = new TestClock(DateTimeOffset.UtcNow.AddHours(-hoursBehind).AddMinutes(-5));

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Equal(
            $"⚠ clock: This machine's clock is {how} GitHub's, so watches are due at wrong times. Set the clock; on Linux 'sudo timedatectl set-ntp true' keeps it right.",
            run.Lines.Single(line => line.Contains("clock:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_template_with_a_fault()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "A slip", ("templates/digest.md", "{{ for entity in entities }}\n"));

        var run = (await stage.RunAsync("doctor")).Expect(2);

        Assert.Contains("✗ templates: templates/digest.md(", run.Output, StringComparison.Ordinal);
        Assert.Contains("/octo/watches/blob/HEAD/templates/digest.md", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_whose_balance_ran_out()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        var ledger = stage.Repository.ReadText($"{GitHubStage.Watch}/runs.csv", GitHubStage.State) ?? "";
        stage
            .As("ada")
            .Commit(
                GitHubStage.State,
                "Its end",
                ($"{GitHubStage.Watch}/runs.csv", ledger.Replace("candidates_exhausted", "insufficient_funds", StringComparison.Ordinal)));

        var run = (await stage.RunAsync("doctor")).Expect(0);

        Assert.Contains(
            "⚠ credit: The last run of watch 'batteries' ended because the balance ran out. Add credit to the account at https://platform.parallel.ai;",
            run.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "The service does not accept the key. Make another one at https://platform.parallel.ai and store it in place of this one.")]
    [InlineData(402, "The account has no credit left. Add credit at https://platform.parallel.ai.")]
    public async Task A_key_that_the_service_does_not_take(int status, string sentence)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.FindAll.Faults.Add(
            new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Status, StatusCode = status, Times = 9 });

        var run = (await stage.RunAsync("doctor")).Expect(3);

        Assert.Contains($"✗ key: {sentence}", run.Output, StringComparison.Ordinal);
        Assert.Contains("/octo/watches/settings/secrets/actions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memory_that_is_gone_as_a_whole()
    {
        await using var stage = await GitHubStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.As("ada").MergePullRequest(stage.Pull.Number);
        stage.As("ada").DeleteBranch(GitHubStage.State);

        var run = (await stage.RunAsync("doctor")).Expect(2);

        Assert.Contains("✗ memory: batteries: The branch findall-digest-state is gone", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_a_link_and_prices_that_cannot_be_read_hide_nothing_else()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "Two slips", ("data/prices.json", "{"), ($"data/{GitHubStage.Watch}/Exclude.csv", "name,url\n"));

        var run = (await stage.RunAsync("doctor")).Expect(2);

        Assert.Contains("✗ files: data/prices.json", run.Output, StringComparison.Ordinal);
        Assert.Contains("✗ files: data/batteries/", run.Output, StringComparison.Ordinal);
        Assert.Contains("✓ key: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_that_failed_names_doctor_in_the_log_and_on_the_page_of_the_run()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "A slip", (Watch, "{ \"objektive\": \"Find batteries\" }"));
        stage.Set("GITHUB_STEP_SUMMARY", stage.SummaryPath);

        var failed = (await stage.RefreshAsync()).Expect(2);

        Assert.Contains("'findall-digest doctor' looks at everything that can be in the way", failed.Error, StringComparison.Ordinal);
        Assert.Contains(
            "/octo/watches/actions/workflows/fix-a-run.yml) has the choice *Look at everything that can be in the way*.",
            await File.ReadAllTextAsync(stage.SummaryPath, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
