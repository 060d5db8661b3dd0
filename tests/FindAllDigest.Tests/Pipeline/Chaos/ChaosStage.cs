using System.Text.RegularExpressions;
using FindAllDigest.Simulator;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Http;
using Xunit;

namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>One repository folder and one simulated service, on which the real program is run and killed.</summary>
/// <remarks>The service's time stands still but for an hour at every status poll, so each process sends the same requests.</remarks>
internal sealed partial class ChaosStage : IAsyncDisposable
{
    public const string Watch = "kv";

    /// <summary>The event that a workflow was started by, where a test writes one.</summary>
    public const string EventFile = "event.json";

    private readonly DirectoryInfo _root;
    private readonly FindAllSimulator _simulator;
    private readonly ProgramHost _host;

    private ChaosStage(DirectoryInfo root, FindAllSimulator simulator)
    {
        (_root, _simulator) = (root, simulator);
        _host = new(Root)
        {
            Variables =
            {
                ["PARALLEL_BASE_URL"] = simulator.BaseAddress.ToString(),
                ["PARALLEL_API_KEY"] = ProgramHost.Key,
                ["FINDALL_DIGEST_POLL"] = "1ms",
                ["GITHUB_EVENT_PATH"] = PathOf(EventFile),
            },
        };
        simulator.OnRequest = request => { Tick(request); return Task.CompletedTask; };
    }

    public FindAllSimulator Simulator => _simulator;

    public string Root => _root.FullName;

    /// <summary>The environment of the program.</summary>
    public Dictionary<string, string> Variables => _host.Variables;

    /// <summary>How many runs were billed on this stage, those of a stage that it began from included.</summary>
    public int Creates => _simulator.Ledger.Creates;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>A stage with these files.</summary>
    public static async Task<ChaosStage> StartAsync(IReadOnlyDictionary<string, byte[]> files, DateTimeOffset? start = null)
    {
        var root = Directory.CreateTempSubdirectory("findall-chaos-");
        foreach (var (name, bytes) in files)
        {
            var path = Path.Combine(root.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? root.FullName);
            await File.WriteAllBytesAsync(path, bytes, CancellationToken);
        }

        var options = new SimulatorOptions
        {
            Speed = 0,
            ScenarioPath = "hostile",
            Start = start,
            StatePath = Path.Combine(root.FullName, "simulator.json"),
        };
        return new(root, await FindAllSimulator.StartAsync(options, CancellationToken));
    }

    /// <summary>Everything on the stage, to begin another from.</summary>
    public IReadOnlyDictionary<string, byte[]> Snapshot() => FilesUnder(Root);

    /// <summary>Runs the program to its end, in this process: only who is killed, or races, needs one of its own.</summary>
    public Task<ProgramRun> RunAsync(params string[] arguments) => _host.RunAsync(CancellationToken, arguments);

    /// <summary>Runs the program to its end, as a process of its own.</summary>
    public async Task<ProgramRun> RunProcessAsync(string[] arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        await using var program = _host.CreateProcess(arguments, variables);
        return await program.RunAsync(CancellationToken);
    }

    /// <summary>Goes on with a refresh in flight; where none is, the watch is not due again for months.</summary>
    public Task<ProgramRun> ContinueAsync() => RunAsync(ContinueArguments);

    /// <summary>Three processes go on with it at the same moment.</summary>
    public Task<ProgramRun[]> ContinueThriceAsync() => Task.WhenAll(Enumerable.Range(1, 3).Select(_ => RunProcessAsync(ContinueArguments)));

    public Task<ProgramRun> RefreshAsync() => RunAsync(RefreshArguments);

    public static string[] ContinueArguments => ["refresh", Watch, "--deliver", "local"];

    public static string[] RefreshArguments => ["refresh", Watch, "--force", "--deliver", "local"];

    /// <summary>Runs the program and kills it at a point; a point that it never reaches lets it end by itself.</summary>
    public async Task<ProgramRun> RefreshUntilAsync(KillPoint point, string[]? arguments = null)
    {
        await using var program = _host.CreateProcess(arguments ?? RefreshArguments, point.Variables);
        var seen = 0;
        _simulator.OnRequest = request =>
        {
            Tick(request);
            if (point is KillPoint.BeforeRequest before && ++seen == before.Number)
            {
                program.Kill();

                // A fault would be a race with the next call: this request must never be acted on, however late it is looked at.
                throw new IOException("The program that sent this request was killed.");
            }

            return Task.CompletedTask;
        };
        _simulator.BeforeAnswer = _ =>
        {
            if (point is KillPoint.AfterRequest after && ++seen == after.Number)
            {
                program.Kill();
            }

            return Task.CompletedTask;
        };

        var run = await program.RunAsync(CancellationToken);

        _simulator.OnRequest = request => { Tick(request); return Task.CompletedTask; };
        _simulator.BeforeAnswer = null;
        _simulator.Faults.Clear();
        return run;
    }

    /// <summary>What people and the next refresh read: the watch's data, its ledger and its
    /// journal. Times and today's date are left out.</summary>
    public IReadOnlyDictionary<string, string> FinalFiles()
    {
        var today = TimeProvider.System.GetUtcNow().UtcDateTime;
        string[] days = [Iso(today), Iso(today.AddDays(-1))];
        return FilesUnder(Root)
            .Where(file => file.Key.StartsWith($"data/{Watch}/", StringComparison.Ordinal)
                || file.Key is $".findall-digest/{Watch}/runs.csv" or $".findall-digest/{Watch}/run.json")
            .ToDictionary(
                file => Timeless(file.Key, days),
                file => Timeless(System.Text.Encoding.UTF8.GetString(file.Value), days),
                StringComparer.Ordinal);
    }

    public string PathOf(string name) => Path.Combine(Root, name);

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _root.Delete(recursive: true);
    }

    private static Dictionary<string, byte[]> FilesUnder(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);

    private static string Timeless(string text, string[] days) =>
        days.Aggregate(Moment().Replace(text, "TIME"), (current, day) => current.Replace(day, "TODAY", StringComparison.Ordinal));

    private static string Iso(DateTime day) => day.ToString("yyyy-MM-dd");

    private void Tick(SimulatedRequest request)
    {
        if (request.Operation == SimulatedOperation.Status)
        {
            _simulator.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex Moment();
}
