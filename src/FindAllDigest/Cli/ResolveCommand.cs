using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli;

/// <summary><c>findall-digest resolve</c>: settles a run whose id was lost. The next refresh does the rest.</summary>
internal static class ResolveCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watch = new Argument<string>("WATCH") { Description = "The watch that is held." };
        var resume = new Option<string?>("--resume") { Description = "The run exists: its id, as the service's dashboard shows it.", HelpName = "findall_…" };
        var abandon = new Option<bool>("--abandon") { Description = "There is no such run, or it shall not be collected: book it at its full exposure and go on." };
        var command = new Command("resolve", "Settle a run whose id was lost.") { watch, resume, abandon };
        command.Validators.Add(result =>
        {
            if (result.GetValue(resume) is not null == result.GetValue(abandon))
            {
                result.AddError("Say either --resume findall_… or --abandon.");
            }
            else if (result.GetValue(resume) is { } id && Parse(id) is null)
            {
                result.AddError($"'{id}' is not the id of a FindAll run; it starts with findall_.");
            }
        });
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            using var loggers = context.CreateLoggers();
            var repository = RepositoryChoice.Open(context, isReadOnly: false, loggers);
            using var held = repository as IDisposable;
            var name = (await context.WatchesAsync(repository, [parse.GetRequiredValue(watch)], cancellationToken))[0];
            var memory = new WatchMemory(repository, await repository.ReadAsync(name, cancellationToken));
            var id = Parse(parse.GetValue(resume));
            context.Answer(await SettleAsync(name, memory, id, context.Environment.Time, cancellationToken));
            return ExitCode.Done;
        }));
        return command;
    }

    // On GitHub's pages an id holds invisible characters, so that GitHub makes no link to a commit of it; whoever copies it there copies them, too.
    private static FindAllRunId? Parse(string? text) => FindAllRunId.TryParse(OneLine.Of(text ?? ""), out var id) ? id : null;

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
            return $"{name.Value}: given up, and booked at its full exposure. The next refresh that is due starts a new run.";
        }

        if (memory.Ledger.Runs.Any(run => run.Id == id))
        {
            throw new DigestException(ExitCode.File, $"Run {id} is settled already; it is in the ledger of watch '{name.Value}'. Look for a later run in the service's dashboard.");
        }

        await memory.WriteAsync(new RunJournal.Running(plan, id), cancellationToken);
        return $"{name.Value}: run {id} is in the journal. The next refresh collects it.";
    }
}
