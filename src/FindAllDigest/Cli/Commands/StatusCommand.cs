using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest status</c>: how the watches are, without a call to the service.</summary>
internal static class StatusCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to show; all when none is named.");
        var command = new Command("status", "Show watches, last success, run in flight, list sizes, spend and yield.") { watches };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var prices = await scope.PricesAsync(cancellationToken);
            List<WatchHealth> healths = [];
            var named = parse.GetValue(watches) ?? [];
            var selection = await scope.SelectAsync(named, cancellationToken);
            foreach (var watch in selection.Watches)
            {
                // A broken watch hides no other.
                var health = await FileFaults.ReadAsync(async () =>
                    WatchHealth.Of((await scope.Store.OpenAsync(watch, cancellationToken)).Data, prices, scope.Now));
                healths.Add(health.Value ?? WatchHealth.Unopened(watch, health.Problems));
            }

            Print(context, healths);
            if (named.Length == 0)
            {
                await selection.WarnOfOrphansAsync(context, scope.Store, cancellationToken);
            }

            return healths.Any(health => health.Problems.Count > 0) ? ExitCode.File : selection.Code;
        });
    }

    private static void Print(CommandContext context, List<WatchHealth> healths)
    {
        foreach (var broken in healths.Where(health => health.Problems.Count > 0))
        {
            context.Errors.Tell(new DigestException(broken.Problems));
        }

        context.AnswerJson([.. healths.Select(health => new StatusAnswer(health))], CommandJson.Default.StatusAnswerArray);
        if (healths.Count == 0)
        {
            context.Answer("There is no watch under data/ yet. 'findall-digest init' makes one.");
        }

        StatusPrinter.Print(context, healths);
        if (!context.Actions.HasRepository
            && healths.All(health => health.Ledger.Runs.Count == 0 && health.Problems.Count == 0)
            && new SimulationFolder(context.Settings.Root).Exists)
        {
            context.Answer(
                $"Nothing ran here yet, but there is a simulation: 'findall-digest status --root {SimulationFolder.RelativePath}' shows "
                    + $"it.");
        }
    }
}
