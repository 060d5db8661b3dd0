using System.Text.Json;
using FindAllDigest.FindAllApi.Reading;

namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>Reads foreign text of any of the formats.</summary>
internal static class ImportReader
{
    /// <exception cref="Core.Failures.DigestException">Nothing of it can be used, with the reason (exit 2).</exception>
    public static ImportReading Read(ForeignBytes bytes, ImportFormat format, ColumnChoice choice) => format switch
    {
        ImportFormat.Csv => CsvImport.Read(bytes, choice),
        ImportFormat.Json => JsonImport.Read(bytes, choice),
        ImportFormat.JsonLines => JsonLinesImport.Read(bytes, choice),
        _ => TextImport.Read(bytes),
    };

    /// <summary>The format that a text looks like. A person who names columns means a CSV unless it is JSON.</summary>
    public static ImportFormat Guess(ForeignBytes bytes, ColumnChoice choice)
    {
        using var lines = TextImport.Lines(bytes.Utf8).GetEnumerator();
        if (!lines.MoveNext())
        {
            return ImportFormat.Text;
        }

        var first = lines.Current.Utf8;
        return first.Span[0] switch
        {
            (byte)'[' => ImportFormat.Json,
            (byte)'{' or (byte)'"' when lines.MoveNext() && lines.Current.Utf8.Span[0] == first.Span[0] && IsWhole(first) => ImportFormat.JsonLines,
            (byte)'{' => ImportFormat.Json,
            _ when !choice.IsGuess || CsvColumns.AreTold(bytes.Utf8) => ImportFormat.Csv,
            _ => ImportFormat.Text,
        };
    }

    private static bool IsWhole(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(SafeUtf8.Of(line.Span));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
