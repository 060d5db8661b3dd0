namespace FindAllDigest.Core.Tables;

/// <summary>The tables of several watches as one: its columns are those of any of them.</summary>
/// <param name="Heads">The columns' names, as every file has them: foreign where an earlier run named an enrichment.</param>
public sealed record JoinedTable(IReadOnlyList<string> Heads, IReadOnlyList<JoinedRow> Rows)
{
    private static readonly string[] Before = ["name", "url", "status", "match"];
    private static readonly string[] After = ["first_seen", "last_seen", "doubts", "key"];

    /// <summary>Joins tables.</summary>
    /// <param name="tables">The tables by watch, in the order in which they are written.</param>
    /// <param name="hasWatch">Whether the first column says the watch.</param>
    public static JoinedTable Of(IReadOnlyList<(string Watch, EntityTable Table)> tables, bool hasWatch)
    {
        string[] fields =
        [
            .. tables.SelectMany(pair => pair.Table.Columns).Select(column => column.Field).Distinct(StringComparer.Ordinal)
        ];
        string[] first = hasWatch ? ["watch"] : [];
        return new JoinedTable(
            [.. first, .. Before, .. fields, .. After],
            [.. tables.SelectMany(pair => RowsOf(hasWatch ? pair.Watch : null, pair.Table, fields))]);
    }

    private static IEnumerable<JoinedRow> RowsOf(string? watch, EntityTable table, string[] fields)
    {
        var places = table.Columns.Index().ToDictionary(column => column.Item.Field, column => column.Index, StringComparer.Ordinal);
        return table.Rows.Select(row => new JoinedRow(
            watch,
            row,
            [.. fields.Select(
                field => places.TryGetValue(field, out var place) ? new JoinedCell(row.Cells[place], table.Columns[place]) : null)]));
    }
}

/// <summary>One entity of a joined table.</summary>
/// <param name="Watch">Its watch; null where the table does not say it.</param>
/// <param name="Cells">Its values, one for each enrichment of the table; null where its watch does not ask for that one.</param>
public sealed record JoinedRow(string? Watch, EntityRow Row, IReadOnlyList<JoinedCell?> Cells);

/// <summary>One value with the column that it comes from.</summary>
public sealed record JoinedCell(TableCell Cell, TableColumn Column);
