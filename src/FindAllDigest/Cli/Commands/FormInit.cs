using System.Text;
using FindAllDigest.Cli.Exclude;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Forms;
using FindAllDigest.Core.Imports;
using FindAllDigest.Core.Text;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli.Commands;

/// <summary>What <c>init</c> does with the text of an issue that the form <em>New watch</em>
/// made, and with the files that were attached to it.</summary>
internal static class FormInit
{
    private const int LargestForm = 1 << 20;

    /// <param name="mayPreview">Whether a preview may be bought, if the form wants one.</param>
    /// <exception cref="DigestException">A field is wrong, or a list is none; all of it at once.</exception>
    public static async Task<InitRequest> ReadAsync(
        CommandContext context, string form, string[] lists, bool mayPreview, CancellationToken cancellationToken)
    {
        var source = await ImportSource.ReadAsync(context.Environment, form, cancellationToken);
        var body = source.Bytes.Length <= LargestForm ? Encoding.UTF8.GetString(SafeUtf8.Of(source.Bytes.Span)) : "";
        var reading = NewWatchForm.Read(body);
        List<FileProblem> problems = [.. reading.Problems];
        List<NewExcludeRow> known = [];
        foreach (var list in lists)
        {
            var file = await ImportSource.ReadAsync(context.Environment, list, cancellationToken);
            Import(context, Path.GetFileName(file.Name), file.Bytes, known, problems);
        }

        if (reading.Value is { List.Length: > 0 } pasted)
        {
            Import(context, "the list in the form", Encoding.UTF8.GetBytes(pasted.List), known, problems);
        }

        return problems.Count == 0 && reading.Value is { } filled
            ? new(filled.Watch, filled.Question, filled.From, mayPreview && filled.IsPreviewed, filled.PerMonthUsd)
            {
                Wishes = filled.Wishes,
                Known = known,
            }
            : throw new DigestException(problems);
    }

    private static void Import(
        CommandContext context, string name, ReadOnlyMemory<byte> bytes, List<NewExcludeRow> known, List<FileProblem> problems)
    {
        var (_, reading) = ListImport.Read(bytes, null, new ColumnChoice(null, null));
        if (reading.Refusal is { } refusal)
        {
            problems.Add(
                new(
                    name,
                    refusal.Line,
                    0,
                    refusal.Why,
                    "Attach the list as CSV with columns 'name' and 'url', or write one name or address a line."));
            return;
        }

        var list = ExcludeList.Empty.Append(known);
        var imported = ImportedRows.Of(reading, list, new NewExcludeRow("", "", Added: context.Today), context.Today);
        known.AddRange(imported.Rows);
        context.Answer(
            $"{name}: {reading.Read:#,0} read, {imported.Rows.Count:#,0} known from the start, {reading.Unusable.Count:#,0} not "
                + $"understood");
    }
}
