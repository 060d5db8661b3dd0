using System.CommandLine;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Repository.Local;

namespace FindAllDigest.Cli;

/// <summary><c>findall-digest exclude …</c>: work on exclude lists.</summary>
internal static class ExcludeCommand
{
    public static Command Create(ActionBinder bind)
    {
        var command = new Command("exclude", "Work on exclude lists.");
        command.Add(CreateCheck(bind));
        return command;
    }

    private static Command CreateCheck(ActionBinder bind)
    {
        var watches = new Argument<string[]>("WATCH") { Description = "Watches to check; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("check", "Report every fault of exclude.csv, with line and column.") { watches };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            var repository = new LocalRepository(context.Settings.Root, isReadOnly: true);
            List<FileProblem> problems = [];
            List<CheckAnswer> answers = [];

            foreach (var watch in await CommandContext.WatchesAsync(repository, parse.GetValue(watches) ?? [], cancellationToken))
            {
                var path = $"{WatchFiles.DataFolder}/{watch.Value}/{WatchFiles.Exclude}";
                var bytes = await repository.ReadFileAsync(path, cancellationToken);
                var reading = bytes is { } utf8 ? ExcludeList.Read(path, utf8) : new ExcludeListReading(ExcludeList.Empty, []);
                problems.AddRange(reading.Problems);
                answers.Add(new CheckAnswer(watch.Value, path, reading.List?.Count, [.. reading.Problems.Select(problem => problem.ToString())]));
            }

            Print(context, answers);
            return problems.Count == 0 ? ExitCode.Done : throw new DigestException(problems);
        }));
        return command;
    }

    private static void Print(CommandContext context, List<CheckAnswer> answers)
    {
        if (context.Settings.IsJson)
        {
            context.Answer([.. answers], CommandJson.Default.CheckAnswerArray);
            return;
        }

        foreach (var answer in answers)
        {
            context.Answer(answer.Rows is { } rows ? $"{answer.Path}: {rows} rows, no fault." : $"{answer.Path}: {answer.Problems.Count} faults.");
        }
    }
}

/// <summary>One exclude list's check.</summary>
/// <param name="Rows">Data rows; null when there are faults.</param>
internal sealed record CheckAnswer(string Watch, string Path, int? Rows, IReadOnlyList<string> Problems);
