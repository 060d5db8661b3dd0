using System.CommandLine;
using System.CommandLine.Parsing;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli.Commands;

/// <summary>Tells what is wrong with a command line: a sentence for each fault, and where the help is.</summary>
internal static class ParseErrors
{
    /// <returns><see cref="ExitCode.CommandLine"/>.</returns>
    public static async Task<int> TellAsync(ParseResult parsed, ProgramEnvironment environment, CancellationToken cancellationToken)
    {
        var actions = new GitHubActions(environment);
        if (parsed.CommandResult.Command.Name == RefreshCommand.Name)
        {
            // A later step of the workflow reads the outputs of a refresh whatever became of it.
            await StepOutputs.WriteFailedRefreshAsync(actions.OutputPath, cancellationToken);
        }

        // Where a wrong word stands in the place of a command, the wrong word says all.
        var sentences = parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens.Select(token => $"'{token}' is {Place(parsed)}{NearestWord.Hint(token, Known(parsed, token))}")
            : parsed.Errors.Select(Sentence);
        sentences =
        [
            .. UnknownOptions(parsed).Select(token => $"There is no option '{token}'{NearestWord.Hint(token, Known(parsed, token))}"),
            .. sentences.Distinct(StringComparer.Ordinal)
        ];
        var errors = new ErrorBoundary(environment, isJson: parsed.Tokens.Any(token => token.Value == "--json"));
        return await errors.RunAsync(
            () => throw new DigestException(ExitCode.CommandLine, string.Join(' ', sentences)),
            CommandHelp.CallOf(parsed),
            cancellationToken);
    }

    /// <summary>What looks like an option and was taken for a watch or a name. Behind <c>--</c> nothing is an option.</summary>
    public static IReadOnlyList<string> UnknownOptions(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? []
        :
        [
            .. parsed.CommandResult.Children
                .OfType<ArgumentResult>()
                .SelectMany(result => result.Tokens)
                .Select(token => token.Value)
                .Where(text => text.StartsWith("--", StringComparison.Ordinal))
        ];

    // The parser does not say what a missing argument is.
    private static string Sentence(ParseError fault) => fault.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Parent: OptionResult option } => Valueless(option.Option),
        ArgumentResult { Tokens.Count: 0 } argument => $"{argument.Argument.Name} is missing. {argument.Argument.Description}",
        OptionResult { Tokens.Count: 0 } option => Valueless(option.Option),
        CommandResult { Command: RootCommand } => "A command is missing.",
        CommandResult { Command: { Action: null, Subcommands.Count: > 0 } group } =>
            $"'{group.Name}' is no command by itself. It has {string.Join(", ", group.Subcommands.Select(one => one.Name))}.",
        _ => OneLine.Of(fault.Message),
    };

    private static string Valueless(Option option) => $"Write {option.Name} {option.HelpName ?? "TEXT"}. {option.Description}";

    private static string Place(ParseResult parsed) =>
        parsed.CommandResult.Command.Subcommands.Count > 0 ? "no command" : "one word too many";

    private static IEnumerable<string> Known(ParseResult parsed, string wrong) => wrong.StartsWith('-')
        ? Options(parsed.CommandResult)
        : parsed.CommandResult.Command.Subcommands.Where(one => !one.Hidden).Select(one => one.Name);

    private static IEnumerable<string> Options(CommandResult? result)
    {
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
        {
            foreach (var option in command.Command.Options)
            {
                yield return option.Name;
            }
        }
    }
}
