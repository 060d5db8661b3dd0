using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub.MadeUp;

/// <summary>A watch that the simulator answers: a real pull request of made-up companies, without a key, and nothing is bought.</summary>
public sealed class MadeUpTests
{
    private const string OnTop = "These companies are made up by the built-in simulator, and nothing was bought.";
    private const string StateWrite = "PATCH /repos/*/*/git/refs/heads/findall-digest-state";

    [Fact]
    public async Task The_first_week_opens_a_pull_request_that_says_on_top_that_it_is_made_up()
    {
        await using var stage = await MadeUpStage.OpenAsync();

        var run = await stage.RefreshAsync();

        run.Expect(0);
        Assert.InRange(stage.Body.IndexOf(OnTop, StringComparison.Ordinal), 0, 200);
        Assert.Contains("35 new", run.Output, StringComparison.Ordinal);
        Assert.Contains("made up by the simulator, and nothing was bought", run.Output, StringComparison.Ordinal);
        Assert.Empty(stage.GitHub.FindAll.Requests);
    }

    [Fact]
    public async Task No_file_of_it_can_be_taken_for_a_real_one()
    {
        await using var stage = await MadeUpStage.OpenAsync();

        (await stage.RefreshAsync()).Expect(0);

        Assert.All(Rows(stage.Read("exclude.csv")), row => Assert.Contains(",made up,", row, StringComparison.Ordinal));
        Assert.All(Lines(stage.Read("entities.jsonl")), line => Assert.Contains("\"made_up\":true", line, StringComparison.Ordinal));
        Assert.All(Rows(stage.Read("entities.csv")), row => Assert.Contains("Made up by the simulator.", row, StringComparison.Ordinal));
        var digest = stage.GitHub.Repository
            .Files(MadeUpStage.Branch)
            .Single(path => path.StartsWith("data/example/digests/", StringComparison.Ordinal));
        Assert.Contains(OnTop, stage.GitHub.Repository.ReadText(digest, MadeUpStage.Branch), StringComparison.Ordinal);
        Assert.Contains(
            "made up",
            await File.ReadAllTextAsync(stage.GitHub.SummaryPath, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_no_spending()
    {
        await using var stage = await MadeUpStage.OpenAsync();

        (await stage.RefreshAsync()).Expect(0);

        var settled = Assert.Single(Rows(stage.Ledger)).Split(',');
        Assert.Equal("simulator", settled[2]);
        Assert.Equal(0m, decimal.Parse(settled[13], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(0m, decimal.Parse(stage.GitHub.Outputs["cost-usd"], System.Globalization.CultureInfo.InvariantCulture));
        var estimate = (await stage.GitHub.RunAsync("estimate", "example")).Expect(0);
        Assert.Contains(
            "example: the simulator answers, so what a refresh finds is made up, and nothing is bought",
            estimate.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spent_budget_does_not_stop_it()
    {
        await using var stage = await MadeUpStage.OpenAsync();
        stage.Edit(
            text => text.Replace(
                "\"per_run_usd\": 12.00, \"per_month_usd\": 40.00",
                "\"per_run_usd\": 1.00, \"per_month_usd\": 1.00",
                StringComparison.Ordinal));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("new", stage.GitHub.Outputs["outcome"]);
    }

    [Fact]
    public async Task After_a_tick_and_a_merge_the_next_week_is_net_new()
    {
        await using var stage = await MadeUpStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        var ticked = Tick(stage);
        (await stage.GitHub.RunAsync("review", "1")).Expect(0);
        stage.GitHub.As("ada").MergePullRequest(1);
        var known = Rows(stage.Read("exclude.csv", "main"));

        var run = await stage.RefreshAsync();

        run.Expect(0);
        Assert.Equal(35, known.Count);
        Assert.Contains(
            ticked, Assert.Single(known, row => row.Contains(",rejected,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("5 new", run.Output, StringComparison.Ordinal);
        Assert.Equal(known, Rows(stage.Read("exclude.csv")).Take(35));
        Assert.Equal(40, Rows(stage.Read("exclude.csv")).Count);
    }

    [Fact]
    public async Task A_process_killed_after_its_create_is_taken_up_by_another()
    {
        await using var whole = await MadeUpStage.OpenAsync();
        (await whole.RefreshAsync()).Expect(0);
        await using var stage = await MadeUpStage.OpenAsync();
        await using var process = stage.GitHub.CreateProcess("refresh", "example", "--force");
        stage.GitHub.Server.Faults.When(StateWrite).OnCall(2).After(_ => process.Kill());

        Assert.True((await process.RunAsync(TestContext.Current.CancellationToken)).IsKilled);
        Assert.Contains("\"running\"", stage.GitHub.Repository.ReadText("example/run.json", GitHubStage.State), StringComparison.Ordinal);
        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(whole.Read("exclude.csv"), stage.Read("exclude.csv"));
        Assert.Equal(whole.Read("entities.jsonl"), stage.Read("entities.jsonl"));
    }

    [Fact]
    public async Task A_process_killed_before_its_id_is_written_leaves_nothing_to_decide()
    {
        await using var stage = await MadeUpStage.OpenAsync();
        await using var process = stage.GitHub.CreateProcess("refresh", "example", "--force");
        stage.GitHub.Server.Faults.When(StateWrite).OnCall(1).After(_ => process.Kill());

        Assert.True((await process.RunAsync(TestContext.Current.CancellationToken)).IsKilled);
        Assert.Contains("\"intent\"", stage.GitHub.Repository.ReadText("example/run.json", GitHubStage.State), StringComparison.Ordinal);
        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(35, Rows(stage.Read("exclude.csv")).Count);
        Assert.Single(Rows(stage.Ledger));
    }

    [Fact]
    public async Task A_watch_that_the_real_service_answers_from_now_on_keeps_its_rows_and_says_what_they_are()
    {
        await using var stage = await MadeUpStage.OpenAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.GitHub.As("ada").MergePullRequest(1);
        stage.Edit(text => text.Replace("\"service\": \"simulator\"", "\"service\": \"parallel\"", StringComparison.Ordinal));
        stage.GitHub.Set("PARALLEL_API_KEY", ProgramHost.Key);
        stage.GitHub.Set("PARALLEL_BASE_URL", stage.GitHub.FindAll.BaseAddress.ToString());
        var known = stage.Read("exclude.csv", "main");

        var run = await stage.RefreshAsync();

        run.Expect(0);
        Assert.Equal(1, stage.GitHub.Creates);
        Assert.Contains("The runs before this one were answered by the simulator.", run.Output + run.Error, StringComparison.Ordinal);
        Assert.StartsWith(known, stage.Read("exclude.csv", "main"), StringComparison.Ordinal);
        Assert.DoesNotContain(",simulator,", Rows(stage.Ledger)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_played_in_a_folder_too()
    {
        var folder = Directory.CreateTempSubdirectory("findall-made-up-");
        try
        {
            var watch = folder.CreateSubdirectory("data/example");
            File.Copy(
                Path.Combine(RepositoryFiles.RepositoryRoot, "data", "example", "watch.json"), Path.Combine(watch.FullName, "watch.json"));

            var run = await new ProgramHost(folder.FullName).RunAsync("refresh", "example", "--force", "--deliver", "local");

            run.Expect(0);
            Assert.Contains("made up by the simulator, and nothing was bought", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A person rejects the first entity of the pull request.</summary>
    /// <returns>Its key.</returns>
    private static string Tick(MadeUpStage stage)
    {
        const string Marker = "findall-digest:reject=";
        var line = stage.Body
            .Split('\n')
            .First(text => text.Contains(Marker, StringComparison.Ordinal) && text.Contains("- [ ]", StringComparison.Ordinal));
        stage.GitHub
            .As("ada")
            .Edit(1, body: stage.Body.Replace(line, line.Replace("- [ ]", "- [x]", StringComparison.Ordinal), StringComparison.Ordinal));
        return Uri.UnescapeDataString(line.Split(Marker)[1].Split(' ')[0]);
    }

    private static List<string> Rows(string csv) => [.. Lines(csv).Skip(1)];

    private static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    [Fact]
    public async Task A_preview_of_it_asks_the_simulator_costs_nothing_and_says_so()
    {
        await using var stage = await MadeUpStage.OpenAsync();

        var run = (await stage.GitHub.RunAsync("preview", "example")).Expect(0);

        Assert.Contains(
            "example: These candidates are made up: the simulator answers this watch, and nothing was bought.",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("match: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, stage.GitHub.Creates);
        var row = Assert.Single(stage.Ledger.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.Contains(",preview,simulator,", row, StringComparison.Ordinal);
        Assert.Contains(",0,", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_it_in_flight_is_cancelled_at_the_simulator()
    {
        await using var stage = await MadeUpStage.OpenAsync();
        (await stage.GitHub.RunAsync("refresh", "example", "--force", "--no-wait")).Expect(0);

        var run = (await stage.GitHub.RunAsync("cancel", "example")).Expect(0);

        Assert.Matches("example: run findall_[0-9a-f]+ (is cancelled|has ended already)", run.Output);
        Assert.Empty(stage.GitHub.FindAll.Requests);
        (await stage.RefreshAsync()).Expect(0);
    }

    [Theory]
    [InlineData("estimate")]
    [InlineData("doctor")]
    [InlineData("status")]
    public async Task Nothing_that_is_asked_of_it_needs_a_key(string command)
    {
        await using var stage = await MadeUpStage.OpenAsync();
        stage.GitHub.As("ada").Commit("main", "Only the example", ($"data/{GitHubStage.Watch}/watch.json", null));

        (await stage.GitHub.RunAsync(command)).Expect(0);

        Assert.Empty(stage.GitHub.FindAll.Requests);
    }
}
