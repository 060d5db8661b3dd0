using FindAllDigest.Core.Csv;

namespace FindAllDigest.Core.Exclusions;

/// <summary>The rows of one entity on their way to become one; the rules are told at <see cref="DuplicateMerge"/>.</summary>
/// <param name="Texts">Stored texts of the kept row by column, where they change.</param>
internal sealed record DuplicateRows(
    DuplicateGroup Told, CsvRecord KeptRecord, IReadOnlyList<int> DroppedNumbers, IReadOnlyDictionary<int, string> Texts)
{
    public string Obstacle => Told.Obstacle;

    public static DuplicateRows Of(ExcludeList list, IReadOnlyList<int> numbers)
    {
        var rows = numbers.Select(list.RowAt).ToList();
        var records = numbers.Select(number => list.Document.RecordAt(list.OffsetAt(number))).ToList();
        var header = list.Document.Header.Record;

        List<CellChange> changes = [];
        var texts = new Dictionary<int, string>();
        var obstacle = "";
        for (var column = 0; column < header.Cells.Count; column++)
        {
            var before = records[0].Text(column);
            if (Merged(list.Columns, column, rows, records) is not { } after)
            {
                obstacle = $"they differ in the column '{header.Text(column).Trim()}'";
            }
            else if (after != before)
            {
                texts[column] = after;
                changes.Add(new(header.Text(column).Trim(), SpreadsheetGuard.Unguard(before), SpreadsheetGuard.Unguard(after)));
            }
        }

        var who = rows[0].Pattern is null ? rows[0].Key.Value : rows[0].Url.Trim();
        return new(
            new(who, rows[0], [.. rows.Skip(1)], obstacle.Length == 0 ? changes : [], obstacle), records[0], [.. numbers.Skip(1)], texts);
    }

    /// <summary>The stored text of the one row; null when the rows contradict each other.</summary>
    private static string? Merged(ExcludeColumns columns, int column, List<ExcludeRow> rows, List<CsvRecord> records)
    {
        var kept = records[0].Text(column);
        if (column == columns.Url)
        {
            return kept;
        }

        if (column == columns.Status)
        {
            var strongest = rows.Max(row => row.Status);
            return strongest == rows[0].Status ? kept : strongest.Word();
        }

        if (column == columns.Until)
        {
            DateOnly? until = rows.Any(row => row.Until is null) ? null : rows.Max(row => row.Until);
            return until == rows[0].Until ? kept : until?.ToString("O") ?? "";
        }

        if (column == columns.Note)
        {
            var notes = rows.Select(row => row.Note.Trim()).Where(note => note.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            return notes.Count < 2 ? Filled(records, column) : SpreadsheetGuard.Guard(ForeignText.Mend(string.Join(" / ", notes)));
        }

        var isOwn = column != columns.Name && column != columns.Added && column != columns.Run;
        var others = records.Select(record => record.Text(column).Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal);
        return isOwn && others.Count() > 1 ? null : Filled(records, column);
    }

    private static string Filled(List<CsvRecord> records, int column) =>
        string.IsNullOrWhiteSpace(records[0].Text(column))
            ? records.Select(record => record.Text(column)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))
                ?? records[0].Text(column)
            : records[0].Text(column);
}
