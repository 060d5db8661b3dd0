using System.CommandLine;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest completion</c>: the script that lets a shell complete commands, options and watches.</summary>
internal static class CompletionCommand
{
    public static Command Create(ActionBinder bind)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh.", HelpName = "bash|zsh|fish|pwsh" };
        shell.CompletionSources.Add([.. ShellCompletion.Shells]);
        var command = new Command("completion", "Print the completion script of a shell.") { shell };
        return bind(command, async (context, parse, _) =>
        {
            if (context.Settings.IsJson)
            {
                throw new DigestException(ExitCode.CommandLine, "A completion script is no JSON. Leave --json out.");
            }

            await context.Environment.Output.WriteAsync(ShellCompletion.ScriptOf(parse.GetRequiredValue(shell)));
            return ExitCode.Done;
        });
    }
}
