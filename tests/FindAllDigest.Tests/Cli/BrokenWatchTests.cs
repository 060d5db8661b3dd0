using System.Text.Json;
using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>Where a file keeps a watch from being read, <c>status</c> and <c>doctor</c> name the file and claim nothing
/// that they cannot know.</summary>
public sealed class BrokenWatchTests : IDisposable
{
    private const string Simulated =
        """
        {
          "service": "simulator", "objective": "Find", "entity_type": "companies",
          "match_conditions": [ { "name": "a", "description": "b" } ]
        }
        """;

    private const string Run =
        "findall_12345678,refresh,simulator,2026-10-05T06:00:00Z,2026-10-05T06:00:02Z,completed,candidates_exhausted,3,2,2,0,0,0,0.00,x";

    private readonly TestRepository _repository = new();

    public BrokenWatchTests()
    {
        _repository.Write("data/vc/watch.json", Simulated);
        _repository.Write(
            ".findall-digest/vc/runs.csv",
            $"id,kind,criteria,started,finished,status,reason,generated,matched,new,changed,excluded,leaked,usd,delivery\n{Run}\n");
        _repository.Write(".findall-digest/vc/run.json", """{ "version": 2, "state": "closed", "notes": [], "leaked": [] }""");
    }

    [Theory]
    [InlineData(".findall-digest/vc/run.json", "{", "vc: stopped by .findall-digest/vc/run.json, see above\n")]
    [InlineData("data/vc/Exclude.csv", "name,url\n", "vc: stopped by data/vc/Exclude.csv, see above\n")]
    public async Task What_is_not_known_is_not_told(string path, string text, string told)
    {
        _repository.Write(path, text);

        var run = (await _repository.RunAsync("status")).Expect(2);
        var json = JsonDocument.Parse((await _repository.RunAsync("status", "--json")).Expect(2).Output).RootElement[0];

        Assert.Equal(told, run.Output);
        Assert.StartsWith(path, run.Error, StringComparison.Ordinal);
        Assert.All(
            ["runs", "new", "spent_usd", "last_success"],
            name => Assert.Equal(JsonValueKind.Null, json.GetProperty(name).ValueKind));
    }

    [Fact]
    public async Task A_wrong_question_hides_no_run()
    {
        _repository.Write("data/vc/watch.json", "");

        var run = (await _repository.RunAsync("status")).Expect(2);

        Assert.Contains("vc: stopped by data/vc/watch.json, see above; last success 49 days ago", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 new in 1 run", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/vc/watch.json", "")]
    [InlineData("data/vc/watch.json", "{ \"service\": \"simulator\", ")]
    [InlineData("data/vc/Exclude.csv", "name,url\n")]
    public async Task The_doctor_names_the_file_and_asks_for_no_key(string path, string text)
    {
        _repository.Write(path, text);

        var run = (await _repository.RunAsync("doctor")).Expect(2);

        Assert.Contains($"✗ files: {path}", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PARALLEL_API_KEY", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no watch yet", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extend", "vc")]
    [InlineData("resolve", "vc", "--abandon")]
    [InlineData("init", "vc", "--objective", "Find")]
    public async Task What_the_doctor_has_no_check_for_does_not_name_it(params string[] arguments)
    {
        _repository.Variables["PARALLEL_API_KEY"] = "none-of-the-calls-is-sent";

        var run = (await _repository.RunAsync(arguments)).Expect(2);

        Assert.DoesNotContain("findall-digest doctor", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cancel", "vc")]
    [InlineData("estimate")]
    [InlineData("resolve", "vc", "--abandon")]
    [InlineData("restore", "12")]
    [InlineData("preview")]
    public async Task Whoever_fails_names_the_doctor(params string[] arguments)
    {
        _repository.Write(".findall-digest/vc/run.json", "{");

        var run = await _repository.RunAsync(arguments);

        Assert.InRange(run.ExitCode, 2, 5);
        Assert.Contains("'findall-digest doctor' looks at everything", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_keeps_several_watches_from_their_work_is_told_once()
    {
        foreach (var name in new[] { "vc", "other" })
        {
            _repository.Write($"data/{name}/watch.json", Simulated.Replace("simulator", "parallel", StringComparison.Ordinal));
        }

        var run = (await _repository.RunAsync("preview")).Expect(3);

        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("PARALLEL_API_KEY is not set.", StringComparison.Ordinal));
    }

    public void Dispose() => _repository.Dispose();
}
