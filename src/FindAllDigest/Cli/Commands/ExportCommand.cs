using System.CommandLine;
using System.Text;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Text;
using FindAllDigest.Export;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest export</c>: every entity with its columns, for other programs.</summary>
internal static class ExportCommand
{
    private const string Xlsx = "xlsx";

    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to export; all when none is named.");
        var format = Options.OneOf(
            "--format", "csv (the default), xlsx, json (one array) or jsonl (one object a line).", "csv", Xlsx, "json", "jsonl");
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write; standard output when left out.",
            HelpName = "FILE",
        };
        var command = new Command("export", "Write every entity with its columns for a spreadsheet or a script.")
        {
            watches,
            format,
            output
        };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var file = parse.GetValue(output);
            var chosen = parse.GetValue(format) ?? (context.Settings.IsJson && file is null ? "json" : FormatOf(file));
            if (chosen == Xlsx && file is null)
            {
                throw new DigestException(
                    ExitCode.CommandLine, "A workbook cannot be printed: name a file with -o, such as -o entities.xlsx.");
            }

            if (context.Settings.IsJson && file is null && chosen != "json")
            {
                throw new DigestException(
                    ExitCode.CommandLine, $"--format {chosen} is no JSON. Leave one of --format {chosen} and --json out.");
            }

            var path = file is null ? null : context.PathOf(file).OutsideOf(context.Settings.Root, isFolder: false);
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var selection = await scope.SelectAsync(parse.GetValue(watches), cancellationToken);
            List<(string, EntityTable)> tables = [];
            var code = await scope.ForEachAsync(
                selection,
                async watch => tables.Add((watch.Value, FoundEntities.Of((await scope.Store.OpenAsync(watch, cancellationToken)).Data))));
            var bytes = await WriteAsync(tables, chosen, cancellationToken);
            if (path is null)
            {
                await context.Environment.Output.WriteAsync(Encoding.UTF8.GetString(bytes.Span).AsMemory(), cancellationToken);
                return code;
            }

            await path.WriteAsync(bytes, cancellationToken);
            context.AnswerJson(new FilesAnswer([path.Full]), CommandJson.Default.FilesAnswer);
            context.Remark(
                $"{Plural.Of(tables.Sum(table => table.Item2.Rows.Count), "entity", "entities")} of "
                    + $"{Plural.Of(tables.Count, "watch", "watches")} in {path.Full}.");
            return code;
        });
    }

    private static async Task<ReadOnlyMemory<byte>> WriteAsync(
        IReadOnlyList<(string Watch, EntityTable Table)> tables, string format, CancellationToken cancellationToken) => format switch
        {
            Xlsx => await XlsxExport.OfAsync(tables, cancellationToken),
            "json" => EntityTableJson.Array(tables),
            "jsonl" => EntityTableJson.Lines(tables),
            _ => tables is [var only] ? EntityTableCsv.Of(only.Table) : EntityTableCsv.Of(tables),
        };

    /// <summary>The format that a file's name asks for.</summary>
    private static string FormatOf(string? file) => Path.GetExtension(file)?.ToLowerInvariant() switch
    {
        ".xlsx" => Xlsx,
        ".json" => "json",
        ".jsonl" => "jsonl",
        ".csv" or "" or null => "csv",
        var other => throw new DigestException(
            ExitCode.CommandLine,
            $"'{other}' is the ending of no format that can be written. The endings are .csv, .xlsx, .json and .jsonl; or say --format."),
    };
}
