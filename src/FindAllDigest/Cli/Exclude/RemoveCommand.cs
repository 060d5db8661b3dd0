using System.CommandLine;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Cli.Exclude;

/// <summary><c>exclude remove</c>: takes out all rows of entities, so that they may be reported again.</summary>
/// <remarks>What is not there is said and is no failure: afterwards the list is as the person wanted it.</remarks>
internal static class RemoveCommand
{
    private const int MostHints = 3;

    public static Command Create(ActionBinder bind)
    {
        var watch = ExcludeCommand.WatchArgument();
        var entities = new Argument<string[]>("URL-OR-NAME")
        {
            Description = "Addresses, names, entity keys, or patterns as the file has them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var dryRun = ExcludeCommand.DryRunOption();
        var command = new Command(
            "remove",
            "Remove the rows of entities, which may then be reported again. What has no row is told, and no failure.")
            {
                watch,
                entities,
                dryRun
            };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var given = (parse.GetValue(entities) ?? []).Select(GivenEntity.Of).ToList();
            var isDryRun = parse.GetValue(dryRun);
            var answer = await ExcludeFile.ChangeAsync(
                context,
                parse.GetRequiredValue(watch),
                file => Remove(file, given, context.Today, isDryRun),
                isDryRun,
                cancellationToken);
            var told = answer.Entities.Select(entity => (entity.Given, entity.Sentence));
            ListAnswer.Print(
                context,
                answer,
                ExcludeJson.Default.RemoveAnswer,
                told,
                $"{answer.Path}: {answer.Removed:#,0} removed, {Plural.Of(answer.Rows, "row")} left.",
                isDryRun);
            return ExitCode.Done;
        });
    }

    private static (ExcludeList Changed, RemoveAnswer Answer) Remove(
        ExcludeFile file, IReadOnlyList<GivenEntity> given, DateOnly today, bool isDryRun)
    {
        var found = given.Select(entity => (Entity: entity, Rows: RowsOf(file.List, entity))).ToList();
        var changed = file.List.Remove([.. found.SelectMany(one => one.Rows)]);
        return (changed, new RemoveAnswer(
            file.Path,
            isDryRun,
            file.List.Count - changed.Count,
            changed.Count,
            [.. found.Select(one => Told(file.List, one.Entity, one.Rows, today))]));
    }

    private static List<ExcludeRow> RowsOf(ExcludeList list, GivenEntity entity) =>
        entity.Pattern is { } pattern ? [.. list.Patterns.Where(row => row.Pattern == pattern)] : [.. list.RowsOf(entity.Key, entity.Name)];

    private static RemovedEntity Told(ExcludeList list, GivenEntity entity, List<ExcludeRow> rows, DateOnly today)
    {
        var key = entity.Pattern is null ? entity.Key.Value : entity.Url;
        int[] lines = [.. rows.Select(row => row.Line)];
        return new(entity.Text, key, lines, lines switch
        {
            [] => $"not found; {Hint(list, entity, today)}",
            [var line] => $"removed line {line}",
            _ => $"removed lines {string.Join(", ", lines)}",
        });
    }

    private static string Hint(ExcludeList list, GivenEntity entity, DateOnly today)
    {
        if (entity.Pattern is null && list.Find(entity.Key, today) is ExclusionVerdict.Excluded excluded)
        {
            return $"the pattern {excluded.Row.Url} in line {excluded.Row.Line} excludes it";
        }

        var name = EntityLikeness.FoldedName(entity.Name);
        var named = name.Length == 0 ? [] : list.Rows.Where(row => EntityLikeness.FoldedName(row.Name) == name).Take(MostHints).ToList();
        return named.Count == 0
            ? $"no row has the key {entity.Key.Value}"
            : $"a row is removed by its key, and of this name there "
                + $"is {string.Join(", ", named.Select(row => $"{row.Key.Value} in line {row.Line}"))}";
    }
}

/// <summary>What was removed.</summary>
/// <param name="Rows">Rows of the file afterwards.</param>
internal sealed record RemoveAnswer(string Path, bool IsDryRun, int Removed, int Rows, IReadOnlyList<RemovedEntity> Entities);

/// <summary>What became of one entity.</summary>
/// <param name="Lines">Its rows, by their lines before; empty when there was none.</param>
internal sealed record RemovedEntity(string Given, string Key, IReadOnlyList<int> Lines, string Sentence);
