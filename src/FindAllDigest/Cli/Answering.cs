using FindAllDigest.Core.Watches;
using FindAllDigest.FindAllApi;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Simulator;
using FindAllDigest.Simulator.Runs;
using Microsoft.Extensions.Logging;
using MatchCondition = FindAllDigest.Simulator.Contract.MatchCondition;

namespace FindAllDigest.Cli;

/// <summary>Finds who answers the calls of a watch.</summary>
internal delegate Task<Answering> AnswerSource(WatchData data, CancellationToken cancellationToken);

/// <summary>Who answers the calls of a watch: the service, or the simulator in the program for as long as this is not disposed.</summary>
/// <param name="Poll">A fixed wait between two questions; null for the usual ones.</param>
internal sealed record Answering(IFindAllService FindAll, TimeSpan? Poll) : IAsyncDisposable
{
    // Eight minutes of a run pass in about a second.
    private const double Speed = 500;
    private static readonly TimeSpan FastPoll = TimeSpan.FromMilliseconds(100);

    private readonly FindAllClient? _client;
    private readonly FindAllSimulator? _simulator;

    private Answering(FindAllClient client, FindAllSimulator simulator, TimeSpan poll)
        : this(client, poll) => (_client, _simulator) = (client, simulator);

    /// <summary>The same answers every watch.</summary>
    public static AnswerSource All(IFindAllService findAll, TimeSpan? poll) => (_, _) => Task.FromResult(new Answering(findAll, poll));

    /// <summary>Each watch is answered by the service that it names.</summary>
    /// <param name="context">Environment and clock.</param>
    /// <param name="loggers">Where calls are logged.</param>
    public static AnswerSource ByWatch(CommandContext context, IFindAllService service, ILoggerFactory loggers)
    {
        var poll = PollSetting.Read(context.Environment);
        return async (data, cancellationToken) => IsMadeUp(data)
            ? await SimulateAsync(context, data, poll ?? FastPoll, loggers, cancellationToken)
            : new Answering(service, poll);
    }

    /// <summary>Whether the simulator answers the watch. A run in flight stays with whom it was
    /// started; a watch with wrong files is never answered.</summary>
    public static bool IsMadeUp(WatchData data) =>
        data.Faults.Count == 0 && (data.State.Journal.InFlight?.Service ?? data.Default.Watch.Service) == WatchService.Simulator;

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }
    }

    /// <summary>The n-th refresh of the ledger plays the n-th week of the story; a run in flight
    /// is not in the ledger yet and keeps its week.</summary>
    private static async Task<Answering> SimulateAsync(
        CommandContext context, WatchData data, TimeSpan poll, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var asked = data.State.Journal.InFlight?.Criteria;
        var options = new SimulatorOptions
        {
            Speed = Speed,
            Weekly = new WeeklyPlay
            {
                Week = Math.Min(data.State.Ledger.Refreshes.Count() + 1, WeeklyPlay.LastWeek),
                Watch = data.Watch.Value,
                Conditions = asked?.MatchConditions.Select(condition => new MatchCondition(condition.Name, condition.Description)).ToList(),
                Enrichments = asked?.Enrichments.SelectMany(enrichment => enrichment.PropertyNames).ToList(),
            },
        };
        var simulator = await FindAllSimulator.StartAsync(options, cancellationToken);
        return new Answering(Composition.OpenSimulator(context, simulator.BaseAddress, loggers), simulator, poll);
    }
}
