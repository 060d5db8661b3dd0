using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>The program is really killed, at every request and at every change of the disk, and run again.</summary>
public sealed class ChaosTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_refresh_killed_anywhere_and_run_again_ends_as_if_it_had_not_been_killed()
    {
        var unkilled = await UnkilledRefresh.RunAsync(ChaosWatch.Files, ChaosWatch.FirstWeek);

        await KillAtAsync(unkilled, unkilled.KillPoints);
    }

    [Fact]
    public async Task A_second_refresh_killed_anywhere_and_run_again_ends_as_if_it_had_not_been_killed()
    {
        var first = await UnkilledRefresh.RunAsync(ChaosWatch.Files, ChaosWatch.FirstWeek);
        var unkilled = await UnkilledRefresh.RunAsync(WithoutARow(first.After), ChaosWatch.SecondWeek);

        Assert.Contains(unkilled.FinalFiles.Keys, name => name.EndsWith("/digests/TODAY-2.md", StringComparison.Ordinal));

        // What is just after one change is just before the next; the first refresh was killed at both, and at every staged file.
        await KillAtAsync(
            unkilled,
            unkilled.KillPoints.Where(
                point => point is not KillPoint.DiskEvent { IsBefore: false } and not KillPoint.DiskEvent { IsStaging: true }));
    }

    [Fact]
    public async Task A_refresh_that_extends_its_run_killed_anywhere_extends_it_once()
    {
        var unkilled = await UnkilledRefresh.RunAsync(ChaosWatch.ExtendedFiles, ChaosWatch.FirstWeek);
        var ledger = unkilled.FinalFiles[$".findall-digest/{ChaosStage.Watch}/runs.csv"];
        Assert.Equal("8", ledger.Split('\n')[1].Split(',')[8]);

        await KillAtAsync(
            unkilled,
            unkilled.KillPoints.Where(
                point => point is not KillPoint.DiskEvent { IsBefore: false } and not KillPoint.DiskEvent { IsStaging: true }));
    }

    [Fact]
    public async Task A_refresh_killed_at_every_attempt_a_little_later_still_ends_the_same()
    {
        var unkilled = await UnkilledRefresh.RunAsync(ChaosWatch.Files, ChaosWatch.FirstWeek);
        await using var stage = await ChaosStage.StartAsync(unkilled.Before, unkilled.Start);

        ProgramRun run;
        var number = 3;
        do
        {
            run = await stage.RefreshUntilAsync(new KillPoint.DiskEvent(number++, ""), ChaosStage.ContinueArguments);
            await ResolveIfHeldAsync(stage);
        }
        while (run.IsKilled);

        run.Expect(0);
        Assert.Equal("", Difference(unkilled, stage));
    }

    [Fact]
    public async Task An_edit_of_the_exclude_list_between_the_kill_and_the_next_call_survives()
    {
        var unkilled = await UnkilledRefresh.RunAsync(ChaosWatch.Files, ChaosWatch.FirstWeek);
        var diskEvents = unkilled.KillPoints.OfType<KillPoint.DiskEvent>()
            .Where(point => point.Concerns("exclude.csv")
                || point.Concerns("manifest.json")
                || (point.Concerns("run.json") && !point.IsBefore))
            .ToList();
        Assert.True(diskEvents.Count > 8);

        await KillPoint.EachAsync(diskEvents, async point =>
        {
            await using var stage = await ChaosStage.StartAsync(unkilled.Before, unkilled.Start);
            await stage.RefreshUntilAsync(point);
            const string Mine = "added by hand;https://by-hand.example;ana;By Hand;rejected;2026-01-03";
            var path = stage.PathOf(ChaosWatch.ExcludePath);
            var before = await File.ReadAllTextAsync(path, CancellationToken);
            await File.WriteAllTextAsync(
                path,
                before.Replace("# below: imported\r\n", $"# below: imported\r\n{Mine}\r\n", StringComparison.Ordinal),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
                CancellationToken);

            var fault = await CompleteAsync(unkilled, stage);
            var expected = unkilled.FinalFiles[ChaosWatch.ExcludePath].Replace(
                "# below: imported\r\n", $"# below: imported\r\n{Mine}\r\n", StringComparison.Ordinal);
            var actual = stage.FinalFiles()[ChaosWatch.ExcludePath];
            return fault.Length > 0 ? fault
                : LinesInAnyOrder(expected) != LinesInAnyOrder(actual) ? $"expected\n{expected}\nbut was\n{actual}"
                : "";
        });
    }

    private static async Task KillAtAsync(
        UnkilledRefresh unkilled, IEnumerable<KillPoint> points) => await KillPoint.EachAsync([.. points], async point =>
    {
        await using var stage = await ChaosStage.StartAsync(unkilled.Before, unkilled.Start);
        var killed = await stage.RefreshUntilAsync(point);
        if (!killed.IsKilled)
        {
            return $"was not reached: {killed}";
        }

        return await FinishAsync(unkilled, stage);
    });

    private static async Task<string> FinishAsync(UnkilledRefresh unkilled, ChaosStage stage) =>
        await CompleteAsync(unkilled, stage) is { Length: > 0 } fault ? fault : Difference(unkilled, stage);

    /// <summary>Calls the program again as a person would: with resolve where it is held, and by
    /// force where it was killed before it began.</summary>
    private static async Task<string> CompleteAsync(UnkilledRefresh unkilled, ChaosStage stage)
    {
        await ResolveIfHeldAsync(stage);
        var run = await stage.ContinueAsync();
        if (run.ExitCode == 0 && stage.Creates < unkilled.Creates)
        {
            run = await stage.RefreshAsync();
        }

        return run.ExitCode == 0 ? "" : run.ToString();
    }

    private static string Journal(ChaosStage stage) =>
        stage.PathOf($".findall-digest/{ChaosStage.Watch}/run.json") is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    /// <summary>Between the intent and the write of the id, and nowhere else, a person must say what became of the run.</summary>
    private static async Task ResolveIfHeldAsync(ChaosStage stage)
    {
        if (!Journal(stage).Contains("\"intent\"", StringComparison.Ordinal))
        {
            return;
        }

        var held = await stage.RefreshAsync();
        Assert.True(held.ExitCode == (int)ExitCode.Decision, held.ToString());
        var created = stage.Simulator.Requests.LastOrDefault(
            request => request.Operation == SimulatedOperation.Create && request.StatusCode == 200);
        string[] verdict = created is null ? ["--abandon"] : ["--resume", stage.Simulator.Ledger.Runs[^1].FindAllId];
        (await stage.RunAsync(["resolve", ChaosStage.Watch, .. verdict])).Expect(0);
    }

    private static string Difference(UnkilledRefresh unkilled, ChaosStage stage)
    {
        if (stage.Creates != unkilled.Creates)
        {
            return $"{stage.Creates} creates were billed instead of {unkilled.Creates}";
        }

        // A create that was given up although it was never sent leaves its row, its sentence and its cost, as the contract says.
        var isAbandoned = stage.FinalFiles()[$".findall-digest/{ChaosStage.Watch}/runs.csv"].Contains(",lost,", StringComparison.Ordinal);
        var actual = isAbandoned ? Forget(stage.FinalFiles()) : stage.FinalFiles();
        var expected = isAbandoned ? Forget(unkilled.FinalFiles) : unkilled.FinalFiles;
        var differing = expected.Keys
            .Union(actual.Keys)
            .Where(name => expected.GetValueOrDefault(name) != actual.GetValueOrDefault(name))
            .ToList();
        return string.Join(
            "\n",
            differing.Select(name => $"{name}: expected\n{expected.GetValueOrDefault(name)}\nbut was\n{actual.GetValueOrDefault(name)}"));
    }

    private static Dictionary<string, string> Forget(IReadOnlyDictionary<string, string> files) => files
        .Where(file => !file.Key.EndsWith("runs.csv", StringComparison.Ordinal))
        .ToDictionary(
            file => file.Key,
            file => file.Key.Contains("/digests/", StringComparison.Ordinal)
                ? string.Join(
                    "\n",
                    file.Value
                        .Split('\n')
                        .Where(line => line.Length > 0
                            && !line.Contains("was given up", StringComparison.Ordinal)
                            && line is not (">" or "> [!WARNING]")
                            && !line.Contains("left this month", StringComparison.Ordinal)
                            && !line.Contains("So far ", StringComparison.Ordinal)))
                : file.Value,
            StringComparer.Ordinal);

    private static Dictionary<string, byte[]> WithoutARow(IReadOnlyDictionary<string, byte[]> files)
    {
        var edited = files.ToDictionary(StringComparer.Ordinal);
        var lines = Encoding.UTF8.GetString(files[ChaosWatch.ExcludePath]).Split("\r\n");
        edited[ChaosWatch.ExcludePath] = Encoding.UTF8.GetBytes(
            string.Join("\r\n", lines.Where(line => !line.Contains("tessellatebio", StringComparison.Ordinal))));
        Assert.NotEqual(files[ChaosWatch.ExcludePath], edited[ChaosWatch.ExcludePath]);
        return edited;
    }

    private static string LinesInAnyOrder(string text) =>
        string.Join('\n', text.Split("\r\n").Where(line => line.Length > 0).Order(StringComparer.Ordinal));

}
