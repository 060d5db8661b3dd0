using FindAllDigest.Core.Failures;

namespace FindAllDigest.Tests.Soak;

/// <summary>Plays the weeks.</summary>
internal sealed class Soak(SoakStage stage, Dice dice, SoakPeople people, SoakTroubles troubles, SoakAudit audit)
{
    private const string ReportVariable = "FINDALL_DIGEST_SOAK_REPORT";
    private const int QuietWeeks = 6;

    private static readonly int[] Expected =
    [
        (int)ExitCode.Done,
        (int)ExitCode.FindAll,
        (int)ExitCode.GitHub,
        (int)ExitCode.Decision,
        (int)ExitCode.Cancelled
    ];

    /// <returns>What is wrong; empty when nothing is.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        for (var week = 1; week <= SoakMarket.Weeks; week++)
        {
            people.Diary.Add($"week {week}, {stage.Clock.Now:yyyy-MM-dd}");
            people.Work();
            var isRough = week <= SoakMarket.Weeks - QuietWeeks;
            if (await RefreshAllAsync(() => isRough ? troubles.Prepare() : "no trouble") is { Count: > 0 } faults)
            {
                return faults;
            }

            if (await ExtendAsync(() => isRough ? troubles.Prepare() : "no trouble") is { Count: > 0 } wrong)
            {
                return wrong;
            }

            stage.Pass(TimeSpan.FromDays(1));
            if ((!isRough || dice.Percent(40)) && await RefreshAllAsync(() => "the next day") is { Count: > 0 } more)
            {
                return more;
            }

            stage.Pass(TimeSpan.FromDays(6));
        }

        await ReportAsync();
        return await audit.AtTheEndAsync();
    }

    /// <summary>One watch after the other, so that the same seed meets the same calls in the same order.</summary>
    private async Task<IReadOnlyList<string>> RefreshAllAsync(Func<string> prepareTrouble)
    {
        foreach (var watch in SoakStage.Watches)
        {
            if (await RefreshAsync(watch, prepareTrouble()) is { Count: > 0 } faults)
            {
                return faults;
            }
        }

        return [];
    }

    /// <summary>A refresh with its trouble, and what people do about one that is held.</summary>
    private async Task<IReadOnlyList<string>> RefreshAsync(string watch, string trouble)
    {
        var run = await TellAsync(trouble, "refresh", watch);
        for (var attempt = 0; run.ExitCode != 0 && attempt < 3; attempt++)
        {
            stage.Pass(TimeSpan.FromMinutes(15));
            await SettleAsync();
            run = await TellAsync("again", "refresh", watch);
        }

        return !Expected.Contains(run.ExitCode) ? [$"the program ended so: {run}"] : audit.AfterRefresh();
    }

    /// <summary>Somebody wants more of a run that ended at its limit, and asks again where that went wrong.</summary>
    private async Task<IReadOnlyList<string>> ExtendAsync(Func<string> prepareTrouble)
    {
        if (!audit.EndedAtItsLimit(SoakStage.Grid))
        {
            return [];
        }

        string[] arguments = ["extend", SoakStage.Grid, "--up-to", $"{SoakStage.ExtendedByHand}"];
        var run = await TellAsync(prepareTrouble(), arguments);
        var again = run.ExitCode == 0 ? run : await TellAsync("again", arguments);

        // What was interrupted is in flight, or was not begun; and a run may have ended at its new limit long ago.
        return again.ExitCode is 0 or (int)ExitCode.File
            ? await RefreshAsync(SoakStage.Grid, prepareTrouble())
            : [$"the program ended so: {again}"];
    }

    private async Task<ProgramRun> TellAsync(string trouble, params string[] arguments)
    {
        var run = await stage.RunAsync(arguments);
        people.Diary.Add(
            $"  {string.Join(' ', arguments)} ({trouble}): {run.ExitCode} {run.Output.ReplaceLineEndings(" ")}{(run.ExitCode == 0 ? "" : run.Error.ReplaceLineEndings(" "))}");
        return run;
    }

    /// <summary>Settles what is held, as somebody would who looks at the service's own dashboard.</summary>
    private async Task SettleAsync()
    {
        foreach (var watch in SoakStage.Watches.Where(
            watch => stage.Memory(watch, "run.json").Contains("\"intent\"", StringComparison.Ordinal)))
        {
            var booked = string.Concat(SoakStage.Watches.Select(each => stage.Memory(each, "runs.csv") + stage.Memory(each, "run.json")));
            var lost = stage.FindAll.Ledger.Runs
                .Select(run => run.FindAllId)
                .LastOrDefault(id => !booked.Contains(id, StringComparison.Ordinal) && !audit.GivenUp.Contains(id) && IsOf(id, watch));
            if (dice.Percent(30))
            {
                // Nobody looks, and after a day the program gives it up by itself.
                stage.Pass(TimeSpan.FromHours(25));
                _ = lost is not null && audit.GivenUp.Add(lost);
                continue;
            }

            await TellAsync("held", ["resolve", watch, .. lost is null ? new[] { "--abandon" } : ["--resume", lost]]);
        }
    }

    private bool IsOf(string id, string watch) => stage.FindAll.Requests.Any(request =>
        request.Path.EndsWith("/runs", StringComparison.Ordinal)
            && request.Body.Contains($"\"watch\":\"{watch}\"", StringComparison.Ordinal)
            && id.Length > 0);

    /// <summary>What somebody who pays the bill would look at, where the environment names a file for it.</summary>
    private async Task ReportAsync()
    {
        if (Environment.GetEnvironmentVariable(ReportVariable) is { Length: > 0 } path)
        {
            var dashboard = stage.Repository.Tracker.Issues.FirstOrDefault(
                issue => issue.Title.EndsWith("dashboard", StringComparison.Ordinal))?.Body;
            await File.WriteAllTextAsync(
                path,
                $"{await stage.RunAsync("status")}\n{await stage.RunAsync("estimate")}\n{dashboard}\n\n{string.Join('\n', people.Diary)}\n");
        }
    }
}
