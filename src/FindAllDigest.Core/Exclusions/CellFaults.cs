using System.Text;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Exclusions;

/// <summary>What is wrong with one cell, in words. A character that nobody can see is called by its name.</summary>
internal static class CellFaults
{
    public static TextFault OfStatus(CsvScanner scanner, int cell)
    {
        var text = TextOf(ExcludeRowScan.Trim(scanner.Text(cell)));
        if (InvisibleNames.FirstIn(text) is { } invisible
            && ExcludeStatusTable.Parse(Encoding.UTF8.GetBytes(InvisibleNames.Without(text))) is not null)
        {
            return Invisible(scanner, cell, text, invisible);
        }

        var remedy = NearestWord.Find(text, ExcludeStatusTable.AllWords) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : $"Write {string.Join(", ", ExcludeStatusTable.AllWords)}, or leave it empty.";
        return At(scanner, cell, $"'{text}' is no status.", remedy);
    }

    public static TextFault OfDate(CsvScanner scanner, int cell, ReadOnlySpan<byte> date)
    {
        var text = TextOf(date);
        return InvisibleNames.FirstIn(text) is { } invisible
            ? Invisible(scanner, cell, text, invisible)
            : At(scanner, cell, $"'{text}' is no date.", "Write year, month and day as in 2026-11-30; spreadsheets like to change it.");
    }

    public static TextFault OfPattern(CsvScanner scanner, int cell, ReadOnlySpan<byte> pattern) =>
        At(
            scanner,
            cell,
            $"'{TextOf(pattern)}' is no pattern.",
            "Write *.example.com for all sub-domains, example.com/* for all pages of a site, or a URL with https:// for itself.");

    public static TextFault OfAddress(CsvScanner scanner, int cell, ReadOnlySpan<byte> url)
    {
        var text = TextOf(url);
        return InvisibleNames.FirstIn(text) is { } invisible
            ? Invisible(scanner, cell, text, invisible)
            : At(
                scanner,
                cell,
                $"'{OneLine.Of(text, LongestQuote)}' holds no address.",
                "Write one like https://example.com, or leave the cell empty to exclude by name.");
    }

    private const int LongestQuote = 80;

    private static TextFault Invisible(CsvScanner scanner, int cell, string text, string invisible) =>
        At(
            scanner,
            cell,
            $"'{OneLine.Of(InvisibleNames.Without(text), LongestQuote)}' stands beside the invisible character {invisible}.",
            "Delete the cell and write it anew.");

    private static TextFault At(CsvScanner scanner, int cell, string message, string remedy) =>
        new(scanner.CellOffset(cell), message, remedy);

    private static string TextOf(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);
}
