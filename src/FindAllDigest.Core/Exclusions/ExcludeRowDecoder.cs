using System.Text;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Turns the record a scanner stands on into a row. The file has no faults, so every cell can be read.</summary>
internal static class ExcludeRowDecoder
{
    public static ExcludeRow Decode(CsvScanner scanner, ExcludeColumns columns, int line) => new(
        line,
        Text(scanner, columns.Name),
        Text(scanner, columns.Url),
        ExcludeStatusText.Parse(Word(scanner, columns.Status)) ?? ExcludeStatus.Known,
        Date(scanner, columns.Until),
        Text(scanner, columns.Note),
        Date(scanner, columns.Added),
        Text(scanner, columns.Run));

    private static string Text(CsvScanner scanner, int column) =>
        column < 0 ? "" : Encoding.UTF8.GetString(SpreadsheetGuard.Unguard(scanner.Text(column)));

    private static DateOnly? Date(CsvScanner scanner, int column) => IsoDate.TryParse(Word(scanner, column), out var date) ? date : null;

    private static ReadOnlySpan<byte> Word(CsvScanner scanner, int column) => column < 0 ? default : scanner.Text(column).Trim(" \t"u8);
}
