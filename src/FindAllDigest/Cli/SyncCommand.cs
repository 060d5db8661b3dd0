using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli;

/// <summary><c>findall-digest sync</c>: merges the default branch into open proposals, row by row, and takes note of what people closed.</summary>
internal static class SyncCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = new Argument<string[]>("WATCH") { Description = "Watches to look after; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("sync", "Merge the default branch into open digest branches, row by row.") { watches };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            using var loggers = context.CreateLoggers();
            var repository = RepositoryChoice.Open(context, isReadOnly: false, loggers);
            using var held = repository as IDisposable;
            var sync = new WatchSync(repository);

            List<SyncReport> reports = [];
            var named = await context.WatchesAsync(repository, parse.GetValue(watches) ?? [], cancellationToken);
            foreach (var watch in named)
            {
                reports.Add(await SyncAsync(context, sync, watch, cancellationToken));
            }

            Print(context, reports);
            if (named.Count > HealthBoard.MostReadBeside)
            {
                var prices = await CommandContext.PricesAsync(repository, cancellationToken);
                await new HealthBoard(repository, prices, context.Environment.Time).ShowAllAsync(cancellationToken);
            }

            return reports.Select(report => report.ExitCode).Append(ExitCode.Done).Max();
        }));
        return command;
    }

    // One watch that fails does not keep the others from being looked after.
    private static async Task<SyncReport> SyncAsync(CommandContext context, WatchSync sync, WatchName watch, CancellationToken cancellationToken)
    {
        try
        {
            return await sync.SyncAsync(watch, cancellationToken);
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
                Warn(context, $"{report.Watch.Value}: {warning}");
            }
        }

        if (context.Settings.IsJson)
        {
            context.Answer([.. reports.Select(report => new SyncAnswer(report.Watch.Value, report.Outcome, report.Message, report.PullRequestUrl))], CommandJson.Default.SyncAnswerArray);
            return;
        }

        foreach (var report in reports.Where(report => report.Outcome != "failed"))
        {
            context.Answer($"{report.Watch.Value}: {report.Outcome}. {report.Message}");
        }
    }

    private static void Warn(CommandContext context, string warning)
    {
        context.Environment.Error.WriteLine(LogText.Of($"warning: {warning}"));
        if (context.Actions.IsRunning)
        {
            new WorkflowCommands(context.Settings.IsJson ? context.Environment.Error : context.Environment.Output).Warning(warning);
        }
    }
}

/// <summary>One watch's sync for machines.</summary>
/// <param name="Outcome"><c>none</c>, <c>up-to-date</c>, <c>merged</c>, <c>moved</c>, <c>conflict</c> or <c>failed</c>.</param>
internal sealed record SyncAnswer(string Watch, string Outcome, string Message, string PullRequestUrl);
