using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator;
using FindAllDigest.GitHubSimulator.Repositories;
using FindAllDigest.Simulator;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Http;
using FindAllDigest.Tests.Pipeline;
using Xunit;

namespace FindAllDigest.Tests.Soak;

/// <summary>A FindAll and a GitHub in this process, both on one clock, and the whole command line between them.</summary>
internal sealed class SoakStage : IAsyncDisposable
{
    /// <summary>Proposed in pull requests, rechecked every quarter.</summary>
    public const string Grid = "grid";

    /// <summary>Committed to the default branch, with a budget for one run a month.</summary>
    public const string Wind = "wind";

    /// <summary>How far a refresh extends the run of <see cref="Grid"/> that ends at its limit, and how far a person does.</summary>
    public const int ExtendedByItself = 7;

    public const int ExtendedByHand = 12;

    public const string State = "findall-digest-state";

    private readonly DirectoryInfo _folder;
    private readonly ProgramHost _host;
    private int _processes;

    private SoakStage(DirectoryInfo folder, TestClock clock, FindAllSimulator findAll, GitHubServer gitHub)
    {
        (_folder, Clock, FindAll, GitHub) = (folder, clock, findAll, gitHub);
        Repository = gitHub.CreateRepository(
            "octo/watches", ("README.md", "# Watches\n"), ($"data/{Grid}/watch.json", GridJson), ($"data/{Wind}/watch.json", WindJson));
        Repository.Settings.ActionsMayCreatePullRequests = true;
        _host = new(folder.FullName)
        {
            Time = clock,
            Variables =
            {
                ["PARALLEL_API_KEY"] = ProgramHost.Key,
                ["PARALLEL_BASE_URL"] = findAll.BaseAddress.ToString(),
                ["FINDALL_DIGEST_POLL"] = "1ms",
                ["GITHUB_TOKEN"] = gitHub.IssueActionsToken().Secret,
                ["GITHUB_REPOSITORY"] = Repository.FullName,
                ["GITHUB_API_URL"] = gitHub.ApiUrl,
                ["GITHUB_SERVER_URL"] = gitHub.WebUrl,
            },
        };
        findAll.OnRequest = OnRequest;
    }

    public static IReadOnlyList<string> Watches { get; } = [Grid, Wind];
    public TestClock Clock { get; }
    public FindAllSimulator FindAll { get; }
    public GitHubServer GitHub { get; }
    public HostedRepository Repository { get; }

    /// <summary>The process at work may be killed at its next call of either service.</summary>
    public SoakKill? Kill { get; set; }

    private static string GridJson => Watch(new JsonObject
    {
        ["enrichments"] = new JsonArray(
            new JsonObject { ["name"] = "funding_amount", ["description"] = "Total funding in USD", ["processor"] = "base" }),
        ["match_limit"] = 5,
        ["extend"] = new JsonObject { ["up_to"] = ExtendedByItself },
        ["recheck"] = new JsonObject { ["every"] = "quarter" },
        ["budget"] = new JsonObject { ["per_run_usd"] = 4, ["per_month_usd"] = 8 },
    });

    private static string WindJson =>
        Watch(
            new JsonObject { ["budget"] = new JsonObject { ["per_month_usd"] = 0.9 }, ["deliver"] = new JsonObject { ["as"] = "commit" } });

    public static async Task<SoakStage> StartAsync(Dice dice)
    {
        var folder = Directory.CreateTempSubdirectory("findall-soak-");
        var scenario = Path.Combine(folder.FullName, "scenario.json");
        await File.WriteAllTextAsync(scenario, SoakMarket.Create(dice), TestContext.Current.CancellationToken);
        var clock = new TestClock(SoakMarket.Start) { SkipsWaitsBelow = TimeSpan.FromMinutes(1) };
        var findAll = await FindAllSimulator.StartAsync(
            new SimulatorOptions { Speed = 0, ScenarioPath = scenario, Start = clock.Now }, TestContext.Current.CancellationToken);
        findAll.Faults.Behaviour = findAll.Faults.Behaviour with { LeakRate = 0.05 };
        return new SoakStage(
            folder, clock, findAll, await GitHubServer.StartAsync(new GitHubServerOptions { Clock = clock, Recording = null }));
    }

    public PersonAtWork Ada => Repository.As(GitHub.Person("ada"));

    public void Pass(TimeSpan span)
    {
        Clock.Now += span;
        if (Clock.Now > FindAll.Clock.Now)
        {
            FindAll.Clock.Advance(Clock.Now - FindAll.Clock.Now);
        }
    }

    /// <summary>Runs the program as a step of a workflow on a fresh machine.</summary>
    public async Task<ProgramRun> RunAsync(params string[] arguments)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Kill?.Arm(stop, this);
        _host.Variables["GITHUB_RUN_ID"] = $"{++_processes}";
        var run = await _host.RunAsync(stop.Token, arguments);
        Kill = null;
        GitHub.Faults.Clear();
        GitHub.Requests.Clear();
        FindAll.Faults.Clear();
        return run;
    }

    /// <summary>A file of the program's memory of a watch.</summary>
    public string Memory(string watch, string name) => Repository.ReadText($"{watch}/{name}", State) ?? "";

    /// <summary>A file of a watch on each branch that may count: the default branch, and the one that it proposes on.</summary>
    public IEnumerable<string> Data(string watch, string name) =>
        Branches(watch).Select(branch => Repository.ReadText($"data/{watch}/{name}", branch)).OfType<string>();

    public async ValueTask DisposeAsync()
    {
        await FindAll.DisposeAsync();
        await GitHub.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // A branch without a pull request counts as well: data waits there while none can be made.
    private IEnumerable<string> Branches(string watch) =>
        Repository.Resolve($"findall-digest/{watch}") is null ? ["main"] : ["main", $"findall-digest/{watch}"];

    private Task OnRequest(SimulatedRequest request)
    {
        Kill?.Count();
        if (request.Operation == SimulatedOperation.Status)
        {
            FindAll.Clock.Advance(TimeSpan.FromHours(3));
        }

        return Task.CompletedTask;
    }

    private static string Watch(JsonObject more)
    {
        var watch = new JsonObject
        {
            ["objective"] = "Find batteries",
            ["entity_type"] = "companies",
            ["match_conditions"] = new JsonArray(Market.Condition()),
            ["generator"] = "base",
            ["match_limit"] = 20,
            ["schedule"] = new JsonObject { ["every"] = "week", ["on"] = "monday" },
        };
        foreach (var (name, value) in more)
        {
            watch[name] = value?.DeepClone();
        }

        return watch.ToJsonString();
    }
}
