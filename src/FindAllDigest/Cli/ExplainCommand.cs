using System.CommandLine;
using System.Globalization;
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
        var text = new Argument<string>("URL-OR-NAME") { Description = "An address or a name." };
        var watches = new Argument<string[]>("WATCH") { Description = "Watches to ask; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("explain", "Show the entity key of an address or a name, and what excludes it and why.") { text, watches };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            var asked = parse.GetRequiredValue(text);
            var key = EntityKey.Of(asked, asked);
            var explanation = EntityKeyExplanation.Of(asked, asked);
            using var loggers = context.CreateLoggers();
            var repository = RepositoryChoice.Open(context, isReadOnly: true, loggers);
            using var held = repository as IDisposable;
            var today = DateOnly.FromDateTime(context.Environment.Time.GetUtcNow().UtcDateTime);

            List<ExplainAnswer> answers = [];
            foreach (var watch in await CommandContext.WatchesAsync(repository, parse.GetValue(watches) ?? [], cancellationToken))
            {
                var data = WatchContext.Read(await repository.ReadAsync(watch, cancellationToken));
                var verdict = new KnownEntities(data.ExcludeLists).Find(key, key.IsByName ? asked : null, today);
                answers.Add(new ExplainAnswer(watch.Value, key.Value, explanation.Sentences, verdict is ExclusionVerdict.Excluded, Sentence(data, key, verdict)));
            }

            Print(context, key, explanation, answers);
            return ExitCode.Done;
        }));
        return command;
    }

    private static string Sentence(WatchContext data, EntityKey key, ExclusionVerdict verdict)
    {
        var seen = data.Catalogue.Find(key) is { } entity
            ? string.Create(CultureInfo.InvariantCulture, $" Run {entity.Run} reported it on {entity.LastSeen:yyyy-MM-dd}.")
            : "";
        return verdict switch
        {
            ExclusionVerdict.Excluded excluded => $"Excluded by row {Place(data, excluded.Row)}, {Because(excluded)}.{seen}",
            ExclusionVerdict.Expired expired => string.Create(CultureInfo.InvariantCulture, $"Not excluded: row {Place(data, expired.Row)} stopped excluding it on {expired.Row.Until:yyyy-MM-dd}.{seen}"),
            _ when seen.Length > 0 => $"Not excluded: its row was deleted, so it may be reported as back again.{seen}",
            _ => "Not excluded: no row is about it, so it would be reported as new.",
        };
    }

    private static string Because(ExclusionVerdict.Excluded excluded) => excluded.Because switch
    {
        ExclusionReason.Rejected => "rejected by a person",
        ExclusionReason.Closed => "proposed in a pull request that was closed",
        ExclusionReason.Pattern => $"whose pattern is {excluded.Row.Url}",
        _ when excluded.Row.Until is { } until => string.Create(CultureInfo.InvariantCulture, $"known, until {until:yyyy-MM-dd}"),
        _ when excluded.Row.Run.Length > 0 => $"known since run {excluded.Row.Run}",
        _ => "known",
    };

    private static string Place(WatchContext data, ExcludeRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Line} of {data.ListOf(row).Path}");

    private static void Print(CommandContext context, EntityKey key, EntityKeyExplanation explanation, List<ExplainAnswer> answers)
    {
        if (context.Settings.IsJson)
        {
            context.Answer([.. answers], CommandJson.Default.ExplainAnswerArray);
            return;
        }

        context.Answer($"Key: {key.Value}");
        foreach (var sentence in explanation.Sentences)
        {
            context.Answer($"  {sentence}");
        }

        foreach (var answer in answers)
        {
            context.Answer($"{answer.Watch}: {answer.Sentence}");
        }
    }
}

/// <summary>What one watch says about an entity.</summary>
/// <param name="Remarks">How the key came about.</param>
internal sealed record ExplainAnswer(string Watch, string Key, IReadOnlyList<string> Remarks, bool IsExcluded, string Sentence);
