using System.CommandLine;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Cli.Exclude;

/// <summary><c>exclude dedupe</c>: one row for each entity. Rows that only look alike are listed and left alone.</summary>
internal static class DedupeCommand
{
    private const int MostLines = 100;

    public static Command Create(ActionBinder bind)
    {
        var watch = ExcludeCommand.WatchArgument();
        var dryRun = ExcludeCommand.DryRunOption();
        var command = new Command(
            "dedupe",
            "Merge rows with the same entity key: the first stays and takes over the strongest status, the latest or no until, all notes, "
                + "and what it lacks.") { watch, dryRun };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var isDryRun = parse.GetValue(dryRun);
            Print(context, await ExcludeFile.ChangeAsync(
                context, parse.GetRequiredValue(watch), file => Merge(file, isDryRun), isDryRun, cancellationToken));
            return ExitCode.Done;
        });
    }

    private static (ExcludeList Changed, DedupeAnswer Answer) Merge(ExcludeFile file, bool isDryRun)
    {
        var merge = DuplicateMerge.Merge(file.List);
        return (merge.List, new DedupeAnswer(
            file.Path,
            isDryRun,
            file.List.Count - merge.List.Count,
            merge.List.Count,
            [.. merge.Groups.Select(Told)],
            [.. LookalikeRows.In(isDryRun ? file.List : merge.List).Select(Told)]));
    }

    private static MergedRows Told(DuplicateGroup group) => new(
        group.Who,
        group.Kept.Line,
        [.. group.Dropped.Select(row => row.Line)],
        [.. group.Changes],
        group.Obstacle.Length == 0 ? null : group.Obstacle);

    private static AlikeRows Told(LookalikeRows pair) =>
        new(pair.Row.Line, pair.Row.Key.Value, pair.Row.Name, pair.Earlier.Line, pair.Earlier.Key.Value, pair.Earlier.Name, pair.Look);

    private static void Print(CommandContext context, DedupeAnswer answer)
    {
        context.AnswerJson(answer, ExcludeJson.Default.DedupeAnswer);
        PrintSome(context, answer.Groups, group => Sentence(group, answer.IsDryRun));
        PrintSome(
            context,
            answer.PossiblySame,
            pair =>
                $"Possibly the same, and left: line {pair.Line} ({Who(pair.Name, pair.Key)}) and line {pair.EarlierLine} "
                    + $"({Who(pair.EarlierName, pair.EarlierKey)}), both {pair.Both}.");
        context.Answer(
            $"{answer.Path}: {Plural.Of(answer.Removed, "row")} {(answer.IsDryRun ? "would be " : "")}merged into "
                + $"others, {answer.Rows:#,0} "
                + $"left.{(answer.IsDryRun ? " Nothing was written." : "")}");
    }

    private static string Sentence(MergedRows group, bool isDryRun)
    {
        var lines = group.MergedLines.Count == 1 ? $"line {group.MergedLines[0]}" : $"lines {string.Join(", ", group.MergedLines)}";
        if (group.LeftBecause is { } because)
        {
            return $"{group.Key}: {lines} and line {group.Line} have the same key, but {because}; left as they are.";
        }

        var changes = string.Concat(group.Changes.Select(change => $"; {change.Column} '{change.From}' becomes '{change.To}'"));
        return $"{group.Key}: {lines} {(isDryRun ? "would go" : "went")} into line {group.Line}, same key{changes}.";
    }

    private static string Who(string name, string key) => name.Length == 0 ? key : $"{name}, {key}";

    private static void PrintSome<T>(CommandContext context, IReadOnlyList<T> items, Func<T, string> sentence)
    {
        foreach (var item in items.Take(MostLines))
        {
            context.Answer(sentence(item));
        }

        if (items.Count > MostLines)
        {
            context.Answer($"… and {items.Count - MostLines} more; --json lists all.");
        }
    }
}

/// <summary>What was merged.</summary>
/// <param name="Rows">Rows of the file afterwards.</param>
/// <param name="PossiblySame">Rows that may be about the same entity, by their lines in the file as it is now.</param>
internal sealed record DedupeAnswer(
    string Path, bool IsDryRun, int Removed, int Rows, IReadOnlyList<MergedRows> Groups, IReadOnlyList<AlikeRows> PossiblySame);

/// <summary>Rows of one entity, by their lines before the merge.</summary>
/// <param name="LeftBecause">Why they were not merged; null when they were.</param>
internal sealed record MergedRows(
    string Key, int Line, IReadOnlyList<int> MergedLines, IReadOnlyList<CellChange> Changes, string? LeftBecause);

/// <summary>Two rows that may be about the same entity.</summary>
internal sealed record AlikeRows(int Line, string Key, string Name, int EarlierLine, string EarlierKey, string EarlierName, string Both);
