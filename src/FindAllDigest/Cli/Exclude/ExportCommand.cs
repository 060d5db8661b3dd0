using System.CommandLine;
using System.Text;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Store.Local;

namespace FindAllDigest.Cli.Exclude;

/// <summary><c>exclude export</c>: the list on standard output, for other programs.</summary>
internal static class ExportCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watch = ExcludeCommand.WatchArgument();
        var format = Options.OneOf(
            "--format",
            "csv: the known columns with commas; json: rows with their keys; api: exclude_list as a run would send it today. By default "
                + "csv, with --json json.",
            "csv",
            "json",
            "api");
        var command = new Command("export", "Print the exclude list; api leaves out what is not sent, and says so.") { watch, format };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var name = parse.GetRequiredValue(watch);
            switch (parse.GetValue(format) ?? (context.Settings.IsJson ? "json" : "csv"))
            {
                case "api":
                    await PrintApiAsync(context, name, cancellationToken);
                    break;
                case "json":
                    var file = await ExcludeFile.OpenAsync(context, name, cancellationToken);
                    context.PrintJson([.. file.List.Rows.Select(ExportedRow.Of)], ExcludeJson.Default.ExportedRowArray);
                    break;
                case var _ when context.Settings.IsJson:
                    throw new DigestException(ExitCode.CommandLine, "--format csv is no JSON. Leave one of --format csv and --json out.");
                default:
                    await PrintCsvAsync(context, name, cancellationToken);
                    break;
            }

            return ExitCode.Done;
        });
    }

    private static async Task PrintCsvAsync(CommandContext context, string watch, CancellationToken cancellationToken)
    {
        var file = await ExcludeFile.OpenAsync(context, watch, cancellationToken);
        var plain = ExcludeList.Empty.Append([.. file.List.Rows.Select(row =>
            new NewExcludeRow(row.Name, row.Url, row.Status, row.Until, row.Note, row.Added, row.Run, row.Pattern is not null))]);
        foreach (var segment in plain.Segments)
        {
            await context.Environment.Output.WriteAsync(Encoding.UTF8.GetString(segment.Span));
        }
    }

    /// <remarks>The same choice that a run makes: every list that counts, and what leaked before first.</remarks>
    private static async Task PrintApiAsync(CommandContext context, string name, CancellationToken cancellationToken)
    {
        await using var store = new LocalStore(context.Settings.Root, isReadOnly: true);
        var watch = (await WatchSelection.ReadAsync(context, store, [name], cancellationToken)).Watches[0];
        var session = await store.OpenAsync(watch, cancellationToken);
        var data = WatchContext.Of(session);
        var leaked = session.Data.State.Journal switch
        {
            RunJournal.Closed closed => closed.Leaked,
            { InFlight: { } plan } => plan.LeakedBefore,
            _ => [],
        };

        var selection = ExclusionSelection.Choose(data.ExcludeLists, leaked.ToHashSet(), data.Watch.MaxSent, context.Today);
        context.PrintJson(
            [.. selection.Sent.Select(row => new ExportedExclusion(row.Name, row.Url))], ExcludeJson.Default.ExportedExclusionArray);
        TellLeftOut(context, selection, data.Watch.MaxSent);
    }

    private static void TellLeftOut(CommandContext context, ExclusionSelection selection, int maximum)
    {
        (int Count, string Why)[] leftOut =
        [
            (selection.Expired, "expired"),
            (selection.Patterns, selection.Patterns == 1 ? "pattern" : "patterns"),
            (selection.WithoutAddress, "without a url"),
            (selection.Repeated, "about the same entity as another"),
            (selection.LeftOut, $"above max_sent {maximum:#,0}"),
        ];
        var reasons = string.Join(", ", leftOut.Where(part => part.Count > 0).Select(part => $"{part.Count:#,0} {part.Why}"));
        var sent = selection.HasManyInOne ? Plural.Of(selection.Sent.Count, "address", "addresses") : $"{selection.Sent.Count:#,0}";
        context.Remark(
            $"{sent} of {Plural.Of(selection.Rows, "row")} would be "
                + $"sent{(reasons.Length == 0 ? "." : $"; not sent: {reasons}.")}");
    }
}

/// <summary>One row of an exclude list.</summary>
/// <param name="Key">Its entity key; null for a pattern.</param>
internal sealed record ExportedRow(
    string Name, string Url, string? Key, string Status, DateOnly? Until, string Note, DateOnly? Added, string Run)
{
    public static ExportedRow Of(ExcludeRow row) =>
        new(row.Name, row.Url, row.Pattern is null ? row.Key.Value : null, row.Status.Word(), row.Until, row.Note, row.Added, row.Run);
}

/// <summary>One entity as the service takes it.</summary>
internal sealed record ExportedExclusion(string Name, string Url);
