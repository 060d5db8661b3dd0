using System.Text;
using System.Text.RegularExpressions;

namespace FindAllDigest.Core.Imports;

/// <summary>A table as notes and issues hold it (<c>| name | url |</c> above <c>|---|---|</c>, GitHub Flavored Markdown 4.10).</summary>
internal static partial class MarkdownTable
{
    /// <summary>The text with the rows of its tables separated by tabs, each on its own line as
    /// before; null where no table is in it.</summary>
    public static byte[]? ToTabs(ReadOnlyMemory<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8.Span);
        return text.Contains("---", StringComparison.Ordinal) && Rule().IsMatch(text)
            ? Encoding.UTF8.GetBytes(string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(OfLine)))
            : null;
    }

    private static string OfLine(string line) => !line.Contains('|', StringComparison.Ordinal) ? line
        : Rule().IsMatch(line) ? ""
        : string.Join('\t', Border().Split(line.Trim().Trim('|')).Select(OfCell));

    private static string OfCell(string cell)
    {
        var text = cell.Replace("\\|", "|", StringComparison.Ordinal).Replace('\t', ' ').Trim();
        return text.Contains('"', StringComparison.Ordinal) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    [GeneratedRegex(
        @"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Border();
}
