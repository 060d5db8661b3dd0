using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest resolve</c>: settles a run whose id was lost. The next refresh does the rest.</summary>
internal static class ResolveCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watch = WatchArguments.One("The watch that is held.");
        var resume = new Option<FindAllRunId?>("--resume")
        {
            Description = "The run exists: its id, as the service's dashboard shows it.",
            HelpName = "findall_…",
            CustomParser = OptionValues.RunId,
        };
        var abandon = new Option<bool>("--abandon") { Description = "There is no such run, or it shall not be collected: book it at its full exposure and go on." };
        var command = new Command("resolve", "Settle a run whose id was lost.") { watch, resume, abandon };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            var id = parse.GetValue(resume);
            if (id is not null == parse.GetValue(abandon))
            {
                throw new DigestException(ExitCode.CommandLine, "Say either --resume findall_… or --abandon.");
            }

            await using var scope = CommandScope.Open(context, isReadOnly: false);
            var name = await scope.SelectAsync(parse.GetRequiredValue(watch), cancellationToken);
            var memory = new WatchMemory(await scope.Store.OpenAsync(name, cancellationToken));
            var message = await SettleAsync(name, memory, id, context.Environment.Time, cancellationToken);
            if (context.Settings.IsJson)
            {
                context.Answer(new ResolveAnswer(name.Value, id?.Value, message), CommandJson.Default.ResolveAnswer);
            }
            else
            {
                context.Answer($"{name.Value}: {message}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<string> SettleAsync(WatchName name, WatchMemory memory, FindAllRunId? id, TimeProvider time, CancellationToken cancellationToken)
    {
        // A run whose id was given wrongly, or that the service has forgotten, is settled the same way: it would be asked after forever.
        var plan = memory.Journal switch
        {
            RunJournal.Intent intent => intent.Plan,
            RunJournal.Running running => running.Plan,
            _ => throw new DigestException(ExitCode.File, $"Watch '{name.Value}' is not held: no run of it has lost its id."),
        };

        if (id is null)
        {
            await memory.CloseAsync(LostRun.Record(plan, time.GetUtcNow()) with { Id = memory.Journal.KnownId }, LostRun.Close(plan), cancellationToken);
            return $"given up, and booked at its full exposure. The next refresh that is due starts a new run.";
        }

        if (memory.Ledger.Runs.Any(run => run.Id == id))
        {
            throw new DigestException(ExitCode.File, $"Run {id} is settled already; it is in the ledger of watch '{name.Value}'. Look for a later run in the service's dashboard.");
        }

        await memory.WriteAsync(new RunJournal.Running(plan, id), cancellationToken);
        return $"run {id} is in the journal. The next refresh collects it.";
    }
}
