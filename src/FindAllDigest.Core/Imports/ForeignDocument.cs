using System.Text;
using System.Text.RegularExpressions;

namespace FindAllDigest.Core.Imports;

/// <summary>Recognises what is no list at all, by how it begins, and says what to fetch instead.</summary>
internal static partial class ForeignDocument
{
    private const string SaveAsCsv = "Save the table as \"CSV UTF-8\" and import that file.";
    private const string CopyText = "Copy the table into a spreadsheet, save it as \"CSV UTF-8\", and import that file.";

    private static readonly (byte[] Start, string What, string Remedy)[] Binaries =
    [
        ([.. "PK\x03\x04"u8], "an Excel workbook or another zipped file", SaveAsCsv),
        ([0xD0, 0xCF, 0x11, 0xE0], "a workbook or document of an older Office", SaveAsCsv),
        ([.. "%PDF"u8], "a PDF document", CopyText),
        ([0x1F, 0x8B], "a compressed file", "Unpack it and import what is in it."),
        ([.. "SQLite format 3"u8], "a database", SaveAsCsv),
        ([.. "{\\rtf"u8], "a document of a word processor", CopyText),
        ([0x89, .. "PNG"u8], "a picture", CopyText),
        ([0xFF, 0xD8, 0xFF], "a picture", CopyText),
        ([.. "GIF8"u8], "a picture", CopyText),
        ([.. "PAR1"u8], "a Parquet file", SaveAsCsv),
    ];

    /// <summary>Why bytes are no list; null when they may be one.</summary>
    public static ImportReading? Refuse(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> utf8)
    {
        foreach (var (start, what, remedy) in Binaries)
        {
            if (bytes.Span.StartsWith(start))
            {
                return ImportReading.Refused(0, $"This is {what}, not a text.", remedy);
            }
        }

        var head = Encoding.UTF8.GetString(utf8.Span[..Math.Min(utf8.Length, 64 * 1024)]);
        return Markup().IsMatch(head) ? Page(head)
            : head.Count(character => character == '\0') > 4 ? ImportReading.Refused(0, "This is a binary file, not a text.", SaveAsCsv)
            : null;
    }

    private static ImportReading Page(string head) => !Html().IsMatch(head)
        ? ImportReading.Refused(1, "This is an XML document, not a list.", SaveAsCsv)
        : SignIn().IsMatch(head)
            ? ImportReading.Refused(
                1,
                "This is a web page that asks to sign in, not the list behind it.",
                "Open the address in a browser where you are signed in, download the sheet as CSV, and import that file.")
            : ImportReading.Refused(1, "This is a web page, not a list.", "Download the table as CSV instead of the page around it.");

    [GeneratedRegex(
        @"^\s*(?:<!--.*?-->\s*)*<(?:!doctype|\?xml|html|head|body|script|meta|title|div|table|rss|feed|svg)\b",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Markup();

    [GeneratedRegex(
        @"<(?:!doctype\s+html|html|head|body|script|meta|title|div|table)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Html();

    [GeneratedRegex(@"\b(?:sign|log)(?:ged)?[\s-]*in\b|type=[""']?password", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignIn();
}
