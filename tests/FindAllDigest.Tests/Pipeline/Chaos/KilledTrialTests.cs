using System.Text;
using FindAllDigest.Core.Runs;
using Xunit;

namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>Two wordings side by side, killed at every request and at every change of the disk, and tried by several at once.</summary>
public sealed class KilledTrialTests
{
    private const decimal Fee = 0.10m;

    private static readonly string[] Trial = ["tune", ChaosStage.Watch, "--try", "other.json"];

    private static readonly IReadOnlyDictionary<string, byte[]> Files = new Dictionary<string, byte[]>(ChaosWatch.ExtendedFiles)
    {
        ["other.json"] = Encoding.UTF8.GetBytes(
            """{ "match_conditions": [ { "name": "khosla_ventures_portfolio_check", "description": "Any investment of Khosla Ventures." } ] }"""),
    };

    [Fact]
    public async Task A_trial_killed_anywhere_buys_each_preview_at_most_once_and_books_what_it_buys()
    {
        var unkilled = await UnkilledRefresh.RunAsync(Files, ChaosWatch.FirstWeek, Trial);
        Assert.Equal(2, unkilled.Creates);

        await KillPoint.EachAsync([.. unkilled.KillPoints.Where(IsDistinct)], async point =>
        {
            await using var stage = await ChaosStage.StartAsync(unkilled.Before, unkilled.Start);
            var killed = await stage.RefreshUntilAsync(point, Trial);
            if (!killed.IsKilled)
            {
                return $"was not reached: {killed}";
            }

            var again = await stage.RunAsync(Trial);
            var last = await stage.RunAsync(Trial);
            var booked = Booked(stage);
            return (again.ExitCode, last.ExitCode) switch
            {
                not ((0, 0) or (5, 5)) => $"{again}\n{last}",
                (5, _) when booked.All(run => run.Id is not null) => $"nothing was lost: {again}",
                (0, _) when stage.Creates != 2 => $"{stage.Creates} previews were bought",
                _ when stage.Creates > 2 => $"{stage.Creates} previews were bought",
                _ when booked.Sum(run => run.Usd) < stage.Simulator.Ledger.TotalUsd || booked.Sum(run => run.Usd) > 2 * Fee =>
                    $"{stage.Simulator.Ledger.TotalUsd} USD were billed and {booked.Sum(run => run.Usd)} are booked",
                _ => "",
            };
        });
    }

    [Fact]
    public async Task Several_at_once_buy_each_preview_once_and_keep_the_budget()
    {
        await using var stage = await ChaosStage.StartAsync(Files, ChaosWatch.FirstWeek);

        var all = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => stage.RunAsync(Trial)));
        var after = (await stage.RunAsync(Trial)).Expect(0);

        Assert.All(all, run => Assert.True(run.ExitCode is 0 or 5, run.ToString()));
        Assert.Contains(all, run => run.ExitCode == 0);
        Assert.Contains("Bought for 0.00 USD.", after.Output, StringComparison.Ordinal);
        Assert.Equal((2, 2 * Fee), (stage.Creates, stage.Simulator.Ledger.TotalUsd));
        Assert.Equal(2 * Fee, Booked(stage).Sum(run => run.Usd));
    }

    private static bool IsDistinct(KillPoint point) =>
        point is not KillPoint.DiskEvent { IsBefore: false } and not KillPoint.DiskEvent { IsStaging: true };

    private static IReadOnlyList<RunRecord> Booked(ChaosStage stage)
    {
        var path = stage.PathOf($".findall-digest/{ChaosStage.Watch}/runs.csv");
        return File.Exists(path) ? RunLedger.Read(path, File.ReadAllBytes(path)).Runs : [];
    }
}
