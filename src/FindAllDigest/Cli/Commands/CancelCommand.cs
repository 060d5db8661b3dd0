using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest cancel</c>: stops the run in flight, so that it finds, and costs, no more. What it found is paid for and kept.</summary>
/// <remarks>It leaves the journal as it is: the next refresh collects the cancelled run like any other.</remarks>
internal static class CancelCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watch = WatchArguments.One("The watch whose run is to be stopped.");
        var command = new Command("cancel", "Stop the run in flight; the next refresh collects what it found.") { watch };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var name = await scope.SelectAsync(parse.GetRequiredValue(watch), cancellationToken);
            var journal = (await scope.Store.OpenAsync(name, cancellationToken)).Data.State.Journal;
            var answer = await CancelAsync(name, journal, scope.FindAll, cancellationToken);
            if (context.Settings.IsJson)
            {
                context.Answer(answer, CommandJson.Default.CancelAnswer);
            }
            else
            {
                context.Answer($"{name.Value}: {answer.Message}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<CancelAnswer> CancelAsync(WatchName name, RunJournal journal, IFindAllService findAll, CancellationToken cancellationToken)
    {
        if (journal is RunJournal.Intent)
        {
            throw new DigestException(ExitCode.Decision, $"Watch '{name.Value}' is held: the id of its run was lost, and without it nothing can be cancelled. {LostRunAdvice.Of(name)}");
        }

        if (journal.RunId is not { } id)
        {
            return new(name.Value, null, IsCancelled: false, "no run is in flight.");
        }

        var before = (await findAll.GetRunAsync(id, cancellationToken)).Status;

        // A run that is halted is no longer active, but it can be cancelled; one that has ended is left as it is.
        await findAll.CancelAsync(id, cancellationToken);
        var after = (await findAll.GetRunAsync(id, cancellationToken)).Status;
        return after.Ending.Kind == RunEndingKind.Cancelled && before.Ending.Kind != RunEndingKind.Cancelled
            ? new(name.Value, id.Value, IsCancelled: true, $"run {id} is cancelled. The {after.Matched} matches that it found are paid for and kept: 'findall-digest refresh {name.Value}' collects them.")
            : new(name.Value, id.Value, IsCancelled: false, $"run {id} has ended already ({after.Word}). 'findall-digest refresh {name.Value}' collects it.");
    }
}
