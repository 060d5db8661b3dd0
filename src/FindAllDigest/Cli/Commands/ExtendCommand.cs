using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest extend</c>: lets the last run find more than its match limit allowed. The next refresh collects it.</summary>
internal static class ExtendCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watch = WatchArguments.One("The watch whose last run ended at its match limit.");
        var upTo = Options.Value(
            "--up-to",
            "N",
            "The most matches in all; without it extend.up_to of watch.json, else twice its match_limit, as far as the budget reaches.",
            OptionValues.Whole(MatchLimits.Minimum, MatchLimits.Maximum));
        var command = new Command(
            "extend", "Extend the last run, if it ended at its match limit; the next refresh collects what it brings.") { watch, upTo };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: false);
            var name = await scope.SelectAsync(parse.GetRequiredValue(watch), cancellationToken);
            var extension = await scope.ExtensionAsync(cancellationToken);
            var session = await scope.Store.OpenAsync(name, cancellationToken);
            var extended = await extension.ExtendAsync(session, parse.GetValue(upTo), cancellationToken);
            var change = extended.Extension;
            context.AnswerJson(
                new ExtendAnswer(
                    name.Value, extended.Id.Value, change?.From, change?.To, change?.ExposureUsd, extended.Message),
                    CommandJson.Default.ExtendAnswer);
            context.Answer($"{name.Value}: {extended.Message}");
            return ExitCode.Done;
        });
    }
}
