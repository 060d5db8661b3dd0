using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest resolve</c>: settles a run whose id was lost. The next refresh does the rest.</summary>
internal static class ResolveCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watch = WatchArguments.One("The watch that is held.");
        var resume = Options.Value(
            "--resume", "findall_…", "The run exists: its id, as the service's dashboard shows it.", OptionValues.RunId);
        var abandon = Options.Flag(
            "--abandon", "There is no such run, or nothing can be had of it: book it at its full exposure and go on.");
        var command = new Command("resolve", "Settle a run whose id was lost.") { watch, resume, abandon };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var id = parse.GetValue(resume);
            if (id is not null == parse.GetValue(abandon))
            {
                throw new DigestException(ExitCode.CommandLine, "Say either --resume findall_… or --abandon.");
            }

            await using var scope = CommandScope.Open(context, isReadOnly: false);
            var name = await scope.SelectAsync(parse.GetRequiredValue(watch), cancellationToken);
            if (id is not null && await OwnerAsync(scope, name, id, cancellationToken) is { } owner)
            {
                throw new DigestException(
                    ExitCode.File, $"Run {id} is of watch '{owner.Value}', which has it in its own memory. Nothing was done.")
                { IsForDoctor = false };
            }

            var session = await scope.Store.OpenAsync(name, cancellationToken);
            var message = id is null
                ? await LostRunResolution.AbandonAsync(session, scope.FindAll, context.Environment.Time, cancellationToken)
                : await LostRunResolution.ResumeAsync(session, id, scope.FindAll, context.Environment.Time, cancellationToken);
            context.AnswerJson(new ResolveAnswer(name.Value, id?.Value, message), CommandJson.Default.ResolveAnswer);
            context.Answer($"{name.Value}: {message}");
            return ExitCode.Done;
        });
    }

    /// <summary>Another watch that has booked a run, or waits for it; null where none has. A watch that
    /// cannot be read hides no other.</summary>
    private static async Task<WatchName?> OwnerAsync(
        CommandScope scope, WatchName held, FindAllRunId id, CancellationToken cancellationToken)
    {
        foreach (var other in (await scope.Store.ListAsync(cancellationToken)).Watches.Where(other => other != held))
        {
            try
            {
                var state = (await scope.Store.OpenAsync(other, cancellationToken)).Data.State;
                if (state.Ledger.Names(id) || state.Journal.KnownId == id)
                {
                    return other;
                }
            }
            catch (DigestException fault) when (fault.Problems.Count > 0)
            {
                // Its faults are told by the commands that need it.
            }
        }

        return null;
    }
}
