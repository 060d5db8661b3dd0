using System.CommandLine;
using System.CommandLine.Invocation;
using FindAllDigest.Cli.Exclude;
using FindAllDigest.Cli.Templates;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Safety;
using FindAllDigest.Diagnostics;
using FindAllDigest.FindAllApi.Transport;
using FindAllDigest.Messages;

namespace FindAllDigest.Cli.Commands;

/// <summary>The program's commands, as a shell calls them.</summary>
internal static class CommandLine
{
    /// <summary>Something shorter is no key, and blotting it out would blot out words.</summary>
    private const int ShortestKey = 8;

    // While a secret is rotated, a variable holds two.
    private static readonly char[] BetweenKeys = [' ', '\t', '\r', '\n', ','];

    /// <summary>Runs a command.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, ProgramEnvironment environment, CancellationToken cancellationToken)
    {
        var secrets = SecretsOf(environment);
        var output = new MaskingWriter(environment.Output, secrets);
        environment = environment with { Output = output, Error = new MaskingWriter(environment.Error, secrets) };

        // What goes wrong after a command has ended, such as a page of the workflow run that cannot be written.
        var ended = await new ErrorBoundary(environment, isJson: false).RunAsync(
            async () => (ExitCode)await ParseAndRunAsync(arguments, environment, cancellationToken), "", cancellationToken);
        if (output.Refusal.Length == 0 || ended != (int)ExitCode.Done)
        {
            return ended;
        }

        await environment.Error.WriteLineAsync(
            $"The answer could not be written ({output.Refusal.TrimEnd('.')}). What was to be done is done.");
        return (int)ExitCode.CommandLine;
    }

    private static IReadOnlyList<Secret> SecretsOf(ProgramEnvironment environment)
    {
        string[] doors = [FindAllSettings.KeyVariable, "GITHUB_TOKEN", RelayCommand.SecretVariable, .. MessageChannel.SecretVariables];
        return
        [
            .. new Secrets(name => environment[name]).Values,
            .. doors.SelectMany(name => environment[name].Split(BetweenKeys, StringSplitOptions.RemoveEmptyEntries))
                .Where(value => value.Length >= ShortestKey)
                .Select(Secret.Of),
        ];
    }

    private static async Task<int> ParseAndRunAsync(string[] arguments, ProgramEnvironment environment, CancellationToken cancellationToken)
    {
        // An argument such as @acme is a text like any other, and no file to read options from.
        var parsed = CreateRoot(environment).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction || ParseErrors.UnknownOptions(parsed).Count > 0)
        {
            return await ParseErrors.TellAsync(parsed, environment, cancellationToken);
        }

        var invocation = new InvocationConfiguration
        {
            Output = environment.Output,
            Error = environment.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }

    /// <summary>Every command with its arguments and options.</summary>
    public static RootCommand CreateRoot(ProgramEnvironment environment)
    {
        var root = new RootCommand("Runs FindAll queries again, keeps what is net-new, and shows it as a digest.");
        var globals = new GlobalOptions();
        globals.AddTo(root);

        (string Group, Command[] Commands)[] groups =
        [
            ("Every day", [
                RefreshCommand.Create(Bind),
                StatusCommand.Create(Bind),
                EstimateCommand.Create(Bind), TuneCommand.Create(Bind),
                ExtendCommand.Create(Bind),
                ReviewCommand.Create(Bind),
                SyncCommand.Create(Bind)
            ]),
            ("Your list", [ExcludeCommand.Create(Bind), ExplainCommand.Create(Bind), RestoreCommand.Create(Bind)]),
            ("When something is wrong", [
                DoctorCommand.Create(Bind),
                ResolveCommand.Create(Bind),
                CancelCommand.Create(Bind),
                new("templates", "Work on the templates of digests, in the files of this work tree.") { CheckTemplatesCommand.Create(Bind) }
            ]),
            ("Set up", [InitCommand.Create(Bind), PreviewCommand.Create(Bind), PlanCommand.Create(Bind), CompletionCommand.Create(Bind)]),
            ("Look elsewhere", [
                ExportCommand.Create(Bind),
                SiteCommand.Create(Bind),
                RelayCommand.Create(Bind),
                SimulateCommand.Create(Bind)
            ]),
        ];
        foreach (var command in groups.SelectMany(group => group.Commands))
        {
            root.Add(command);
        }

        ShellCompletion.OfferWatches(root, environment.CurrentDirectory);
        CommandHelp.AddTo(root, groups);
        return root;

        Command Bind(Command command, Func<CommandContext, ParseResult, CancellationToken, Task<ExitCode>> action)
        {
            command.SetAction((parse, token) => RunAsync(globals, action, parse, environment, token));
            return command;
        }
    }

    private static async Task<int> RunAsync(
        GlobalOptions globals,
        Func<CommandContext, ParseResult, CancellationToken, Task<ExitCode>> action,
        ParseResult parse,
        ProgramEnvironment environment,
        CancellationToken cancellationToken)
    {
        var errors = new ErrorBoundary(environment, globals.IsJson(parse));
        DigestException? failure = null;
        var ended = await errors.RunAsync(
            async () =>
            {
                var context = new CommandContext(environment, globals.Read(parse, environment));
                try
                {
                    var code = await action(context, parse, cancellationToken);
                    await CommandSummary.WriteAsync(context, parse, cancellationToken);
                    return code;
                }
                catch (DigestException refusal)
                {
                    failure = refusal;
                    throw;
                }
            },
            CommandHelp.CallOf(parse),
            cancellationToken);
        if (failure is not { IsForDoctor: false })
        {
            await DoctorHint.TellAsync(environment, parse.CommandResult.Command.Name, (ExitCode)ended);
        }

        return ended;
    }
}
