using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Pipeline;
using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>What a workflow reads: one JSON document where one was asked for, and annotations beside it.</summary>
public sealed class WorkflowOutputTests
{
    [Theory]
    [InlineData("status")]
    [InlineData("estimate")]
    [InlineData("sync")]
    [InlineData("explain", "Acme")]
    [InlineData("exclude", "check")]
    [InlineData("templates", "check")]
    [InlineData("refresh", "--dry-run")]
    public async Task With_json_standard_output_is_one_document_under_actions_too_even_where_a_file_is_wrong(params string[] command)
    {
        using var repository = new TestRepository();
        repository.Variables["GITHUB_ACTIONS"] = "true";
        repository.Write("data/Bad Name/watch.json", "{}");
        repository.Write("data/broken/watch.json", "{");
        repository.Write("data/broken/exclude.csv", "nothing\n");
        repository.Write("templates/stray.md", "x");

        var run = await repository.RunAsync([.. command, "--json"]);

        Assert.Contains("::error", run.Error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(run.Output).RootElement.ValueKind);
    }

    [Fact]
    public async Task With_json_a_command_that_is_refused_answers_with_what_the_text_says()
    {
        using var repository = new TestRepository();
        repository.Write("data/vc/exclude.csv", "name,url,until\nA,a.example,soon\n");

        var wrong = (await repository.RunAsync("exclude", "add", "vc", "Acme", "--json")).Expect(2);
        var unknown = (await repository.RunAsync("exclude", "add", "vd", "Acme", "--json")).Expect(2);

        var error = JsonDocument.Parse(wrong.Output).RootElement.GetProperty("error");
        var problem = Assert.Single(error.GetProperty("problems").EnumerateArray());
        Assert.Equal(2, error.GetProperty("exit_code").GetInt32());
        Assert.Equal(wrong.Error.Split('\n')[0], error.GetProperty("message").GetString());
        Assert.Equal("data/vc/exclude.csv", problem.GetProperty("path").GetString());
        Assert.Equal((2, 13), (problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
        Assert.Equal(
            unknown.Error.Split('\n')[0], JsonDocument.Parse(unknown.Output).RootElement.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task The_warnings_of_a_refresh_stand_beside_its_json()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Variables["GITHUB_ACTIONS"] = "true";
        stage.Simulator.Faults.Add(new() { Kind = FaultKind.RunEnding, Reason = "error_occurred", AfterMatches = 1 });

        var run = (await stage.RefreshAsync("--json")).Expect(0);

        Assert.Contains("::warning::batteries: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("new", JsonDocument.Parse(run.Output).RootElement[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_command_of_a_form_answers_on_the_page_of_its_run()
    {
        using var repository = new TestRepository();
        repository.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(repository.Root, "summary.md");

        await repository.AnswerAsync("estimate", "vc");

        Assert.Contains("vc: a refresh with generator", repository.Read("summary.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_comes_to_nothing_says_why_and_links_to_what_is_next()
    {
        using var repository = new TestRepository();
        InWorkflow(repository);
        repository.Write(
            "data/vc/watch.json",
            repository
                .Read("data/vc/watch.json")
                .Replace("{ \"objective\"", "{ \"paused\": true, \"objective\"", StringComparison.Ordinal));

        var run = (await repository.RunAsync("plan")).Expect(0);

        Assert.Equal("{\"watch\":[]}\n", run.Output);
        Assert.Contains("::warning::Nothing was done: every watch is paused (vc)", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "[Make a watch](https://github.com/acme/digests/issues/new?template=new-watch.yml)",
            repository.Read("summary.md"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_without_a_key_where_nothing_ever_ran_is_green_and_says_so_on_its_page()
    {
        using var repository = new TestRepository();
        InWorkflow(repository);

        var run = (await repository.RunAsync("refresh", "--deliver", "local")).Expect(0);

        Assert.Contains("::warning::PARALLEL_API_KEY is not set.", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "[Store the key](https://github.com/acme/digests/settings/secrets/actions/new)",
            repository.Read("summary.md"),
            StringComparison.Ordinal);
        Assert.Contains("(<https://platform.parallel.ai>)", repository.Read("summary.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("\u200b", repository.Read("summary.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_with_nothing_due_says_when_something_will_be()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"schedule\": { \"every\": \"week\" },");
        await stage.RefreshAsync();
        stage.Variables["GITHUB_ACTIONS"] = "true";
        stage.Variables["GITHUB_REPOSITORY"] = "acme/digests";
        stage.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(stage.Root, "summary.md");

        var run = (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0);

        Assert.Contains("::notice::Nothing was due. batteries: Not due before Mon 12 Jan", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "[Refresh one now](https://github.com/acme/digests/actions/workflows/refresh.yml)",
            stage.Read("summary.md"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_watch_is_there_a_refresh_says_how_to_make_one()
    {
        using var repository = new TestRepository();
        InWorkflow(repository);
        repository.Variables["PARALLEL_API_KEY"] = ProgramHost.Key;
        Directory.Delete(Path.Combine(repository.Root, "data"), recursive: true);

        var run = (await repository.RunAsync("refresh", "--deliver", "local", "--json")).Expect(0);

        Assert.Equal("[]\n", run.Output);
        Assert.Contains("::warning::There is no watch yet", run.Error, StringComparison.Ordinal);
        Assert.Contains("[Make a watch]", repository.Read("summary.md"), StringComparison.Ordinal);
    }

    private static void InWorkflow(TestRepository repository)
    {
        repository.Variables["GITHUB_ACTIONS"] = "true";
        repository.Variables["GITHUB_REPOSITORY"] = "acme/digests";
        repository.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(repository.Root, "summary.md");
    }

    [Theory]
    [InlineData("", "then: export PARALLEL_API_KEY=")]
    [InlineData("true", "https://github.com/acme/digests/settings/secrets/actions/new")]
    public async Task A_missing_key_is_told_in_the_words_of_the_place(string isInWorkflow, string remedy)
    {
        using var repository = new TestRepository();
        repository.Variables["GITHUB_ACTIONS"] = isInWorkflow;
        repository.Variables["GITHUB_REPOSITORY"] = "acme/digests";

        var run = await repository.RunAsync("init", "new", "--objective", "Find lighthouses");

        Assert.Contains(remedy, run.Expect(3).Error, StringComparison.Ordinal);
        Assert.Contains("https://platform.parallel.ai", run.Error, StringComparison.Ordinal);
    }
}
