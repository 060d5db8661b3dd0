using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>Things that are missing, wrong or down end in a sentence and an exit code, never in a stack trace.</summary>
public sealed class UnpluggedTests
{
    [Fact]
    public async Task Without_a_key_nothing_is_asked_and_the_secret_is_named()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Variables.Remove("PARALLEL_API_KEY");
        var before = stage.Tree("data");

        var run = (await stage.RefreshAsync()).Expect(3);

        Assert.Contains("PARALLEL_API_KEY", run.Error, StringComparison.Ordinal);
        Assert.Empty(stage.Requests);
        Assert.Equal(before, stage.Tree("data"));
    }

    [Fact]
    public async Task A_server_that_is_down_starts_nothing_and_the_next_refresh_works()
    {
        await using var stage = await LocalStage.StartAsync();
        var address = stage.Variables["PARALLEL_BASE_URL"];
        stage.Variables["PARALLEL_BASE_URL"] = "http://127.0.0.1:1";

        (await stage.RefreshAsync()).Expect(3);
        Assert.Contains("\"closed\"", stage.State("run.json"), StringComparison.Ordinal);
        stage.Variables["PARALLEL_BASE_URL"] = address;

        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://api.example")]
    [InlineData("nonsense")]
    public async Task An_address_that_would_give_the_key_away_is_refused(string address)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Variables["PARALLEL_BASE_URL"] = address;

        var run = await stage.RefreshAsync();

        Assert.True(run.ExitCode is 2 or 3, run.ToString());
        Assert.Contains("PARALLEL_BASE_URL", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/batteries/watch.json", "{ \"objective\": ", "watch.json(")]
    [InlineData("data/batteries/watch.json", "{ \"objective\": \"x\", \"entity_type\": \"y\", \"match_conditions\": [], \"match_limitt\": 5 }", "match_limit")]
    [InlineData("data/batteries/watch.json", "[]", "watch.json")]
    [InlineData("data/batteries/watch.json", "", "watch.json")]
    [InlineData("data/batteries/exclude.csv", "https://a.example,A\n", "exclude.csv(1")]
    [InlineData("data/batteries/exclude.csv", "", "exclude.csv")]
    [InlineData("data/batteries/exclude.csv", "name,url\nA,\"https://a.example\n", "exclude.csv(2")]
    [InlineData("data/batteries/exclude.csv", "name,url,until\nA,https://a.example,soon\n", "exclude.csv(2,")]
    [InlineData("data/batteries/entities.jsonl", "{}\nnot json\n", "entities.jsonl(2")]
    [InlineData("data/batteries/criteria.json", "{", null)]
    [InlineData("data/prices.json", "{ \"generators\": 1 }", "prices.json")]
    [InlineData("templates/digest.md", "a\n{{ no_such_name }}", "digest.md(2")]
    [InlineData("templates/digest.md", "{{ if }}", "digest.md(1")]
    [InlineData(".findall-digest/batteries/runs.csv", "id,kind\nfindall_1,refresh\n", "runs.csv(1): The ledger lacks the column criteria")]
    [InlineData(".findall-digest/batteries/runs.csv", "id,kind,criteria,started,finished,status,reason,generated,matched,new,changed,excluded,leaked,usd,delivery\nfindall_1,refresh\n", "runs.csv(2")]
    [InlineData(".findall-digest/batteries/runs.csv", "id,kind,criteria,started,finished,status,reason,generated,matched,new,changed,excluded,leaked,usd,delivery\nfindall_12345678,refresh,x,yesterday,,,,,,,,,,,\n", "runs.csv(2")]
    [InlineData(".findall-digest/batteries/runs.csv", "\"", "runs.csv")]
    [InlineData(".findall-digest/batteries/runs.csv", "", "runs.csv")]
    [InlineData(".findall-digest/batteries/run.json", "{ \"state\": \"dreaming\" }", "run.json")]
    [InlineData(".findall-digest/batteries/run.json", "", "run.json")]
    [InlineData(".findall-digest/batteries/run.json", "{ \"state\": \"running\", \"findall_id\": 5 }", "run.json")]
    public async Task A_wrong_file_is_named_with_its_place_before_anything_is_asked_or_written(string path, string text, string? place)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write(path, text);
        if (place is null)
        {
            stage.Write("data/batteries/watch.json", $$"""{ "findall_id": "{{Market.EarlierRun}}" }""");
        }

        var before = stage.Tree();
        var run = (await stage.RefreshAsync()).Expect(2);

        Assert.Contains(place ?? "criteria.json", run.Error, StringComparison.Ordinal);
        Assert.Empty(stage.Requests);
        Assert.Equal(before, stage.Tree());
    }

    [Fact]
    public async Task All_faults_of_all_files_of_a_watch_are_told_at_once()
    {
        await using var stage = await LocalStage.StartAsync(fields: "\"matchlimit\": 5,");
        stage.WriteExclude("name,url,until\nA,https://a.example,soon\nB,https://b.example,later\n");

        var run = (await stage.RefreshAsync()).Expect(2);

        Assert.Contains("exclude.csv(2,", run.Error, StringComparison.Ordinal);
        Assert.Contains("exclude.csv(3,", run.Error, StringComparison.Ordinal);
        Assert.Contains("'match_limit'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nosuchwatch", 2)]
    [InlineData("No Such!", 1)]
    public async Task A_watch_that_is_not_there_is_named(string watch, int exitCode)
    {
        await using var stage = await LocalStage.StartAsync();

        var run = (await stage.RunAsync(["refresh", watch, "--force", "--deliver", "local"])).Expect(exitCode);

        Assert.Contains(watch, run.Error, StringComparison.Ordinal);
        Assert.Empty(stage.Requests);
    }

    [Fact]
    public async Task A_result_that_cannot_be_read_is_asked_for_again_by_the_next_refresh()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.TruncatedJson, SimulatedOperation.Result, times: null);
        stage.Time.Pace = 100;

        var failed = (await stage.RefreshAsync()).Expect(3);
        stage.Simulator.Faults.Clear();
        stage.Time.Pace = 1;
        var resumed = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("\"closed\"", stage.State("run.json"), StringComparison.Ordinal);
        Assert.Contains(stage.Simulator.Ledger.Runs[0].FindAllId, failed.Error, StringComparison.Ordinal);
        Assert.Contains("2 new", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Theory]
    [InlineData(".findall-digest", "could not be")]
    [InlineData("data/batteries/digests", "data/batteries/digests: It is a file where a folder belongs.")]
    public async Task A_file_where_a_folder_should_be_is_told_in_a_sentence(string path, string sentence)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write(path, "in the way");

        var run = (await stage.RefreshAsync()).Expect(2);

        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
        File.Delete(Path.Combine(stage.Root, path));
        (await stage.RefreshAsync()).Expect(0);
        Assert.Equal(1, stage.Creates);
    }
}
