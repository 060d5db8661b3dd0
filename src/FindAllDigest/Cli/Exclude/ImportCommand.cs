using System.CommandLine;
using FindAllDigest.Cli.Exclude.Import;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Cli.Exclude;

/// <summary><c>exclude import</c>: rows for everything that another list, a file or an earlier run knows.</summary>
internal static class ImportCommand
{
    private const int MostLines = 100;

    private static readonly Dictionary<string, ImportFormat> Formats = new(StringComparer.Ordinal)
    {
        ["csv"] = ImportFormat.Csv,
        ["json"] = ImportFormat.Json,
        ["jsonl"] = ImportFormat.JsonLines,
        ["text"] = ImportFormat.Text,
    };

    public static Command Create(ActionBinder bind)
    {
        var watch = ExcludeCommand.WatchArgument();
        var file = new Argument<string?>("FILE") { Description = "What to read; - or nothing for standard input.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string?>("--format") { Description = "csv, json, jsonl, or text: an address or a name a line. Guessed by content." };
        var nameColumn = new Option<string?>("--name-column") { Description = "The column or property with names. Guessed from the header.", HelpName = "COLUMN" };
        var urlColumn = new Option<string?>("--url-column") { Description = "The column or property with addresses. Guessed from the header.", HelpName = "COLUMN" };
        var fromRun = new Option<string?>("--from-run") { Description = "Take the matches of this FindAll run; needs PARALLEL_API_KEY, costs nothing.", HelpName = "findall_…" };
        var details = new RowOptions();
        var dryRun = ExcludeCommand.DryRunOption();
        format.TakesOneOf([.. Formats.Keys]);

        var command = new Command("import", "Add rows from a CSV with any columns, JSON, JSON lines, plain lines, or a FindAll run.") { watch, file, format, nameColumn, urlColumn, fromRun, dryRun };
        details.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(fromRun) is { } id && (!FindAllRunId.TryParse(id, out _) || result.GetValue(file) is not null))
            {
                result.AddError(FindAllRunId.TryParse(id, out _) ? "Say either FILE or --from-run." : $"'{id}' is not the id of a FindAll run; it starts with findall_.");
            }
        });
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            var list = await ExcludeFile.OpenAsync(context, parse.GetRequiredValue(watch), cancellationToken);
            var row = details.Read(parse, context, list.List);
            if (FindAllRunId.TryParse(parse.GetValue(fromRun), out var run))
            {
                await AddAsync(context, list, row with { Run = run.Value }, "run", await RunImport.ReadAsync(context, run, cancellationToken), parse.GetValue(dryRun), cancellationToken);
                return ExitCode.Done;
            }

            var bytes = await ImportSource.ReadAsync(context.Environment, parse.GetValue(file), cancellationToken);
            var choice = new ColumnChoice(parse.GetValue(nameColumn), parse.GetValue(urlColumn));
            var kind = parse.GetValue(format) is { } word ? Formats[word] : ImportReader.Guess(bytes, choice);
            var reading = ImportReader.Read(bytes, kind, choice);
            await AddAsync(context, list, row, Formats.First(known => known.Value == kind).Key, reading, parse.GetValue(dryRun), cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task AddAsync(CommandContext context, ExcludeFile file, NewExcludeRow row, string format, ImportReading reading, bool isDryRun, CancellationToken cancellationToken)
    {
        var additions = new Additions(file.List, context.Today);
        var expired = reading.Entities.Count(entity => additions.Take(row with { Name = entity.Name, Url = entity.Url }) is Addition.Expired);
        if (!isDryRun)
        {
            await file.WriteAsync(file.List.Append(additions.Rows), cancellationToken);
        }

        Print(context, new ImportAnswer
        {
            Path = file.Path,
            IsDryRun = isDryRun,
            Format = format,
            NameFrom = reading.NameFrom,
            UrlFrom = reading.UrlFrom,
            Read = reading.Read,
            Added = additions.Rows.Count,
            Known = reading.Entities.Count - additions.Rows.Count,
            Expired = expired,
            Unmatched = reading.Unmatched,
            Unusable = reading.Unusable,
        });
    }

    private static void Print(CommandContext context, ImportAnswer answer)
    {
        if (context.Settings.IsJson)
        {
            context.Answer(answer, ExcludeJson.Default.ImportAnswer);
            return;
        }

        if (answer is not { NameFrom: null, UrlFrom: null })
        {
            context.Answer($"Read as {answer.Format}: name from {From(answer.NameFrom)}, url from {From(answer.UrlFrom)}; --name-column and --url-column say otherwise.");
        }
        else if (answer.Read > 0 && answer.Format != "run")
        {
            context.Answer($"Read as {answer.Format}; --format says otherwise.");
        }

        foreach (var line in answer.Unusable.Take(MostLines))
        {
            context.Answer($"{(answer.Format == "run" ? "Candidate" : "Line")} {line.Line}: {line.Why}.");
        }

        if (answer.Unusable.Count > MostLines)
        {
            context.Answer($"… and {answer.Unusable.Count - MostLines} more; --json lists all.");
        }

        var expired = answer.Expired > 0 ? $" ({answer.Expired} expired, which 'exclude add' renews)" : "";
        var unmatched = answer.Unmatched > 0 ? $", {answer.Unmatched} not matched" : "";
        context.Answer($"{answer.Path}: {answer.Read} read, {answer.Added} added, {answer.Known} known already{expired}{unmatched}, {answer.Unusable.Count} unusable.{(answer.IsDryRun ? " Nothing was written." : "")}");
    }

    private static string From(string? column) => column is null ? "nowhere" : $"'{column}'";
}
