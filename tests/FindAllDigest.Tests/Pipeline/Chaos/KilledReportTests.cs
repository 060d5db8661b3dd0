using System.Text;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>A refresh that settles a lost run because the service reported it, killed at
/// every request and at every change of the disk.</summary>
public sealed class KilledReportTests
{
    [Fact]
    public async Task A_lost_run_that_was_reported_is_settled_and_collected_once_wherever_the_refresh_is_killed()
    {
        var settled = await UnkilledRefresh.RunAsync(await HeldAsync(), ChaosWatch.SecondWeek, ChaosStage.ContinueArguments);
        Assert.Contains($".findall-digest/{ChaosStage.Watch}/runs.csv", settled.FinalFiles.Keys);
        Assert.Equal(1, settled.Creates);

        await KillPoint.EachAsync(
            [.. settled.KillPoints.Where(
                point => point is not KillPoint.DiskEvent { IsBefore: false } and not KillPoint.DiskEvent { IsStaging: true })],
            async point =>
        {
            await using var stage = await ChaosStage.StartAsync(settled.Before, settled.Start);
            var killed = await stage.RefreshUntilAsync(point, ChaosStage.ContinueArguments);
            if (!killed.IsKilled)
            {
                return $"was not reached: {killed}";
            }

            var again = await stage.ContinueAsync();
            var files = stage.FinalFiles();
            return again.ExitCode != 0 ? again.ToString()
                : stage.Creates != 1 ? $"{stage.Creates} creates were billed"
                : string.Join(
                    '\n',
                    settled.FinalFiles.Keys
                        .Union(files.Keys)
                        .Where(name => settled.FinalFiles.GetValueOrDefault(name) != files.GetValueOrDefault(name)));
        });
    }

    /// <summary>The files after a create whose answer never came, with the event by which its run is reported.</summary>
    private static async Task<IReadOnlyDictionary<string, byte[]>> HeldAsync()
    {
        await using var stage = await ChaosStage.StartAsync(ChaosWatch.Files, ChaosWatch.FirstWeek);
        stage.Simulator.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Operation = SimulatedOperation.Create });
        (await stage.RefreshAsync()).Expect(5);
        var id = stage.Simulator.Ledger.Runs[^1].FindAllId;
        var files = stage.Snapshot().ToDictionary(StringComparer.Ordinal);
        files[ChaosStage.EventFile] = Encoding.UTF8.GetBytes(
            $$$"""{"action":"findall-run","client_payload":{"watch":"{{{ChaosStage.Watch}}}","findall_id":"{{{id}}}"}}""");
        return files;
    }
}
