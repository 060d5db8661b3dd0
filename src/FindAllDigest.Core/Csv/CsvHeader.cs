using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Csv;

/// <summary>The first record of a file: what its columns are called, and by which delimiter it can be read.</summary>
/// <remarks>Columns are found ignoring case and blanks around the name, as spreadsheets and people write <c>Name, URL</c>.</remarks>
/// <param name="Fault">What is wrong with the quoting of the header, if anything.</param>
public sealed record CsvHeader(CsvRecord Record, char Delimiter, TextFault? Fault)
{
    /// <summary>The header of a file; null when there is no record at all. The delimiter is the one under which most of
    /// <paramref name="columns"/> are found, then the one that gives most cells.</summary>
    public static CsvHeader? Find(ReadOnlyMemory<byte> utf8, IReadOnlyList<string> columns) =>
        CsvDialect.Delimiters
            .Select(delimiter => Read(utf8, delimiter))
            .OfType<CsvHeader>()
            .OrderByDescending(header => columns.Count(column => header.IndexOf(column) >= 0))
            .ThenByDescending(header => header.Record.Cells.Count)
            .FirstOrDefault();

    /// <summary>Position of a column, counted from 0; -1 when the file has none of that name.</summary>
    public int IndexOf(string column)
    {
        for (var cell = 0; cell < Record.Cells.Count; cell++)
        {
            if (IsNamed(cell, column))
            {
                return cell;
            }
        }

        return -1;
    }

    /// <summary>The second and further cells of the header that name <paramref name="column"/>.</summary>
    public IEnumerable<CsvCell> RepeatsOf(string column) => Record.Cells.Where((_, cell) => IsNamed(cell, column)).Skip(1);

    private bool IsNamed(int cell, string column) =>
        Record.Cells[cell].Text.AsSpan().Trim().Equals(column, StringComparison.OrdinalIgnoreCase);

    private static CsvHeader? Read(ReadOnlyMemory<byte> utf8, char delimiter)
    {
        using var scanner = new CsvScanner(utf8, delimiter);
        while (scanner.Read())
        {
            if (!scanner.IsBlank)
            {
                return new(CsvRecord.Of(scanner), delimiter, scanner.Fault);
            }
        }

        return null;
    }
}
