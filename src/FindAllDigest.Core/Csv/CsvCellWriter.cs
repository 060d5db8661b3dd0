using System.Buffers;
using System.Text;

namespace FindAllDigest.Core.Csv;

/// <summary>Writes cells so that the reader gives back the same text.</summary>
public static class CsvCellWriter
{
    private const char ByteOrderMark = '\uFEFF';

    private static readonly SearchValues<char> QuotedCharacters = SearchValues.Create("\"\r\n,;\t");

    /// <summary>Writes one row and its line end; <paramref name="cells"/> are the stored texts, in the order of the header.</summary>
    public static void WriteRow(IBufferWriter<byte> output, IReadOnlyList<string> cells, CsvDialect dialect)
    {
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (cell > 0)
            {
                output.Write([(byte)dialect.Delimiter]);
            }

            var isStyled = dialect.Quoting == CsvQuoting.All || (dialect.Quoting == CsvQuoting.Filled && cells[cell].Length > 0);
            WriteCell(output, cells[cell], isStyled);
        }

        output.Write(dialect.LineEndBytes);
    }

    /// <summary>Writes one cell, quoted when <paramref name="isQuoted"/> or when it could be read as anything else without.</summary>
    public static void WriteCell(IBufferWriter<byte> output, string text, bool isQuoted)
    {
        var written = isQuoted || NeedsQuotes(text) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
        Encoding.UTF8.GetBytes(written, output);
    }

    /// <remarks>All delimiters are quoted whichever the file uses, so that no reader's guess goes wrong; <c>#</c> first would be a comment,
    /// and a byte order mark first could be taken for one.</remarks>
    private static bool NeedsQuotes(string text) =>
        text.StartsWith('#') || text.StartsWith(ByteOrderMark) || text.AsSpan().ContainsAny(QuotedCharacters);
}
