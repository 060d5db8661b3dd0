using System.Text;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Finds rows that became comments: the program stores a name such as <c>#paid</c>
/// in quotes, and a spreadsheet saves the row without them.</summary>
/// <remarks>A comment is taken for such a row where nothing stands between <c>#</c> and the text, it has a cell for each column, and
/// these hold an address, or a status or a date beside a name. A blank behind the <c>#</c> makes it a comment for sure.</remarks>
internal static class CommentedRow
{
    public static IEnumerable<TextFault> FaultsOf(CsvDocument document, ExcludeColumns columns, ExcludeRows rows)
    {
        if (columns.Url < 0)
        {
            yield break;
        }

        var bytes = document.Bytes;
        for (var at = document.FirstRowOffset; at < bytes.Length; at = NextLine(bytes.Span, at))
        {
            if (bytes.Span[at] == '#'
                && IsRow(bytes[at..NextLine(bytes.Span, at)], document.Header.Delimiter, columns)
                && !IsWithinRow(document, rows, at))
            {
                yield return new(
                    at,
                    $"The row '{OneLine.Of(Encoding.UTF8.GetString(LineAt(bytes.Span, at)), LongestQuote)}' counts as a comment, since it "
                        + $"begins with #, so it excludes nobody.",
                    "Put its first cell in quotes (\"#…\"); or write a blank behind the # if it is meant as a comment.");
            }
        }
    }

    private const int LongestQuote = 80;

    /// <summary>Where the next line that begins with <c>#</c> begins; the end of the bytes when there is none.</summary>
    private static int NextLine(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from + 1; at < bytes.Length; at++)
        {
            var found = bytes[at..].IndexOf((byte)'#');
            if (found < 0)
            {
                break;
            }

            at += found;
            if (bytes[at - 1] is (byte)'\n' or (byte)'\r')
            {
                return at;
            }
        }

        return bytes.Length;
    }

    private static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> bytes, int at)
    {
        var length = bytes[at..].IndexOfAny((byte)'\n', (byte)'\r');
        return length < 0 ? bytes[at..] : bytes.Slice(at, length);
    }

    private static bool IsRow(ReadOnlyMemory<byte> comment, char delimiter, ExcludeColumns columns)
    {
        var line = LineAt(comment.Span, 0);
        if (line.Length < 2 || line[1] is (byte)' ' or (byte)'\t' or (byte)'#' or (byte)'!')
        {
            return false;
        }

        using var scanner = new CsvScanner(comment[1..line.Length], delimiter);
        return scanner.Read() && scanner.Fault is null && scanner.CellCount == columns.Count && SaysWho(scanner, columns);
    }

    private static bool SaysWho(CsvScanner scanner, ExcludeColumns columns)
    {
        var url = Encoding.UTF8.GetString(scanner.Text(columns.Url));
        var isFilled = Filled(scanner, columns.Status)
            || Filled(scanner, columns.Until)
            || Filled(scanner, columns.Added)
            || Filled(scanner, columns.Run);
        return columns.Url == 0
            ? isFilled
            : AddressCell.Read(url).Count > 0 || (string.IsNullOrWhiteSpace(url) && isFilled);
    }

    private static bool Filled(CsvScanner scanner, int column) => column >= 0 && !ExcludeRowScan.Trim(scanner.Text(column)).IsEmpty;

    /// <summary>Whether a byte lies inside the row that begins before it, as a line of a quoted cell does.</summary>
    private static bool IsWithinRow(CsvDocument document, ExcludeRows rows, int at)
    {
        var found = Array.BinarySearch(rows.Offsets, 0, rows.Count, at);
        var row = (found < 0 ? ~found : found) - 1;
        return row >= 0 && document.RecordAt(rows.Offsets[row]) is var record && at < record.Offset + record.Length;
    }
}
