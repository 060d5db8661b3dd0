using System.CommandLine;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest plan</c>: the watches with something to do, for a workflow. It buys nothing and writes nothing.</summary>
internal static class PlanCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to plan; all when none is named.");
        var force = Options.Flag(
            "--force", "Plan a refresh with --force: watches that are not due, too; paused ones only when they are named.");
        var command = new Command("plan", "Show the watches with something to do as the matrix of a workflow's job.") { watches, force };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var named = parse.GetValue(watches) ?? [];
            var selection = await scope.SelectAsync(named, cancellationToken);

            List<PlannedWatch> planned = [];
            foreach (var watch in selection.Watches)
            {
                var plan = PlannedWatch.Of(
                    (await scope.Store.OpenAsync(watch, cancellationToken)).Data,
                    parse.GetValue(force),
                    isNamed: named.Length > 0,
                    scope.Now);
                context.Remark($"{watch.Value}: {plan.Reason}.");
                planned.Add(plan);
            }

            if (named.Length == 0)
            {
                await selection.WarnOfOrphansAsync(context, scope.Store, cancellationToken);
            }

            var matrix = new PlanMatrix([.. planned.Where(plan => plan.HasWork).Select(plan => plan.Watch).Distinct()]);
            await context.Environment.Output.WriteLineAsync(matrix.ToString());
            await StepOutputs.WriteAsync(context.Actions.OutputPath, matrix, cancellationToken);
            if (!matrix.HasAny)
            {
                // The workflow ends here, and its page shall not be empty.
                await context.ForMachines().TellAsync(NextStep.NothingPlanned(context.Actions, planned), cancellationToken);
            }

            return selection.Code;
        });
    }
}
