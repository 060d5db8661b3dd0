using FindAllDigest.Simulator.Billing;
using FindAllDigest.Simulator.Clock;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Http;
using FindAllDigest.Simulator.Json;
using FindAllDigest.Simulator.Runs;
using FindAllDigest.Simulator.Scenarios;
using FindAllDigest.Simulator.Webhooks;

namespace FindAllDigest.Simulator;

/// <summary>The FindAll service, played on loopback from a scenario. It serves until it is disposed.</summary>
public sealed class FindAllSimulator : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly RequestPipeline _pipeline;
    private readonly RequestJournal _journal;
    private readonly RunStore _runs;
    private readonly WebhookSender _webhooks;
    private readonly CancellationTokenSource _stopping;

    private FindAllSimulator(
        LoopbackServer server,
        RequestPipeline pipeline,
        RequestJournal journal,
        RunStore runs,
        VirtualClock clock,
        FaultSwitches faults,
        WebhookSender webhooks,
        CancellationTokenSource stopping)
    {
        _webhooks = webhooks;
        _stopping = stopping;
        _server = server;
        _pipeline = pipeline;
        _journal = journal;
        _runs = runs;
        Clock = clock;
        Faults = faults;
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:PORT</c>.</summary>
    public Uri BaseAddress => _server.BaseAddress;

    public VirtualClock Clock { get; }

    /// <summary>What goes wrong, and which of the possible services is played. May be changed at any time.</summary>
    public FaultSwitches Faults { get; }

    /// <summary>What all runs would have cost so far.</summary>
    public BillingLedger Ledger => LedgerOf(_runs);

    /// <summary>Every request received on the API's paths, in the order of arrival.</summary>
    public IReadOnlyList<SimulatedRequest> Requests => _journal.All;

    /// <summary>Called when a request has arrived and nothing was done yet; the request waits for it.</summary>
    public Func<SimulatedRequest, Task>? OnRequest
    {
        get => _pipeline.OnRequest;
        set => _pipeline.OnRequest = value;
    }

    /// <summary>Called when a request was carried out and the caller does not know yet; the answer waits for it.</summary>
    public Func<SimulatedRequest, Task>? BeforeAnswer
    {
        get => _pipeline.BeforeAnswer;
        set => _pipeline.BeforeAnswer = value;
    }

    /// <exception cref="ArgumentException">The speed or week is out of range, a week is played from kept state or with a start of its
    /// own, or a webhook secret is not base64.</exception>
    /// <exception cref="ScenarioException">The scenario or the kept state cannot be used.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<FindAllSimulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        options.Check();
        var scenario = ScenarioFile.Load(options.ScenarioPath);
        var file = new StateFile(options.StatePath);
        var kept = file.Read();
        var start = options.Start ?? kept?.Now ?? Weeks.StartOf(scenario, options.Weekly?.Week ?? 1);
        var clock = new VirtualClock(options.Time, start, options.Speed);
        var faults = new FaultSwitches(scenario.Behaviour, scenario.Faults);
        var runs = new RunStore(scenario, clock, file, kept, options.Weekly);
        var journal = new RequestJournal();
        var stopping = new CancellationTokenSource();
        var admin = new AdminApi(clock, faults, journal, () => LedgerOf(runs));
        var writer = new AnswerWriter(options.Time, new(runs, clock, faults, stopping.Token));
        var pipeline = new RequestPipeline(new(scenario, clock, runs, faults), admin, faults, journal, clock, writer, options.Log);
        var server = await LoopbackServer.StartAsync(options.Port, pipeline.HandleAsync, bound: null, cancellationToken);
        return new(
            server, pipeline, journal, runs, clock, faults, new(runs, clock, faults, options.WebhookSecrets, options.Time), stopping);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _webhooks.DisposeAsync();
        await _server.DisposeAsync();
        _stopping.Dispose();
    }

    private static BillingLedger LedgerOf(RunStore runs) =>
        Accountant.Bill(runs.All.Where(run => run.IsBilled).Select(run => runs.View(run, TimeSpan.Zero)));
}
