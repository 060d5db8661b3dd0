using System.Text;
using FindAllDigest.Core.Csv;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Turns the record a scanner stands on into a row. The file has no faults, so every cell can be read.</summary>
internal static class ExcludeRowDecoder
{
    public static ExcludeRow Decode(CsvScanner scanner, ExcludeColumns columns, int line) => new(
        line,
        Text(scanner, columns.Name),
        Text(scanner, columns.Url),
        Status(scanner, columns),
        Date(scanner, columns.Until, columns.UntilOrder),
        Text(scanner, columns.Note),
        Date(scanner, columns.Added, columns.AddedOrder),
        Text(scanner, columns.Run));

    public static ExcludeStatus Status(CsvScanner scanner, ExcludeColumns columns) =>
        ExcludeStatusTable.Parse(Word(scanner, columns.Status)) ?? ExcludeStatus.Known;

    public static DateOnly? Date(CsvScanner scanner, int column, DateOrder order) =>
        SpreadsheetDate.TryParse(Word(scanner, column), order, out var date) ? date : null;

    private static string Text(CsvScanner scanner, int column) => Encoding.UTF8.GetString(scanner.Cell(column));

    private static ReadOnlySpan<byte> Word(CsvScanner scanner, int column) =>
        column < 0 ? default : ExcludeRowScan.Trim(scanner.Text(column));
}
