using System.Buffers;
using FindAllDigest.Core.Csv;

namespace FindAllDigest.Core.Tables;

/// <summary>A table of entities as CSV for people and their spreadsheets: the file <c>entities.csv</c>.</summary>
/// <remarks>UTF-8 with a byte order mark (without one Excel takes it for the machine's own code page), comma, LF. Numbers and days are written
/// bare, so that a spreadsheet calculates with them; every foreign text is kept from being run as a formula.</remarks>
public static class EntityTableCsv
{
    private static readonly CsvDialect Dialect = new(',', CsvLineEnd.LineFeed, CsvQuoting.Minimal);

    /// <summary>The columns before and after the enrichments.</summary>
    private static readonly string[] Before = ["name", "url", "status", "match"];
    private static readonly string[] After = ["first_seen", "last_seen", "doubts", "key"];

    /// <summary>The file of one watch.</summary>
    public static ReadOnlyMemory<byte> Of(EntityTable table) => Of([("", table)], hasWatch: false);

    /// <summary>The tables of several watches in one file, whose first column says the watch.</summary>
    public static ReadOnlyMemory<byte> Of(IReadOnlyList<(string Watch, EntityTable Table)> tables) => Of(tables, hasWatch: true);

    private static ReadOnlyMemory<byte> Of(IReadOnlyList<(string Watch, EntityTable Table)> tables, bool hasWatch)
    {
        string[] fields = [.. tables.SelectMany(pair => pair.Table.Columns).Select(column => column.Field).Distinct(StringComparer.Ordinal)];
        var output = new ArrayBufferWriter<byte>();
        output.Write("\uFEFF"u8);
        CsvCellWriter.WriteRow(output, [.. Watch("watch"), .. Before, .. fields.Select(Harmless), .. After], Dialect);
        foreach (var (watch, table) in tables)
        {
            var places = fields.Select(field => table.Columns.ToList().FindIndex(column => column.Field == field)).ToList();
            foreach (var row in table.Rows)
            {
                CsvCellWriter.WriteRow(output, [.. Watch(watch), .. Cells(row, table, places)], Dialect);
            }
        }

        return output.WrittenMemory;

        string[] Watch(string text) => hasWatch ? [text] : [];
    }

    private static IEnumerable<string> Cells(EntityRow row, EntityTable table, IReadOnlyList<int> places) =>
    [
        Harmless(row.Entity.Name),
        Harmless(row.Entity.Url),
        row.Fate.Text,
        Harmless(row.Match),
        .. places.Select(place => place < 0 ? "" : Cell(row.Cells[place], table.Columns[place])),
        $"{row.Entity.FirstSeen:yyyy-MM-dd}",
        $"{row.Entity.LastSeen:yyyy-MM-dd}",
        Harmless(string.Join(' ', row.Doubts)),
        Harmless(row.Entity.Key.ToString()),
    ];

    /// <summary>The value, exact where the column's format can be read from it: a number in the column's own currency, a day, an address.</summary>
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
