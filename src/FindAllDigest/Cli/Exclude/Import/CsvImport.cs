using System.Text;
using System.Text.Unicode;
using FindAllDigest.Core.Csv;

namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>Reads a CSV with any columns; a row that is wrong loses no other.</summary>
internal static class CsvImport
{
    /// <exception cref="Core.Failures.DigestException">No column can be told to hold names or URLs, or a named one is not there (exit 2).</exception>
    public static ImportReading Read(ForeignBytes bytes, ColumnChoice choice)
    {
        var collector = new ImportCollector();
        if (CsvColumns.Find(bytes, choice) is not { } columns)
        {
            return collector.ToReading();
        }

        collector.Note(columns.NameLabel, columns.UrlLabel);
        var lines = new LineMap(bytes.Utf8);
        using var scanner = new CsvScanner(bytes.Utf8, columns.Delimiter);
        var isHeader = columns.HasHeader;
        while (scanner.Read())
        {
            if (isHeader || scanner.IsBlank)
            {
                isHeader &= scanner.IsBlank;
                continue;
            }

            AddRecord(collector, scanner, columns, lines.LineOf(scanner.Offset));
        }

        return collector.ToReading();
    }

    private static void AddRecord(ImportCollector collector, CsvScanner scanner, CsvColumns columns, int line)
    {
        if (scanner.Fault is { } fault)
        {
            collector.Refuse(line, fault.Message.TrimEnd('.'));
        }
        else if (!Utf8.IsValid(scanner.Record))
        {
            collector.Refuse(line, TextImport.NotUtf8);
        }
        else
        {
            collector.Add(line, Text(scanner, columns.Name), Text(scanner, columns.Url));
        }
    }

    private static string Text(CsvScanner scanner, int column) =>
        column < 0 || column >= scanner.CellCount ? "" : Encoding.UTF8.GetString(SpreadsheetGuard.Unguard(scanner.Text(column)));
}
