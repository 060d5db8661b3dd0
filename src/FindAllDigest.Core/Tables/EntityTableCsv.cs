using System.Buffers;
using FindAllDigest.Core.Csv;

namespace FindAllDigest.Core.Tables;

/// <summary>A table of entities as CSV for people and their spreadsheets: the file <c>entities.csv</c>.</summary>
/// <remarks>UTF-8 with a byte order mark (without one Excel takes it for the machine's own code page), comma, LF. Numbers and days
/// are written bare, so that a spreadsheet calculates with them; every foreign text is kept from being run as a formula.</remarks>
public static class EntityTableCsv
{
    private static readonly CsvDialect Dialect = new(',', CsvLineEnd.LineFeed, CsvQuoting.Minimal);

    public static ReadOnlyMemory<byte> Of(EntityTable table) => Of([("", table)], hasWatch: false);

    /// <summary>The tables of several watches in one file, whose first column says the watch.</summary>
    public static ReadOnlyMemory<byte> Of(IReadOnlyList<(string Watch, EntityTable Table)> tables) => Of(tables, hasWatch: true);

    private static ReadOnlyMemory<byte> Of(IReadOnlyList<(string Watch, EntityTable Table)> tables, bool hasWatch)
    {
        var table = JoinedTable.Of(tables, hasWatch);
        var output = new ArrayBufferWriter<byte>();
        output.Write("\uFEFF"u8);
        CsvCellWriter.WriteRow(output, [.. table.Heads.Select(Harmless)], Dialect);
        foreach (var row in table.Rows)
        {
            CsvCellWriter.WriteRow(output, Cells(row), Dialect);
        }

        return output.WrittenMemory;
    }

    private static string[] Cells(JoinedRow joined)
    {
        var (row, entity) = (joined.Row, joined.Row.Entity);
        return
        [
            .. joined.Watch is { } watch ? [watch] : Array.Empty<string>(),
            Harmless(entity.Name),
            Harmless(entity.Url),
            row.Fate,
            Harmless(row.Match),
            .. joined.Cells.Select(cell => cell is null ? "" : Cell(cell.Cell, cell.Column)),
            $"{entity.FirstSeen:yyyy-MM-dd}",
            $"{entity.LastSeen:yyyy-MM-dd}",
            Harmless(string.Join(' ', row.Remarks)),
            Harmless(entity.Key.ToString()),
        ];
    }

    /// <summary>The value, exact where the column's format can be read from it: a number in the
    /// column's own currency, a day, an address.</summary>
    private static string Cell(TableCell cell, TableColumn column) => cell switch
    {
        { IsEmpty: true } => "",
        { Number: { } number } when cell.Currency.Length == 0 || cell.Currency == column.Currency => $"{number}",
        { Number: { } number } => $"{cell.Currency} {number}",
        { Day: { } day } => $"{day:yyyy-MM-dd}",
        _ => Harmless(cell.Address ?? cell.Text),
    };

    private static string Harmless(string text) => SpreadsheetGuard.Guard(ForeignText.Mend(text));
}
