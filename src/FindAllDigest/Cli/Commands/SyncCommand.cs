using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest sync</c>: merges the default branch into open proposals, row by
/// row, and takes note of what people closed.</summary>
internal static class SyncCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to look after; all when none is named.");
        var command = new Command("sync", "Merge the default branch into open digest branches, row by row.") { watches };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: false);
            var sync = new WatchSync(scope.Store, scope.Place.Proposals);

            List<SyncReport> reports = [];
            var selection = await scope.SelectAsync(parse.GetValue(watches), cancellationToken);
            foreach (var watch in selection.Watches)
            {
                reports.Add(await SyncAsync(context, sync, watch, cancellationToken));
            }

            Print(context, reports);
            var prices = await scope.PricesAsync(cancellationToken);
            await new HealthBoard(scope.Store, scope.Place.Health, prices, context.Environment.Time).ShowAllAsync(cancellationToken);

            return reports.Select(report => report.ExitCode).Append(selection.Code).Max();
        });
    }

    // One watch that fails does not keep the others from being looked after.
    private static async Task<SyncReport> SyncAsync(
        CommandContext context, WatchSync sync, WatchName watch, CancellationToken cancellationToken)
    {
        try
        {
            return await sync.SyncAsync(watch, context.Today, cancellationToken);
        }
        catch (DigestException failure)
        {
            context.Errors.Tell(failure);
            return new SyncReport(watch, "failed", failure.Message, "") { ExitCode = failure.ExitCode };
        }
    }

    private static void Print(CommandContext context, List<SyncReport> reports)
    {
        foreach (var report in reports)
        {
            string[] warnings = [.. report.Outcome == "conflict" ? [report.Message] : Array.Empty<string>(), .. report.Warnings];
            foreach (var warning in warnings)
            {
                context.Warn(report.Watch.Value, warning);
            }
        }

        context.AnswerJson(
            [.. reports.Select(report => new SyncAnswer(report.Watch.Value, report.Outcome, report.Message, report.PullRequestUrl))],
            CommandJson.Default.SyncAnswerArray);
        foreach (var report in reports.Where(report => report.Outcome != "failed"))
        {
            context.Answer($"{report.Watch.Value}: {report.Outcome}. {report.Message}");
        }
    }
}
