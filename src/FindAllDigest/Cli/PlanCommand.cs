using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli;

/// <summary><c>findall-digest plan</c>: the watches with something to do, for a workflow. It buys nothing and writes nothing.</summary>
internal static class PlanCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = new Argument<string[]>("WATCH") { Description = "Watches to plan; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var force = new Option<bool>("--force") { Description = "Plan a refresh with --force: watches that are not due, or paused, too." };
        var command = new Command("plan", "Show the watches with something to do as the matrix of a workflow's job.") { watches, force };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            using var loggers = context.CreateLoggers();
            var repository = RepositoryChoice.Open(context, isReadOnly: true, loggers);
            using var held = repository as IDisposable;
            var now = context.Environment.Time.GetUtcNow();

            List<PlannedWatch> planned = [];
            foreach (var watch in await context.WatchesAsync(repository, parse.GetValue(watches) ?? [], cancellationToken))
            {
                var plan = await PlannedWatch.ReadAsync(repository, watch, parse.GetValue(force), now, cancellationToken);
                context.Remark($"{watch.Value}: {plan.Reason}.");
                planned.Add(plan);
            }

            var matrix = new PlanMatrix([.. planned.Where(plan => plan.HasWork).Select(plan => plan.Watch).Distinct()]);
            await context.Environment.Output.WriteLineAsync(matrix.ToString());
            await StepOutputs.WriteAsync(context.Actions.OutputPath, matrix, cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }
}
