using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest restore</c>: lets the entities of a closed pull request come back.</summary>
internal static class RestoreCommand
{
    public static Command Create(ActionBinder bind)
    {
        var number = new Argument<PullRequestReference>("PR")
        {
            Description = "A digest pull request that was closed without merging: 12, #12 or its address.",
            CustomParser = OptionValues.PullRequest,
        };
        var command = new Command("restore", "Let the entities of a closed pull request be found again.") { number };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var pullRequest = parse.GetRequiredValue(number).NumberIn(context.Actions);
            await using var scope = CommandScope.Open(context, isReadOnly: false);
            var restored = await new Restoration(scope.Store, scope.Place.Ladder).RestoreAsync(
                pullRequest, context.Today, cancellationToken);
            string[] sentences = [.. Sentences(restored)];
            context.AnswerJson(
                new RestoreAnswer(
                    restored.Number,
                    restored.Watch.Value,
                    restored.Restored,
                    restored.Kept,
                    restored.Delivered?.PullRequestUrl ?? "",
                    string.Join(' ', sentences)),
                CommandJson.Default.RestoreAnswer);
            foreach (var sentence in sentences)
            {
                context.Answer($"{restored.Watch.Value}: {sentence}");
            }

            return ExitCode.Done;
        });
    }

    private static IEnumerable<string> Sentences(RestoredPullRequest restored)
    {
        yield return $"{Plural.Of(restored.Restored, "entity", "entities")} of pull request #{restored.Number} may be found again.";
        if (restored.Changes > 0)
        {
            yield return $"{Plural.Of(restored.Changes, "change")} that it told may be told again.";
        }

        if (restored.Delivered is { } delivered)
        {
            var place = delivered.PullRequestUrl.Length > 0 ? $" in {delivered.PullRequestUrl}: merge it" : "";
            yield return $"{Plural.Of(restored.RemovedRows, "row that said so is", "rows that said so are")} taken out of the exclude "
                + $"list{place}.";
        }

        foreach (var kept in restored.Kept)
        {
            yield return $"{char.ToUpperInvariant(kept[0])}{kept[1..]}.";
        }
    }
}
