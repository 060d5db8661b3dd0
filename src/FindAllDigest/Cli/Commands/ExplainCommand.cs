using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest explain</c>: who an address or a name is, and what excludes it.</summary>
internal static class ExplainCommand
{
    public static Command Create(ActionBinder bind)
    {
        var text = new Argument<string?>("URL-OR-NAME")
        {
            Description = "An address, a name, an entity key, or a pattern of a list.",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = OptionValues.Text,
        };
        var watches = WatchArguments.Many("Watches to ask; all when none is named.");
        var command = new Command("explain", "Show the entity key of an address or a name, and what excludes it and why.")
        {
            text,
            watches
        };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var asked = (parse.GetValue(text) ?? "").Trim();
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var explanation = Explain(asked);

            var selection = await scope.SelectAsync(parse.GetValue(watches), cancellationToken);

            List<ExplainAnswer> answers = [];
            var exitCode = await scope.ForEachAsync(selection, async watch =>
            {
                var data = WatchContext.Of(await scope.Store.OpenAsync(watch, cancellationToken));
                var reason = new EntityExplainer(data, context.Today).Explain(asked, explanation.Key);
                answers.Add(
                    new ExplainAnswer(
                        watch.Value,
                        explanation.Who,
                        explanation.Sentences,
                        reason.IsExcluded,
                        reason.Word,
                        reason.Sentence,
                        reason.File,
                        reason.Line,
                        reason.Run,
                        reason.PullRequest));
            });

            Print(context, explanation, answers);
            return exitCode;
        });
    }

    // A pattern is nobody's key.
    private static Asked Explain(string asked)
    {
        if (ExclusionPattern.TryParse(asked, out _))
        {
            return new(asked, EntityKey.Of(null, asked), ["it is a pattern, which covers many keys and is none itself"]);
        }

        var explanation = EntityKeyExplanation.OfAsked(asked);
        return new(explanation.Key.Value, explanation.Key, explanation.Sentences);
    }

    private static void Print(CommandContext context, Asked asked, List<ExplainAnswer> answers)
    {
        context.AnswerJson([.. answers], CommandJson.Default.ExplainAnswerArray);
        context.Answer(
            $"Key: {asked.Who}{(asked.Sentences.Count == 0 ? " (the text itself)" : $" ({string.Join("; ", asked.Sentences)})")}");
        foreach (var answer in answers)
        {
            context.Answer($"{answer.Watch}: {answer.Sentence}");
        }
    }

    private sealed record Asked(string Who, EntityKey Key, IReadOnlyList<string> Sentences);
}
