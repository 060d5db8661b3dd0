using System.CommandLine;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli.Commands;

/// <summary>Puts what a command answered on the page of a workflow's run, where a person who used a form looks first.</summary>
internal static class CommandSummary
{
    // The others write a summary of their own, or answer a program.
    private static readonly string[] Commands =
    [
        "estimate", "status", "review", "sync", "restore", "resolve", "cancel", "init", "preview", "explain", "check"
    ];

    public static async Task WriteAsync(CommandContext context, ParseResult parse, CancellationToken cancellationToken)
    {
        if (context.Actions.StepSummaryPath.Length > 0 && context.Told.Count > 0 && Commands.Contains(parse.CommandResult.Command.Name))
        {
            await StepSummary.WriteAsync(context.Actions.StepSummaryPath, context.Actions.RepositoryUrl, context.Told, cancellationToken);
        }
    }
}
