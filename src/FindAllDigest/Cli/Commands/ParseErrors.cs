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

        var sentences = parsed.Errors.Select(fault => Sentence(parsed, fault)).Distinct(StringComparer.Ordinal).ToList();
        var isJson = parsed.Tokens.Any(token => token.Value == "--json");
        var errors = new ErrorBoundary(environment.Error, isJson ? environment.Error : environment.Output, actions);
        return await errors.RunAsync(
            () => throw new DigestException(ExitCode.CommandLine, string.Join(' ', sentences)),
            CommandHelp.CallOf(parsed),
            cancellationToken);
    }

    private static string Sentence(ParseResult parsed, ParseError fault)
    {
        var sentence = OneLine.Of(fault.Message);
        var wrong = parsed.UnmatchedTokens.FirstOrDefault(token => sentence.Contains($"'{token}'", StringComparison.Ordinal));
        var command = parsed.CommandResult.Command;
        var known = wrong switch
        {
            null => [],
            ['-', ..] => Options(parsed.CommandResult),
            _ => command.Subcommands.Where(one => !one.Hidden).Select(one => one.Name),
        };
        return wrong is not null && NearestWord.Find(wrong, known) is { } nearest ? $"{sentence} Did you mean '{nearest}'?" : sentence;
    }

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
