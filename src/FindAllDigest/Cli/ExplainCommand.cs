using System.CommandLine;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli;

/// <summary><c>findall-digest explain</c>: who an address or a name is, and what excludes it.</summary>
internal static class ExplainCommand
{
    public static Command Create(ActionBinder bind)
    {
        var text = new Argument<string>("URL-OR-NAME") { Description = "An address, a name, an entity key, or a pattern of a list." };
        var watches = new Argument<string[]>("WATCH") { Description = "Watches to ask; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("explain", "Show the entity key of an address or a name, and what excludes it and why.") { text, watches };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            var asked = parse.GetRequiredValue(text).Trim();
            using var loggers = context.CreateLoggers();
            var repository = RepositoryChoice.Open(context, isReadOnly: true, loggers);
            using var held = repository as IDisposable;
            var explanation = Explain(asked);

            List<ExplainAnswer> answers = [];
            var exitCode = ExitCode.Done;
            foreach (var watch in await context.WatchesAsync(repository, parse.GetValue(watches) ?? [], cancellationToken))
            {
                var snapshot = await repository.ReadAsync(watch, cancellationToken);
                if (TryRead(context, snapshot) is not { } data)
                {
                    exitCode = ExitCode.File;
                    continue;
                }

                var reason = new EntityExplainer(data, context.Today).Explain(asked, explanation.Key);
                answers.Add(new ExplainAnswer(watch.Value, explanation.Who, explanation.Sentences, reason.IsExcluded, reason.Word, reason.Sentence, reason.File, reason.Line, reason.Run, reason.PullRequest));
            }

            Print(context, explanation, answers);
            return exitCode;
        }));
        return command;
    }

    /// <summary>A watch with a wrong file is told and hides no other.</summary>
    private static WatchContext? TryRead(CommandContext context, WatchSnapshot snapshot)
    {
        try
        {
            return WatchContext.Read(snapshot);
        }
        catch (DigestException failure) when (failure.ExitCode == ExitCode.File)
        {
            context.Errors.Tell(failure);
            return null;
        }
    }

    // A pattern is nobody's key, and a stored key by name is not a name again.
    private static Asked Explain(string asked)
    {
        if (ExclusionPattern.TryParse(asked, out _))
        {
            return new(asked, EntityKey.Of(null, asked), ["it is a pattern, which covers many keys and is none itself"]);
        }

        var explanation = EntityKeyExplanation.Of(asked, asked.StartsWith("name:", StringComparison.OrdinalIgnoreCase) ? null : asked);
        return new(explanation.Key.Value, explanation.Key, explanation.Sentences);
    }

    private static void Print(CommandContext context, Asked asked, List<ExplainAnswer> answers)
    {
        if (context.Settings.IsJson)
        {
            context.Answer([.. answers], CommandJson.Default.ExplainAnswerArray);
            return;
        }

        context.Answer($"Key: {asked.Who}{(asked.Sentences.Count == 0 ? " (the text itself)" : $" ({string.Join("; ", asked.Sentences)})")}");
        foreach (var answer in answers)
        {
            context.Answer($"{answer.Watch}: {answer.Sentence}");
        }
    }

    /// <param name="Who">The key, or the pattern itself.</param>
    private sealed record Asked(string Who, EntityKey Key, IReadOnlyList<string> Sentences);
}

/// <summary>What one watch says about an entity.</summary>
/// <param name="Remarks">How the key came about.</param>
/// <param name="Reason"><c>known</c>, <c>rejected</c>, <c>closed</c>, <c>pattern</c>, <c>expired</c>, <c>deleted</c> or <c>unknown</c>.</param>
/// <param name="File">The file of the row that decides; null when there is none.</param>
/// <param name="Run">The run that brought or last reported the entity, if known.</param>
/// <param name="PullRequest">The number of the closed pull request, if one decides.</param>
internal sealed record ExplainAnswer(
    string Watch,
    string Key,
    IReadOnlyList<string> Remarks,
    bool IsExcluded,
    string Reason,
    string Sentence,
    string? File,
    int? Line,
    string? Run,
    string? PullRequest);
