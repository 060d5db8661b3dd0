using System.Text;
using FindAllDigest.Simulator;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Http;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>A repository in a temporary folder and a simulated service; the whole command line runs on them, in this process.</summary>
/// <remarks>The service's time moves a day at every status poll, so that a run is over when it is first asked for.</remarks>
internal sealed class LocalStage : IAsyncDisposable
{
    public const string Watch = "batteries";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("findall-refresh-");
    private readonly ProgramHost _host;

    private LocalStage(FindAllSimulator simulator, DirectoryInfo scenario)
    {
        Simulator = simulator;
        Scenario = scenario;
        _host = new(Root) { Time = Time };
        Variables["PARALLEL_BASE_URL"] = simulator.BaseAddress.ToString();
        Variables["PARALLEL_API_KEY"] = ProgramHost.Key;
        Variables["FINDALL_DIGEST_POLL"] = "1ms";
        simulator.OnRequest = request =>
        {
            Tick(request);
            return Task.CompletedTask;
        };
    }

    public FindAllSimulator Simulator { get; }
    public TestClock Time { get; } = new(Market.Monday) { SkipsWaitsBelow = TimeSpan.FromMinutes(1) };

    public Dictionary<string, string> Variables => _host.Variables;

    public string Root => _folder.FullName;

    /// <summary>Whether somebody watches the program on a terminal.</summary>
    public bool IsTerminal
    {
        get => _host.IsTerminal;
        set => _host.IsTerminal = value;
    }

    /// <summary>Whether a run ends before it is first asked for.</summary>
    public bool RunsEndAtOnce { get; set; } = true;

    public IReadOnlyList<SimulatedRequest> Requests => Simulator.Requests;

    public int Creates => Simulator.Ledger.Creates;

    public string Exclude => Read($"data/{Watch}/exclude.csv");

    private DirectoryInfo Scenario { get; }

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<LocalStage> StartAsync(string? scenario = null, string fields = "")
    {
        var folder = Directory.CreateTempSubdirectory("findall-market-");
        var path = Path.Combine(folder.FullName, "scenario.json");
        await File.WriteAllTextAsync(path, scenario ?? Market.Usual, CancellationToken);
        var stage = new LocalStage(await FindAllSimulator.StartAsync(new() { Speed = 0, ScenarioPath = path }, CancellationToken), folder);
        stage.WriteWatch(fields);
        return stage;
    }

    /// <summary>Writes a watch that asks for batteries, with more fields or other values for its own.</summary>
    public void WriteWatch(string fields = "", string watch = Watch) => Write(
        $"data/{watch}/watch.json",
        $$"""
        {
          "objective": "Find batteries", "entity_type": "companies", "match_conditions": [ {{Market.Condition().ToJsonString()}} ],
          "generator": "base", "match_limit": 20,
          {{fields}}
        }
        """);

    /// <summary>Refreshes the watch, due or not.</summary>
    public Task<ProgramRun> RefreshAsync(params string[] options) =>
        RunAsync(["refresh", Watch, "--force", "--deliver", "local", .. options]);

    public Task<ProgramRun> RunAsync(string[] arguments, CancellationToken? cancellationToken = null) =>
        _host.RunAsync(cancellationToken ?? CancellationToken, arguments);

    /// <summary>A week passes for the program and for the service.</summary>
    public void PassWeek() => Pass(TimeSpan.FromDays(7));

    public void Pass(TimeSpan span)
    {
        Time.Now += span;
        var ahead = Time.Now - Simulator.Clock.Now;
        if (ahead > TimeSpan.Zero)
        {
            Simulator.Clock.Advance(ahead);
        }
    }

    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Root);
        File.WriteAllBytes(path, bytes);
    }

    public void WriteExclude(string text) => Write($"data/{Watch}/exclude.csv", text);

    public string Read(string name) =>
        File.Exists(Path.Combine(Root, name)) ? Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Root, name))) : "";

    public string State(string name) => Read($".findall-digest/{Watch}/{name}");

    /// <summary>Every file under a folder with its bytes as text.</summary>
    public IReadOnlyDictionary<string, string> Tree(string folder = "") => Directory.Exists(Path.Combine(Root, folder))
        ? Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .ToDictionary(
                path => Path.GetRelativePath(Root, path).Replace('\\', '/'),
                path => Convert.ToHexString(File.ReadAllBytes(path)),
                StringComparer.Ordinal)
        : new Dictionary<string, string>();

    public void Break(FaultKind kind, SimulatedOperation operation = SimulatedOperation.Any, int? times = 1, int status = 500) =>
        Simulator.Faults.Add(new Fault { Kind = kind, Operation = operation, Times = times, StatusCode = status });

    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        _folder.Delete(recursive: true);
        Scenario.Delete(recursive: true);
    }

    private void Tick(SimulatedRequest request)
    {
        if (RunsEndAtOnce && request.Operation == SimulatedOperation.Status)
        {
            Simulator.Clock.Advance(TimeSpan.FromHours(6));
        }
    }
}
