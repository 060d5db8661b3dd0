using System.Globalization;
using System.Text;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>The command that extends a settled run, and the refresh that collects what it
/// brings, killed at every request and at every change of the disk.</summary>
public sealed class KilledExtensionTests
{
    private static readonly string[] Extend = ["extend", ChaosStage.Watch, "--up-to", "8"];

    [Fact]
    public async Task An_extension_killed_anywhere_is_bought_once_and_collected_as_if_it_had_not_been_killed()
    {
        var settled = await UnkilledRefresh.RunAsync(Files, ChaosWatch.FirstWeek);
        var extended = await UnkilledRefresh.RunAsync(settled.After, ChaosWatch.SecondWeek, Extend);
        var collected = await UnkilledRefresh.RunAsync(extended.After, ChaosWatch.SecondWeek, ChaosStage.ContinueArguments);
        Assert.Equal("8", LedgerRow(collected.FinalFiles)[8]);
        Assert.Contains(collected.FinalFiles.Keys, name => name.EndsWith("/digests/TODAY-2.md", StringComparison.Ordinal));

        await KillAsync(extended, collected, Extend);
        await KillAsync(collected, collected, ChaosStage.ContinueArguments);
    }

    private static Task KillAsync(
        UnkilledRefresh begun,
        UnkilledRefresh collected,
        string[] arguments) => KillPoint.EachAsync([.. begun.KillPoints.Where(IsDistinct)], async point =>
    {
        await using var stage = await ChaosStage.StartAsync(begun.Before, begun.Start);
        var killed = await stage.RefreshUntilAsync(point, arguments);
        if (!killed.IsKilled)
        {
            return $"was not reached: {killed}";
        }

        var again = await stage.RunAsync(Extend);
        var isInFlight = again.Error.Contains("is in flight", StringComparison.Ordinal);
        var isCollected = again.Error.Contains("has a limit of 8 matches already", StringComparison.Ordinal);
        var last = await stage.ContinueAsync();
        var row = LedgerRow(stage.FinalFiles());
        return (again.ExitCode, isInFlight || isCollected, last.ExitCode) switch
        {
            not ((2, true, 0) or (0, false, 0)) => $"{again}\n{last}",
            _ when Extensions(stage) > 1 => $"{Extensions(stage)} extensions were bought",
            _ when Spent(stage) != decimal.Parse(row[13], CultureInfo.InvariantCulture) =>
                $"{Spent(stage)} USD were billed and {row[13]} are booked",
            _ => Difference(collected.FinalFiles, stage.FinalFiles()),
        };
    });

    // What is just after one change of the disk is just before the next.
    private static bool IsDistinct(KillPoint point) =>
        point is not KillPoint.DiskEvent { IsBefore: false } and not KillPoint.DiskEvent { IsStaging: true };

    private static string Difference(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual) =>
        string.Join('\n', expected.Keys
        .Union(actual.Keys)
        .Where(name => expected.GetValueOrDefault(name) != actual.GetValueOrDefault(name))
        .Select(name => $"{name}: expected\n{expected.GetValueOrDefault(name)}\nbut was\n{actual.GetValueOrDefault(name)}"));

    private static int Extensions(ChaosStage stage) =>
        stage.Simulator.Requests.Count(request => request.Operation == SimulatedOperation.Extend && request.StatusCode == 200);

    private static decimal Spent(ChaosStage stage) => stage.Simulator.Ledger.TotalUsd;

    private static string[] LedgerRow(IReadOnlyDictionary<string, string> files) =>
        Assert.Single(files[$".findall-digest/{ChaosStage.Watch}/runs.csv"].TrimEnd().Split('\n').Skip(1)).Split(',');

    private static IReadOnlyDictionary<string, byte[]> Files => ChaosWatch.ExtendedFiles.ToDictionary(
        file => file.Key,
        file =>
            Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(file.Value).Replace("\"extend\": { \"up_to\": 8 },", "", StringComparison.Ordinal)));
}
