using System.Text.RegularExpressions;
using FindAllDigest.Core.Csv;

namespace FindAllDigest.Core.Imports;

/// <summary>Finds the lines below the rows of a report (a total, a copyright), as Salesforce writes them.</summary>
internal static partial class CsvFooter
{
    /// <summary>The byte at which the footer begins; the end of the text where there is none.</summary>
    /// <remarks>A footer's lines fill one cell of several, below rows of which most have both name and address; it begins below an empty
    /// line, or with a word that no row begins with. A list whose rows often have a name alone so stays whole.</remarks>
    public static int StartOf(ReadOnlyMemory<byte> utf8, CsvTable table)
    {
        var (rows, whole, start, next, wasBlank) = (0, 0, utf8.Length, 0, false);
        using var scanner = new CsvScanner(utf8, table.Delimiter, hasComments: false);
        while (table.Labels.Count > 1 && scanner.Read())
        {
            var isBelowBlank = wasBlank || HasBlankLine(utf8.Span[Math.Min(next, scanner.Offset)..scanner.Offset]);
            next = scanner.Offset + scanner.Record.Length;
            wasBlank = scanner.IsBlank;
            if (wasBlank || scanner.Offset <= (table.Header?.Offset ?? -1))
            {
                continue;
            }

            var filled = Filled(scanner);
            if (filled.Count > 1)
            {
                start = utf8.Length;
                rows++;
                whole += filled.Exists(table.Columns.Names.Contains) && filled.Exists(table.Columns.Urls.Contains) ? 1 : 0;
            }
            else if (start == utf8.Length && (isBelowBlank || FooterWord().IsMatch(CsvImport.Text(scanner, filled[0]).Trim())))
            {
                start = scanner.Offset;
            }
            else if (start == utf8.Length)
            {
                rows++;
            }
        }

        return whole > 0 && whole * 2 >= rows ? start : utf8.Length;
    }

    private static bool HasBlankLine(ReadOnlySpan<byte> between) => between.Count((byte)'\n') > 1;

    private static List<int> Filled(CsvScanner scanner) =>
        [.. Enumerable.Range(0, scanner.CellCount).Where(cell => !string.IsNullOrWhiteSpace(CsvImport.Text(scanner, cell)))];

    [GeneratedRegex(
        @"^(?:(?:grand |sub)?totals?\b|copyright\b|©|confidential\b|report\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FooterWord();
}
