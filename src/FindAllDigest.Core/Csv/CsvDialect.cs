namespace FindAllDigest.Core.Csv;

/// <summary>How a file writes rows: what added rows must look like to pass for the file's own.</summary>
/// <param name="Delimiter">Between two cells: a comma, a semicolon or a tab.</param>
/// <param name="LineEnd">After a row.</param>
public sealed record CsvDialect(char Delimiter, CsvLineEnd LineEnd, CsvQuoting Quoting)
{
    /// <summary>The delimiters that are recognised, in the order of preference when a header leaves it open.</summary>
    public static IReadOnlyList<char> Delimiters { get; } = [',', ';', '\t'];

    /// <summary>The bytes of <see cref="LineEnd"/>.</summary>
    public ReadOnlySpan<byte> LineEndBytes => LineEnd switch
    {
        CsvLineEnd.CarriageReturnLineFeed => "\r\n"u8,
        CsvLineEnd.CarriageReturn => "\r"u8,
        _ => "\n"u8,
    };
}
