using System.Buffers;
using System.Diagnostics;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Changes exclude lists by splicing bytes.</summary>
internal static class ExcludeListWriter
{
    public static ExcludeList Append(ExcludeList list, IReadOnlyList<NewExcludeRow> rows) =>
        AppendStored(list, [.. rows.Where(row => !IsNobody(row)).Select(row => Stored(row, list.Columns))]);

    /// <summary>Adds rows whose cells are given as they are to be stored, in the order of the header.</summary>
    public static ExcludeList AppendStored(ExcludeList list, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return list;
        }

        var dialect = DialectOf(list);
        var written = new ArrayBufferWriter<byte>();
        foreach (var cells in rows)
        {
            CsvCellWriter.WriteRow(written, cells, dialect);
        }

        var document = list.Document.Append(written.WrittenSpan, dialect);
        var scan = new ExcludeRowScan(list.Columns, isProgramMade: true);
        var tail = scan.Read(document.Tail, 0, document.TailOffset, document.Header.Delimiter);
        return scan.Faults.FirstOrDefault() is { } fault
            ? throw new UnreachableException($"A row was written that cannot be read: {fault.Message}")
            : new(list.Path, document, list.Columns, list.Head, tail) { ShortRows = list.ShortRows };
    }

    public static ExcludeList Edit(ExcludeList list, IReadOnlyList<CellEdit> edits)
    {
        var splices = new List<ByteSplice>();
        foreach (var row in edits.GroupBy(edit => edit.Line))
        {
            var record = list.Document.RecordAt(list.OffsetAt(RowNumberAt(list, row.Key)));
            var texts = new Dictionary<int, string>();
            foreach (var edit in row)
            {
                texts[ColumnOf(list, edit.Column)] = SpreadsheetGuard.Guard(ForeignText.Mend(edit.Text));
            }

            splices.AddRange(RecordSplices.For(record, texts, list.Document.Header.Delimiter));
        }

        return Splice(list, splices);
    }

    public static ExcludeList Remove(ExcludeList list, IReadOnlyList<ExcludeRow> rows) =>
        Splice(list, [.. rows.Select(row => RowNumberAt(list, row.Line)).Distinct().Select(row => LineOf(list, row))]);

    /// <summary>The splice that takes a row's lines out.</summary>
    public static ByteSplice LineOf(ExcludeList list, int row)
    {
        var record = list.Document.RecordAt(list.OffsetAt(row));
        return new(record.Offset, list.Document.EndOfLine(record) - record.Offset, default);
    }

    public static ExcludeList Splice(ExcludeList list, IReadOnlyList<ByteSplice> splices) =>
        splices.Count == 0 ? list : ExcludeList.Read(list.Path, list.Document.Splice(splices)).OrThrow();

    private static bool IsNobody(NewExcludeRow row) => string.IsNullOrWhiteSpace(row.Name) && string.IsNullOrWhiteSpace(row.Url);

    private static string[] Stored(NewExcludeRow row, ExcludeColumns columns)
    {
        var (name, url) = Who(row);
        var cells = new string[columns.Count];
        Array.Fill(cells, "");
        Set(ExcludeColumn.Name, name);
        Set(ExcludeColumn.Url, url);
        Set(ExcludeColumn.Status, row.Status == ExcludeStatus.Known ? "" : row.Status.Word());
        Set(ExcludeColumn.Until, DateText(row.Until));
        Set(ExcludeColumn.Note, row.Note);
        Set(ExcludeColumn.Added, DateText(row.Added));
        Set(ExcludeColumn.Run, row.Run);
        return cells;

        void Set(ExcludeColumn column, string text)
        {
            if (columns[column] is >= 0 and var cell)
            {
                cells[cell] = SpreadsheetGuard.Guard(ForeignText.Mend(text));
            }
        }
    }

    /// <summary>Name and address as they are stored: a URL that names no site would be a fault of
    /// the file, and says no more than the name does.</summary>
    private static (string Name, string Url) Who(NewExcludeRow row)
    {
        if (row.IsPattern)
        {
            return ExclusionPattern.TryParse(row.Url, out _)
                ? (row.Name, row.Url)
                : throw new ArgumentException($"'{row.Url}' is no pattern.", nameof(row));
        }

        var url = ExclusionPattern.IsMeant(row.Url) ? $"https://{row.Url}" : row.Url;
        return AddressCell.Read(ForeignText.Mend(url)).Count > 0 ? (row.Name, url)
            : string.IsNullOrWhiteSpace(row.Name) ? (row.Url, "")
            : (row.Name, "");
    }

    private static string DateText(DateOnly? date) => date?.ToString("O") ?? "";

    private static CsvDialect DialectOf(ExcludeList list)
    {
        var above = list.Count == 0 ? list.Document.Header.Record : list.Document.RecordAt(list.OffsetAt(list.Count - 1));
        return new(list.Document.Header.Delimiter, list.Document.LineEnd, above.Quoting);
    }

    private static int ColumnOf(ExcludeList list, ExcludeColumn column)
    {
        var name = ExcludeColumns.NameOf(column);
        return list.Columns[column] is >= 0 and var cell
            ? cell
            : throw new DigestException(
                [new(
                    list.Path,
                    list.Document.LineOf(list.Document.Header.Record.Offset),
                    0,
                    $"The header has no column '{name}'.",
                    $"Add '{name}' to the header; the program adds no column by itself.")]);
    }

    private static int RowNumberAt(ExcludeList list, int line)
    {
        var (low, high) = (0, list.Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            switch (list.Document.LineOf(list.OffsetAt(middle)).CompareTo(line))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(line), line, "No row begins at this line.");
    }
}
