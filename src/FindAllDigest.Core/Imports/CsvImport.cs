using System.Text;
using System.Text.Unicode;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Imports;

/// <summary>Reads a CSV with any columns; a row that is wrong loses no other.</summary>
internal static class CsvImport
{
    private const string SayColumns = "Say --name-column or --url-column.";

    public static ImportReading Read(ReadOnlyMemory<byte> utf8, ColumnChoice choice)
    {
        if (CsvTable.Find(utf8, choice) is not { } table)
        {
            return new ImportCollector().ToReading();
        }

        return Obstacle(table, choice) is { } obstacle
            ? ImportReading.Refused(LineOf(utf8, table), obstacle, choice.IsGuess ? SayColumns : "")
            : Read(utf8, table);
    }

    /// <summary>Whether the scanner stands on a line that is a comment in foreign files too:
    /// <c># …</c>. A name may begin with <c>#</c>.</summary>
    public static bool IsComment(CsvScanner scanner) => scanner.Record is [(byte)'#', (byte)' ', ..] && scanner.CellCount == 1;

    // Those of an exclude list that say what somebody decided.
    private static readonly string[] Decisions = ["status", "until", "note"];

    private static ImportReading Read(ReadOnlyMemory<byte> utf8, CsvTable table)
    {
        var collector = new ImportCollector();
        collector.Note(
            [.. table.Columns.Names.Select(column => table.Labels[column])],
            [.. table.Columns.Urls.Select(column => table.Labels[column])]);
        var lines = new LineMap(utf8);
        var footer = CsvFooter.StartOf(utf8, table);
        using var scanner = new CsvScanner(utf8, table.Delimiter, hasComments: false);
        while (scanner.Read())
        {
            if (scanner.IsBlank || scanner.Offset == table.Header?.Offset)
            {
                continue;
            }

            if (scanner.Offset >= footer)
            {
                collector.PassOver(lines.LineOf(scanner.Offset), "below the table");
            }
            else
            {
                AddRecord(collector, scanner, table, lines.LineOf(scanner.Offset));
            }
        }

        return collector.ToReading() with { NotTaken = [.. Decisions.Where(table.Labels.Contains)] };
    }

    private static void AddRecord(ImportCollector collector, CsvScanner scanner, CsvTable table, int line)
    {
        if (scanner.Offset < table.Header?.Offset)
        {
            collector.PassOver(line, "above the header");
        }
        else if (IsComment(scanner))
        {
            collector.PassOver(line, "a comment");
        }
        else if (scanner.Fault is { } fault)
        {
            collector.Refuse(line, fault.Message.TrimEnd('.'));
        }
        else if (!Utf8.IsValid(scanner.Record))
        {
            collector.Refuse(line, TextImport.NotUtf8);
        }
        else if (table.Header is { } header
            && scanner.CellCount == header.Cells.Count
            && header.Cells.Index().All(cell => Text(scanner, cell.Index) == cell.Item.Text))
        {
            collector.PassOver(line, "the header again");
        }
        else if (Surplus(scanner, table) is { } surplus)
        {
            collector.Refuse(line, surplus);
        }
        else
        {
            var name = string.Join(' ', table.Columns.Names.Select(column => Text(scanner, column).Trim()).Where(part => part.Length > 0));
            string[] addresses = [.. table.Columns.Urls.Select(column => Text(scanner, column))];
            if (name.Contains("://", StringComparison.Ordinal))
            {
                // A name as a link of a note or of a spreadsheet: [Acme](https://acme.example).
                (name, addresses) = (TextImport.NameBeside(name, AddressCell.Read(name)), [.. addresses, name]);
            }

            collector.Add(line, name, addresses);
        }
    }

    /// <summary>What is wrong with a row that goes on behind the last column: a name with a comma
    /// without quotes moves all that follows.</summary>
    private static string? Surplus(CsvScanner scanner, CsvTable table) =>
        table.Header is not null
            && Enumerable.Range(table.Labels.Count, Math.Max(0, scanner.CellCount - table.Labels.Count))
                .Any(cell => !string.IsNullOrWhiteSpace(Text(scanner, cell)))
            ? $"has {scanner.CellCount} cells where the header names {Plural.Of(table.Labels.Count, "column")}; put quotes around the "
                + $"cell that holds a {(table.Delimiter == '\t' ? "tab" : table.Delimiter)}"
            : null;

    private static string? Obstacle(CsvTable table, ColumnChoice choice)
    {
        var listed = string.Join(", ", table.Labels.Select(label => $"'{label}'"));
        return new[] { choice.Name, choice.Url }
            .OfType<string>()
            .FirstOrDefault(asked => !table.Labels.Any(label => ColumnChoice.IsSame(asked, label))) is { } missing
            ? $"There is no column '{missing}'; the columns are {listed}."
            : table.Columns.IsNothing ? $"None of the columns {listed} says that it holds names or URLs." : null;
    }

    private static int LineOf(ReadOnlyMemory<byte> utf8, CsvTable table) => new LineMap(utf8).LineOf(table.Header?.Offset ?? 0);

    /// <summary>A cell as a spreadsheet shows it; empty where the row has no such cell.</summary>
    public static string Text(CsvScanner scanner, int column) => Encoding.UTF8.GetString(scanner.Cell(column));
}
