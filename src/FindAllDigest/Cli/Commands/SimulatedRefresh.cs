using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Simulator;

namespace FindAllDigest.Cli.Commands;

/// <summary>A refresh on the built-in simulator, in a copy of the data. Each further call is the next scheduled refresh.</summary>
internal static class SimulatedRefresh
{
    // Eight minutes of a run pass in about a second.
    private const double Speed = 500;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly DateTimeOffset FirstRefresh = new(2026, 10, 5, 6, 0, 0, TimeSpan.Zero);

    public static async Task<ExitCode> RunAsync(CommandContext context, RefreshRequest request, CancellationToken cancellationToken)
    {
        var playground = new SimulationFolder(context.Settings.Root);
        if (!request.IsDryRun)
        {
            playground.Prepare();
        }

        var scenario = request.Scenario is { } named ? context.PathOf(named).Scenario() : null;
        var place = Composition.OpenFolder(playground.Exists ? playground.Path : context.Settings.Root, request.IsDryRun);
        var watches = (await WatchSelection.ReadAsync(context, place.Store, request.Watches, cancellationToken)).Watches;
        var now = request.Clock is { } clock
            ? await CheckAsync(clock, place.Store, watches, cancellationToken)
            : await NextRefreshAsync(place.Store, watches, cancellationToken);
        var time = new ShiftedTimeProvider(context.Environment.Time, now);

        var options = new SimulatorOptions
        {
            Start = now,
            Speed = Speed,
            ScenarioPath = scenario,
            StatePath = request.IsDryRun ? null : playground.StatePath,
        };
        await using var simulator = await ScenarioFaults.StartAsync(options, cancellationToken);
        using var loggers = context.CreateLoggers();
        using var findAll = Composition.OpenSimulator(context, simulator.BaseAddress, loggers);

        var day = PeopleTime.DayOfYear(now, await ZoneAsync(place.Store, watches, cancellationToken));
        context.Answer($"Simulating {day} in {SimulationFolder.RelativePath}; nothing is paid, and data/ stays as it is.");

        return await new RefreshRunner(
            context,
            request,
            place,
            Answering.All(findAll, PollSetting.Read(context.Environment) ?? Poll),
            time)
        { Prefix = $"{SimulationFolder.RelativePath}/" }.RunAsync(cancellationToken);
    }

    /// <exception cref="DigestException">The moment lies before what was played already (exit 1).</exception>
    private static async Task<DateTimeOffset> CheckAsync(
        DateTimeOffset clock, IWatchStore store, IReadOnlyList<WatchName> watches, CancellationToken cancellationToken)
    {
        foreach (var watch in watches)
        {
            var state = (await store.OpenAsync(watch, cancellationToken)).Data.State;
            if (FileFaults.Of([() => state.Journal]).Count == 0
                && (state.Journal.InFlight?.Started ?? state.Ledger.Last?.Started) is { } last
                && clock < last)
            {
                throw new DigestException(
                    ExitCode.CommandLine,
                    $"--clock {Timestamp.Format(clock)} lies before the last refresh of '{watch.Value}', which was played at "
                        + $"{Timestamp.Format(last)}. Name a later time, or delete {SimulationFolder.RelativePath} to begin anew.");
            }
        }

        return clock;
    }

    /// <summary>The moment of the next scheduled refresh after the last one played; a run in
    /// flight is collected at the moment it was left.</summary>
    private static async Task<DateTimeOffset> NextRefreshAsync(
        IWatchStore store, IReadOnlyList<WatchName> watches, CancellationToken cancellationToken)
    {
        var next = FirstRefresh;
        foreach (var watch in watches)
        {
            var data = (await store.OpenAsync(watch, cancellationToken)).Data;
            var moment = data.State switch
            {
                { Journal.InFlight: { } plan } => plan.Started + TimeSpan.FromHours(1),
                { Ledger.Last: { } last } => NextAfter(data.Default, last.Started),
                _ => FirstRefresh,
            };
            next = moment > next ? moment : next;
        }

        return next;
    }

    /// <summary>The time zone that all watches have; null, which is UTC, where they have several.</summary>
    private static async Task<TimeZoneInfo?> ZoneAsync(
        IWatchStore store, IReadOnlyList<WatchName> watches, CancellationToken cancellationToken)
    {
        var zones = new HashSet<TimeZoneInfo?>();
        foreach (var watch in watches)
        {
            var path = $"{WatchFiles.DataFolder}/{watch.Value}/{WatchFiles.Watch}";
            var file = await store.ReadFileAsync(path, cancellationToken);
            zones.Add(file is { } utf8 ? WatchReader.Read(watch, path, utf8).Value?.Schedule?.TimeZone : null);
        }

        return zones.Count == 1 ? zones.Single() : null;
    }

    private static DateTimeOffset NextAfter(BranchData data, DateTimeOffset last)
    {
        var schedule = FileFaults.Of([() => data.Watch]).Count == 0 ? data.Watch.Schedule : null;
        return schedule is null
            ? last + Week
            : schedule.NextStart(last) is var next && next - last > TimeSpan.FromDays(1) ? next + FirstRefresh.TimeOfDay : next;
    }
}
