using System.CommandLine;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Imports;

namespace FindAllDigest.Cli.Exclude;

/// <summary><c>exclude import</c>: rows for everything that another list, a file or an earlier run knows.</summary>
internal static class ImportCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watch = ExcludeCommand.WatchArgument();
        var file = new Argument<string?>("FILE")
        {
            Description = "What to read; - or nothing for standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = Options.OneOf(
            "--format", "csv, json, jsonl, or text: an address or a name a line. Guessed by content.", [.. ImportFormats.Words]);
        var nameColumn = Options.Text("--name-column", "COLUMN", "The column or property with names. Guessed from the header.");
        var urlColumn = Options.Text("--url-column", "COLUMN", "The column or property with addresses. Guessed from the header.");
        var fromRun = Options.Value(
            "--from-run", "findall_…", "Take the matches of this FindAll run; needs PARALLEL_API_KEY, costs nothing.", OptionValues.RunId);
        var force = Options.Flag("--force", "Add what can be understood, even if that is less than half.");
        var details = new RowOptions();
        var dryRun = ExcludeCommand.DryRunOption();

        var command = new Command("import", "Add rows from a CSV with any columns, JSON, JSON lines, plain lines, or a FindAll run.")
        {
            watch,
            file,
            format,
            nameColumn,
            urlColumn,
            fromRun,
            force,
            dryRun
        };
        details.AddTo(command);
        command.TakesOneOf(fromRun, file, format, nameColumn, urlColumn);
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var name = parse.GetRequiredValue(watch);

            // What is wrong with the list or a date is told before anything foreign is read.
            var row = details.Read(parse, context, (await ExcludeFile.OpenAsync(context, name, cancellationToken)).List);
            if (parse.GetValue(fromRun) is { } run)
            {
                await AddAsync(
                    context,
                    name,
                    row with { Run = run.Value },
                    "run",
                    await RunImport.ReadAsync(context, run, cancellationToken),
                    parse.GetValue(dryRun),
                    cancellationToken);
                return ExitCode.Done;
            }

            var source = await ImportSource.ReadAsync(context.Environment, parse.GetValue(file), cancellationToken);
            var choice = new ColumnChoice(parse.GetValue(nameColumn), parse.GetValue(urlColumn));
            var (kind, reading) = ListImport.Read(source.Bytes, ImportFormats.Parse(parse.GetValue(format)), choice);
            if (reading.Refusal is { } refusal && !(refusal.CanBeForced && parse.GetValue(force)))
            {
                throw new DigestException([new FileProblem(source.Name, refusal.Line, 0, refusal.Why, refusal.Remedy)]);
            }

            await AddAsync(context, name, row, kind.Word(), reading, parse.GetValue(dryRun), cancellationToken);
            return ExitCode.Done;
        });
    }

    private static async Task AddAsync(
        CommandContext context,
        string watch,
        NewExcludeRow row,
        string format,
        ImportReading reading,
        bool isDryRun,
        CancellationToken cancellationToken)
    {
        var (path, imported) = await ExcludeFile.ChangeAsync(
            context,
            watch,
            file =>
            {
                var rows = ImportedRows.Of(reading, file.List, row, context.Today);
                return (file.List.Append(rows.Rows), (file.Path, rows));
            },
            isDryRun,
            cancellationToken);
        var answer = new ImportAnswer(path, isDryRun, format, reading, imported);
        context.AnswerJson(answer, ExcludeJson.Default.ImportAnswer);
        ImportPrinter.Print(context, answer);
    }
}
