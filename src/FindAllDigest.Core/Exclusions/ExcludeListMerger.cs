using System.Text;
using FindAllDigest.Core.Csv;

namespace FindAllDigest.Core.Exclusions;

/// <summary>One merge at work; the rules are told at <see cref="ExcludeListMerge"/>.</summary>
/// <param name="oursWins">Whether a change of ours overrules another of theirs, and not the other way round.</param>
internal sealed class ExcludeListMerger(ExcludeList @base, ExcludeList ours, ExcludeList theirs, bool oursWins)
{
    private readonly int[] _theirsToBase = RowPairing.WithBase(theirs, @base);
    private readonly int[] _oursToBase = RowPairing.WithBase(ours, @base);
    private readonly int[] _theirsToOurs = RowPairing.OfSides(
        theirs, RowPairing.WithBase(theirs, @base), ours, RowPairing.WithBase(ours, @base));
    private readonly int[] _oursToTheirs = RowPairing.OfSides(
        ours, RowPairing.WithBase(ours, @base), theirs, RowPairing.WithBase(theirs, @base));
    private readonly int[] _columnInOurs = ColumnPairing.Of(theirs.Document.Header, ours.Document.Header);
    private readonly int[] _columnInBase = ColumnPairing.Of(theirs.Document.Header, @base.Document.Header);
    private readonly bool _hasSameColumns = HasSameHeader(@base, ours) && HasSameHeader(ours, theirs);
    private readonly List<ByteSplice> _splices = [];
    private readonly List<OverruledChange> _overruled = [];

    public ExcludeListMergeResult Merge()
    {
        for (var row = 0; row < theirs.Count; row++)
        {
            MergeRow(row, _theirsToOurs[row], _theirsToBase[row]);
        }

        var added = Enumerable.Range(0, ours.Count).Where(Brings).Select(Translate).ToList();
        var list = ExcludeListWriter.AppendStored(ExcludeListWriter.Splice(theirs, _splices), added);
        return new(list, _overruled);
    }

    private static bool HasSameHeader(ExcludeList first, ExcludeList second) =>
        first.Document.Header.Record.Cells
            .Select(cell => cell.Text)
            .SequenceEqual(second.Document.Header.Record.Cells.Select(cell => cell.Text), StringComparer.Ordinal);

    private static CsvRecord RecordAt(ExcludeList list, int row) => list.Document.RecordAt(list.OffsetAt(row));

    private void MergeRow(int row, int oursRow, int baseRow)
    {
        if (oursRow < 0)
        {
            if (baseRow >= 0)
            {
                RemoveUnlessEdited(row, baseRow);
            }
        }
        else if (!(_hasSameColumns && IsUntouchedByProgram(oursRow, baseRow, row)))
        {
            MergeCells(row, oursRow, baseRow);
        }
    }

    /// <summary>Spares the decoding of the many rows that nobody touched: their bytes say so.</summary>
    private bool IsUntouchedByProgram(int oursRow, int baseRow, int row) =>
        HaveSameBytes(ours, oursRow, theirs, row) || (baseRow >= 0 && HaveSameBytes(ours, oursRow, @base, baseRow));

    private static bool HaveSameBytes(ExcludeList first, int firstRow, ExcludeList second, int secondRow) =>
        first.Document.Header.Delimiter == second.Document.Header.Delimiter
            && first.StretchAt(firstRow).SequenceEqual(second.StretchAt(secondRow));

    private void RemoveUnlessEdited(int row, int baseRow)
    {
        var changed = Changes(RecordAt(theirs, row), [.. Enumerable.Range(0, _columnInBase.Length)], RecordAt(@base, baseRow));
        if (changed.Length == 0 || oursWins)
        {
            _splices.Add(ExcludeListWriter.LineOf(theirs, row));
        }

        if (changed.Length > 0)
        {
            _overruled.Add(oursWins ? new(theirs.RowAt(row), "", Kept: null, changed) : new(theirs.RowAt(row), "", changed, Lost: null));
        }
    }

