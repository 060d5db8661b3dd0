using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Store.Local;

namespace FindAllDigest.Cli.Exclude;

/// <summary><c>exclude check</c>: every fault of every list, as a refresh would find it, before a refresh does.</summary>
internal static class CheckExcludeCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to check; all when none is named.");
        var allowEmpty = Options.Flag("--allow-empty", "A list without rows is meant to be so.");
        var command = new Command(
            "check",
            "Report every fault of exclude.csv, with line and column; on the file itself under GitHub Actions.") { watches, allowEmpty };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var root = context.Settings.Root;
            List<FileProblem> problems = [];
            List<CheckAnswer> answers = [];
            var selection = await WatchSelection.ReadAsync(
                context, new LocalStore(root, isReadOnly: true), parse.GetValue(watches) ?? [], cancellationToken);
            foreach (var watch in selection.Watches)
            {
                var file = await ExcludeFile.OpenAsync(root, watch, cancellationToken);
                List<FileProblem> found = [.. file.Reading.Problems, .. parse.GetValue(allowEmpty) ? [] : Emptied(root, watch, file)];
                problems.AddRange(found);
                if (file.Reading.Value is { ShortRows: > 0 and var few })
                {
                    context.Remark(
                        $"{file.Path}: {Plural.Of(few, "row")} {(few == 1 ? "ends" : "end")} before the last column of the header; the "
                            + $"cells {(few == 1 ? "it lacks" : "they lack")} count as empty.");
                }

                answers.Add(
                    new CheckAnswer(
                        watch.Value,
                        file.Path,
                        found.Count == 0 ? file.List.Count : null,
                        [.. found.Select(problem => problem.ToString())]));
            }

            Print(context, answers);
            return problems.Count == 0 ? selection.Code : throw new DigestException(problems);
        });
    }

    // The catalogue may be large and is looked into only when the list has no row.
    private static IEnumerable<FileProblem> Emptied(string root, WatchName watch, ExcludeFile file)
    {
        var catalogue = Path.Combine(root, WatchFiles.DataFolder, watch.Value, WatchFiles.Entities);
        if (file.Reading.Value is { Count: 0 }
            && File.Exists(catalogue)
            && File.ReadLines(catalogue).Any(line => !string.IsNullOrWhiteSpace(line)))
        {
            yield return new(
                file.Path,
                "The exclude list has no row, yet entities were reported before; without it all of them would be found and paid for again.",
                "Restore the rows from the file's history, or pass --allow-empty if the list shall start anew.");
        }
    }

    private static void Print(CommandContext context, List<CheckAnswer> answers)
    {
        context.AnswerJson([.. answers], ExcludeJson.Default.CheckAnswerArray);
        foreach (var answer in answers)
        {
            context.Answer(
                answer.Rows is { } rows
                    ? $"{answer.Path}: {Plural.Of(rows, "row")}, no fault."
                    : $"{answer.Path}: {Plural.Of(answer.Problems.Count, "fault")}.");
        }

        if (answers.Count == 0)
        {
            context.Answer("There is no watch under data/.");
        }
    }
}

/// <summary>One exclude list's check.</summary>
/// <param name="Rows">Data rows; null when there are faults.</param>
internal sealed record CheckAnswer(string Watch, string Path, int? Rows, IReadOnlyList<string> Problems);
