using System.Buffers;

namespace FindAllDigest.Core.Csv;

/// <summary>Changes cells of one record.</summary>
public static class RecordSplices
{
    /// <summary>The splices that give cells of a record other stored texts. A cell keeps its quotes, a cell that already has the text keeps
    /// its bytes, and a record that is too short gets the delimiters it lacks.</summary>
    public static IEnumerable<ByteSplice> For(CsvRecord record, IReadOnlyDictionary<int, string> texts, char delimiter)
    {
        var changes = texts.Where(change => record.Text(change.Key) != change.Value).ToDictionary();
        foreach (var (column, text) in changes.Where(change => change.Key < record.Cells.Count))
        {
            var cell = record.Cells[column];
            var written = new ArrayBufferWriter<byte>();
            CsvCellWriter.WriteCell(written, text, cell.IsQuoted);
            yield return new(cell.Offset, cell.Length, written.WrittenMemory);
        }

        var added = new ArrayBufferWriter<byte>();
        for (var column = record.Cells.Count; column <= changes.Keys.DefaultIfEmpty(-1).Max(); column++)
        {
            added.Write([(byte)delimiter]);
            CsvCellWriter.WriteCell(added, changes.GetValueOrDefault(column, ""), isQuoted: false);
        }

        if (added.WrittenCount > 0)
        {
            yield return new(record.Offset + record.Length, 0, added.WrittenMemory);
        }
    }
}