    /// <summary>Decides whether a row of ours that theirs lacks is added: it is new, or ours
    /// changed it and theirs deleted it in vain.</summary>
    private bool Brings(int oursRow)
    {
        var baseRow = _oursToBase[oursRow];
        if (_oursToTheirs[oursRow] >= 0 || baseRow < 0 || HaveSameBytes(ours, oursRow, @base, baseRow))
        {
            return _oursToTheirs[oursRow] < 0 && baseRow < 0;
        }

        var changed = Changes(RecordAt(ours, oursRow), _columnInOurs, RecordAt(@base, baseRow));
        if (changed.Length == 0)
        {
            return false;
        }

        _overruled.Add(oursWins ? new(ours.RowAt(oursRow), "", changed, Lost: null) : new(ours.RowAt(oursRow), "", Kept: null, changed));
        return oursWins;
    }

    /// <summary>The cells of a row that are not what they were, with the names of their columns.</summary>
    private string Changes(CsvRecord record, IReadOnlyList<int> columns, CsvRecord before) =>
        string.Join(", ", Enumerable.Range(0, columns.Count)
        .Where(column => columns[column] >= 0 && record.Text(columns[column]) != before.Text(_columnInBase[column]))
        .Select(column => $"{theirs.Document.Header.Record.Text(column)} '{record.Text(columns[column])}'"));

    private void MergeCells(int row, int oursRow, int baseRow)
    {
        var record = RecordAt(theirs, row);
        var program = RecordAt(ours, oursRow);
        var before = baseRow < 0 ? null : RecordAt(@base, baseRow);
        var texts = new Dictionary<int, string>();
        for (var column = 0; column < _columnInOurs.Length; column++)
        {
            if (_columnInOurs[column] < 0)
            {
                continue;
            }

            var person = Meant(theirs, record, column);
            var wanted = Meant(ours, program, _columnInOurs[column]);
            var old = before is null ? "" : Meant(@base, before, _columnInBase[column]);
            if (wanted == old || wanted == person)
            {
                continue;
            }

            if (person == old || oursWins)
            {
                texts[column] = wanted;
            }

            if (person != old)
            {
                var (lost, name) = (oursWins ? theirs.RowAt(row) : ours.RowAt(oursRow), theirs.Document.Header.Record.Text(column));
                _overruled.Add(
                    new(lost, name, oursWins ? wanted : person, oursWins ? person : wanted)
                    {
                        IsProgramMade = baseRow < 0 && IsFilled(lost, column),
                    });
            }
        }

        _splices.AddRange(RecordSplices.For(record, texts, theirs.Document.Header.Delimiter));
    }

    /// <summary>Whether the program itself fills in a cell of a row that it adds.</summary>
    private bool IsFilled(ExcludeRow row, int column)
    {
        var columns = theirs.Columns;
        return column == columns.Name || column == columns.Url || column == columns.Added || column == columns.Run
            || (row.Status == ExcludeStatus.Closed && (column == columns.Status || column == columns.Note));
    }

    private string[] Translate(int oursRow)
    {
        var program = RecordAt(ours, oursRow);
        return [.. _columnInOurs.Select(column => Meant(ours, program, column))];
    }

    /// <summary>The stored text of a cell, a spreadsheet's date as ISO: which order its column
    /// has cannot be told from one row of it.</summary>
    private static string Meant(ExcludeList list, CsvRecord record, int column)
    {
        var (text, columns) = (record.Text(column), list.Columns);
        var isDate = column >= 0 && (column == columns.Until || column == columns.Added);
        var order = column == columns.Until ? columns.UntilOrder : columns.AddedOrder;
        return isDate && SpreadsheetDate.TryParse(Encoding.UTF8.GetBytes(text.Trim()), order, out var date)
            ? date.ToString("O")
            : text;
    }
}
