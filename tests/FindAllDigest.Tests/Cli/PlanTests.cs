using FindAllDigest.Core.Failures;
using Xunit;

namespace FindAllDigest.Tests.Cli;

public sealed class PlanTests : IDisposable
{
    private const string Due =
        """{ "objective": "Find lighthouses", "entity_type": "lighthouses", "match_conditions": [ { "name": "lit", "description": "It must be lit." } ], "schedule": { "every": "week" } }""";

    private readonly string _root = Directory.CreateTempSubdirectory("plan-").FullName;
    private string _error = "";

    private string OutputPath => Path.Combine(_root, "output");

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_watch_that_never_ran_has_something_to_do()
    {
        Watch("b", Due);
        Watch("a", Due);

        Assert.Equal("""{"watch":["a","b"]}""", await PlanAsync());
    }

    [Fact]
    public async Task A_paused_watch_and_one_that_ran_in_this_period_have_nothing_to_do_unless_forced_and_a_paused_one_must_be_named()
    {
        Watch("paused", Due.Replace("{ \"objective\"", "{ \"paused\": true, \"objective\"", StringComparison.Ordinal));
        Watch("ran", Due);
        Ran("ran", "2026-11-30T06:00:00Z");

        Assert.Equal("""{"watch":[]}""", await PlanAsync());
        Assert.Contains("ran: not due before Mon 7 Dec", _error, StringComparison.Ordinal);
        Assert.Equal("""{"watch":["ran"]}""", await PlanAsync("--force"));
        Assert.Equal("""{"watch":["paused"]}""", await PlanAsync("--force", "paused"));
    }

    [Fact]
    public async Task A_run_in_flight_is_something_to_do_even_for_a_paused_watch()
    {
        Watch("a", Due.Replace("{ \"objective\"", "{ \"paused\": true, \"objective\"", StringComparison.Ordinal));
        File("""
            {
              "state": "intent", "kind": "refresh", "started": "2026-11-30T06:00:00Z", "github_run_id": "", "match_limit": 10, "excluded": 0, "exposure_usd": 1,
              "criteria": { "objective": "Find lighthouses", "entity_type": "lighthouses", "match_conditions": [], "enrichments": [], "generator": "core" }
            }
            """, ".findall-digest", "a", "run.json");

        Assert.Equal("""{"watch":["a"]}""", await PlanAsync());
    }

    [Theory]
    [InlineData("watch.json")]
    [InlineData("runs.csv")]
    [InlineData("run.json")]
    public async Task A_file_that_cannot_be_read_is_something_to_do_so_that_refresh_tells_its_fault(string name)
    {
        Watch("a", Due);
        Ran("a", "2026-11-30T06:00:00Z");
        File("\0{", name == "watch.json" ? ["data", "a", name] : [".findall-digest", "a", name]);

        Assert.Equal("""{"watch":["a"]}""", await PlanAsync());
    }

    [Fact]
    public async Task A_named_watch_that_does_not_exist_is_a_wrong_name_and_nothing_is_planned()
    {
        Watch("somebody", Due);

        Assert.Equal("", await PlanAsync(ExitCode.File, "--", "somebodi"));
    }

    [Fact]
    public async Task A_text_that_is_no_name_is_refused()
    {
        Assert.Equal("", await PlanAsync(ExitCode.CommandLine, "--", "--root"));
    }

    [Fact]
    public async Task Only_named_watches_are_planned_and_each_once()
    {
        Watch("a", Due);
        Watch("b", Due);

        Assert.Equal("""{"watch":["b"]}""", await PlanAsync("b", "b"));
    }

    [Theory]
    [InlineData(0, "any=false", "many=false")]
    [InlineData(20, "any=true", "many=false")]
    [InlineData(21, "any=true", "many=true")]
    public async Task A_workflow_learns_whether_there_is_anything_and_whether_one_job_is_enough(int watches, string any, string many)
    {
        for (var index = 0; index < watches; index++)
        {
            Watch($"watch-{index}", Due);
        }

        var matrix = await PlanAsync();

        Assert.Equal(
            [$"matrix={matrix}", any, many], await System.IO.File.ReadAllLinesAsync(OutputPath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_plan_writes_nothing_into_the_repository()
    {
        Watch("a", Due);

        await PlanAsync();

        Assert.Equal(
            ["data", "output"], Directory.EnumerateFileSystemEntries(_root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private Task<string> PlanAsync(params string[] arguments) => PlanAsync(ExitCode.Done, arguments);

    private async Task<string> PlanAsync(ExitCode expected, params string[] arguments)
    {
        System.IO.File.Delete(OutputPath);
        var host = new ProgramHost(_root)
        {
            Time = new TestClock(new(2026, 12, 2, 6, 0, 0, TimeSpan.Zero)),
            Variables = { ["GITHUB_OUTPUT"] = OutputPath },
        };

        var run = (await host.RunAsync(["plan", .. arguments])).Expect((int)expected);

        _error += run.Error;
        return run.Output.TrimEnd('\n');
    }

    private void Watch(string name, string json) => File(json, "data", name, "watch.json");

    // A ledger without its journal would be damage.
    private void Ran(string name, string started)
    {
        File("""{ "state": "closed", "leaked": [], "notes": [] }""", ".findall-digest", name, "run.json");
        File(
            $"id,kind,criteria,started,finished,status,reason,generated,matched,new,changed,excluded,leaked,usd,delivery\nfindall_8f1c2d3e,refresh,abc,{started},{started},completed,,1,1,1,0,0,0,1.00,\n",
            ".findall-digest",
            name,
            "runs.csv");
    }

    private void File(string text, params string[] path)
    {
        var file = Path.Combine([_root, .. path]);
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? _root);
        System.IO.File.WriteAllText(file, text);
    }
}
