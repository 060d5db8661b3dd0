using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Text;
using FindAllDigest.Rendering.Markdown;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace FindAllDigest.Export;

/// <summary>Tables as a workbook: real numbers, days and links, a frozen header and filters.
/// Texts are cells of text, so none can run.</summary>
internal static class XlsxExport
{
    // Excel's limits: characters of a cell, of a text inside a formula, and of a sheet's name
    // (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3).
    private const int LongestCell = 32_767;
    private const int LongestLink = 255;

    /// <summary>Writes the workbook.</summary>
    /// <param name="tables">The tables by watch; of more than one the first column says which.</param>
    public static async Task<ReadOnlyMemory<byte>> OfAsync(
        IReadOnlyList<(string Watch, EntityTable Table)> tables, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(stream, cancellationToken: cancellationToken))
        {
            var styles = Styles.AddTo(book);
            var table = JoinedTable.Of(tables, hasWatch: tables.Count > 1);
            var filter = new AutoFilterOptions($"A1:{Letters(table.Heads.Count)}{table.Rows.Count + 1}");
            await book.StartWorksheetAsync("entities", new WorksheetOptions { FrozenRows = 1, AutoFilter = filter }, cancellationToken);
            await book.AddHeaderRowAsync([.. table.Heads.Select(Text)], styles.Head, cancellationToken);
            foreach (var row in table.Rows)
            {
                await book.AddRowAsync(Cells(row, styles), cancellationToken);
            }

            await book.FinishAsync(cancellationToken);
        }

        return stream.ToArray();
    }

    private static Cell[] Cells(JoinedRow joined, Styles styles)
    {
        var (row, entity) = (joined.Row, joined.Row.Entity);
        return
        [
            .. joined.Watch is { } watch ? [new Cell(watch)] : Array.Empty<Cell>(),
            new Cell(Text(entity.Name)),
            Link(entity.Url, styles),
            new Cell(row.Fate),
            new Cell(Text(row.Match)),
            .. joined.Cells.Select(cell => cell is null ? new Cell((string?)null) : Value(cell.Cell, styles)),
            Day(entity.FirstSeen, styles),
            Day(entity.LastSeen, styles),
            new Cell(Text(string.Join(' ', row.Remarks))),
            new Cell(Text(entity.Key.Value)),
        ];
    }

    private static Cell Value(TableCell cell, Styles styles) => cell switch
    {
        { IsEmpty: true } => new Cell((string?)null),
        { Number: { } number } => new Cell(number),
        { Day: { } day } => Day(day, styles),
        { Address: { } address } => Link(address, styles),
        _ => new Cell(Text(cell.Text)),
    };

    private static Cell Day(DateOnly day, Styles styles) => new(day.ToDateTime(TimeOnly.MinValue), styles.Day);

    /// <summary>A link to an address that is safe to open; any other text stays text.</summary>
    private static Cell Link(string text, Styles styles) =>
        WebAddress.TryParse(text, out var address) && address.Text.Length <= LongestLink && Text(text).Length <= LongestLink
            ? new Cell(Formula.Hyperlink(new Uri(address.Text), address.Text), address.Text, styles.Link)
            : new Cell(Text(text));

    private static string Text(string text)
    {
        var line = OneLine.Of(text);
        return line.Length <= LongestCell ? line : line[..LongestCell];
    }

    /// <summary>A column's letters: 1 is A, 27 is AA.</summary>
    private static string Letters(int column) =>
        column <= 26 ? $"{(char)('A' + column - 1)}" : $"{Letters((column - 1) / 26)}{(char)('A' + ((column - 1) % 26))}";

    private sealed record Styles(StyleId Head, StyleId Day, StyleId Link)
    {
        public static Styles AddTo(Spreadsheet book) => new(
            book.AddStyle(new Style { Font = { Bold = true } }),
            book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") }),
            book.AddStyle(new Style { Font = { Color = System.Drawing.Color.FromArgb(9, 105, 218), Underline = Underline.Single } }));
    }
}
