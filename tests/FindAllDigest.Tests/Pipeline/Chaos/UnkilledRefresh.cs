using System.Collections.Immutable;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>A refresh that nobody killed: what every killed one must come to, and the points at which it can be killed.</summary>
internal sealed record UnkilledRefresh
{
    public required IReadOnlyDictionary<string, byte[]> Before { get; init; }
    public required DateTimeOffset Start { get; init; }

    /// <summary>Everything afterwards, the service's memory included.</summary>
    public required IReadOnlyDictionary<string, byte[]> After { get; init; }

    public required IReadOnlyDictionary<string, string> FinalFiles { get; init; }
    public required int Creates { get; init; }

    /// <summary>Number of the request that first asks how the run is; 0 where none does.</summary>
    public required int FirstPoll { get; init; }

    public required ImmutableArray<KillPoint> KillPoints { get; init; }

    /// <param name="before">The files to begin from.</param>
    /// <param name="start">The service's time.</param>
    /// <param name="arguments">The command that is run; by default a refresh.</param>
    public static async Task<UnkilledRefresh> RunAsync(
        IReadOnlyDictionary<string, byte[]> before, DateTimeOffset start, string[]? arguments = null)
    {
        await using var stage = await ChaosStage.StartAsync(before, start);
        var journal = stage.PathOf("disk-events");
        (await stage.RunProcessAsync(
            arguments ?? ChaosStage.RefreshArguments, KillSwitch.Variables(("KILL_SWITCH_JOURNAL", journal)))).Expect(0);

        var diskEvents = await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken);
        var requests = stage.Simulator.Requests.Count;
        File.Delete(journal);
        return new()
        {
            Before = before,
            Start = start,
            After = stage.Snapshot(),
            FinalFiles = stage.FinalFiles(),
            Creates = stage.Creates,
            FirstPoll = stage.Simulator.Requests.FirstOrDefault(request => request.Operation == SimulatedOperation.Status)?.Number ?? 0,
            KillPoints =
            [
                .. Enumerable.Range(1, requests).Select(number => new KillPoint.BeforeRequest(number)),
                .. Enumerable.Range(1, requests).Select(number => new KillPoint.AfterRequest(number)),
                .. diskEvents.Select((what, index) => new KillPoint.DiskEvent(index + 1, what)),
            ],
        };
    }
}
