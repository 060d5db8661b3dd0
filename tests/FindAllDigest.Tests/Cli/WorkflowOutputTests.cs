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
