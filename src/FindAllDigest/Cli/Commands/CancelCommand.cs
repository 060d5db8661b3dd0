using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest cancel</c>: stops the run in flight, so that it finds, and
/// costs, no more. What it found is paid for and kept.</summary>
internal static class CancelCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watch = WatchArguments.One("The watch whose run is to be stopped.");
        var command = new Command("cancel", "Stop the run in flight; the next refresh collects what it found.") { watch };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var name = await scope.SelectAsync(parse.GetRequiredValue(watch), cancellationToken);
            var session = await scope.Store.OpenAsync(name, cancellationToken);
            await using var answering = await scope.AnswerAsync(session.Data, cancellationToken);
            var cancelled = await new RunCancellation(answering.FindAll).CancelAsync(session, cancellationToken);
            context.AnswerJson(
                new CancelAnswer(name.Value, cancelled.Id?.Value, cancelled.IsCancelled, cancelled.Message),
                CommandJson.Default.CancelAnswer);
            context.Answer($"{name.Value}: {cancelled.Message}");
            return ExitCode.Done;
        });
    }
}
