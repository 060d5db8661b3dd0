namespace FindAllDigest.Core.Csv;

/// <summary>How a file ends its lines. A file may mix them: what is there stays, and this is what added lines get.</summary>
public enum CsvLineEnd
{
    /// <summary><c>\n</c>, as Unix, git and this program write it.</summary>
    LineFeed,

    /// <summary><c>\r\n</c>, as Excel and RFC 4180 write it.</summary>
    CarriageReturnLineFeed,

    /// <summary><c>\r</c>, as "CSV (Macintosh)" of Excel writes it.</summary>
    CarriageReturn,
}
