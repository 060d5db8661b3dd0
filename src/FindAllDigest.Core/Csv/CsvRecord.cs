using System.Text;

namespace FindAllDigest.Core.Csv;

/// <summary>One record where it stands in its file.</summary>
/// <param name="Offset">Byte of the file at which the record begins.</param>
/// <param name="Length">Bytes of the record, without its line end.</param>
public sealed record CsvRecord(int Offset, int Length, IReadOnlyList<CsvCell> Cells)
{
    public CsvQuoting Quoting =>
        Cells.All(cell => cell.IsQuoted) ? CsvQuoting.All
        : Cells.Any(cell => cell.IsQuoted) && Cells.All(cell => cell.IsQuoted || cell.Length == 0) ? CsvQuoting.Filled
        : CsvQuoting.Minimal;

    /// <summary>The stored text of a cell; empty when the record is too short for the column or the file lacks it (-1).</summary>
    public string Text(int column) => column >= 0 && column < Cells.Count ? Cells[column].Text : "";

    /// <summary>The record the scanner stands on.</summary>
    public static CsvRecord Of(CsvScanner scanner)
    {
        var cells = new CsvCell[scanner.CellCount];
        var offset = scanner.Offset;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var raw = scanner.Raw(cell);
            cells[cell] = new(offset, raw.Length, Encoding.UTF8.GetString(scanner.Text(cell)), raw is [(byte)'"', ..]);
            offset += raw.Length + 1;
        }

        return new(scanner.Offset, scanner.Record.Length, cells);
    }
}
