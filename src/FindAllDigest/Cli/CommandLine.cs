using System.CommandLine;
using FindAllDigest.Cli.Exclude;
using FindAllDigest.Cli.Templates;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli;

/// <summary>The program's commands, as a shell calls them.</summary>
public static class CommandLine
{
    /// <summary>Runs a command.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, ProgramEnvironment environment, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Runs FindAll queries again, keeps what is net-new, and shows it as a digest.");
        var globals = new GlobalOptions();
        globals.AddTo(root);

        Command[] commands =
        [
            RefreshCommand.Create(Bind),
            PlanCommand.Create(Bind),
            StatusCommand.Create(Bind),
            EstimateCommand.Create(Bind),
            InitCommand.Create(Bind),
            PreviewCommand.Create(Bind),
            ExplainCommand.Create(Bind),
            ExcludeCommand.Create(Bind),
            ReviewCommand.Create(Bind),
            TemplatesCommand.Create(Bind),
            ResolveCommand.Create(Bind),
            CancelCommand.Create(Bind),
            SyncCommand.Create(Bind),
            RestoreCommand.Create(Bind),
            SimulateCommand.Create(Bind),
        ];
        foreach (var command in commands)
        {
            root.Add(command);
        }

        var parsed = root.Parse(arguments);
        if (parsed is { Errors.Count: > 0, CommandResult.Command.Name: RefreshCommand.Name })
        {
            // A later step of the workflow reads the outputs of a refresh whatever became of it.
            await StepOutputs.WriteFailedRefreshAsync(new GitHubActions(environment).OutputPath, cancellationToken);
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = environment.Output, Error = environment.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            cancellationToken);

        Func<ParseResult, CancellationToken, Task<int>> Bind(Func<CommandContext, ParseResult, CancellationToken, Task<ExitCode>> action) =>
            (parse, token) =>
            {
                var context = new CommandContext(environment, globals.Read(parse, environment));
                return context.Errors.RunAsync(async () => await action(context, parse, token) is var code && code > context.Told ? code : context.Told, token);
            };
    }
}

/// <summary>Joins a command's action with its context and the error boundary.</summary>
internal delegate Func<ParseResult, CancellationToken, Task<int>> ActionBinder(Func<CommandContext, ParseResult, CancellationToken, Task<ExitCode>> action);
