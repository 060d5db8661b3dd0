using System.Text;

namespace FindAllDigest.Core.Imports;

/// <summary>Foreign bytes as UTF-8 without a byte order mark. Bytes that are no UTF-8 stay, for whoever reads the lines to tell.</summary>
internal static class ImportText
{
    private const int SampleSize = 4096;

    public static ReadOnlyMemory<byte> Utf8Of(ReadOnlyMemory<byte> bytes) => bytes.Span switch
    {
        // "Unicode text" of Excel.
        [0xFF, 0xFE, ..] => Recode(bytes[2..], Encoding.Unicode),
        [0xFE, 0xFF, ..] => Recode(bytes[2..], Encoding.BigEndianUnicode),
        [0xEF, 0xBB, 0xBF, ..] => bytes[3..],
        _ => Unmarked(bytes.Span) is { } encoding ? Recode(bytes, encoding) : bytes,
    };

    /// <summary>All lines but blank ones, without blanks around them.</summary>
    public static IEnumerable<(int Line, ReadOnlyMemory<byte> Utf8)> Lines(ReadOnlyMemory<byte> utf8)
    {
        for (var (line, start) = (1, 0); start < utf8.Length; line++)
        {
            var length = utf8.Span[start..].IndexOfAny((byte)'\n', (byte)'\r');
            length = length < 0 ? utf8.Length - start : length;
            var text = Trim(utf8.Slice(start, length));
            if (!text.IsEmpty)
            {
                yield return (line, text);
            }

            start += length;
            start += utf8.Span[start..] is [(byte)'\r', (byte)'\n', ..] ? 2 : 1;
        }
    }

    /// <summary>UTF-16 without a mark: every other byte of Latin text is 0, and always the same one of the two.</summary>
    private static Encoding? Unmarked(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, SampleSize) & ~1)];
        var (even, odd) = (0, 0);
        for (var at = 0; at < sample.Length; at += 2)
        {
            even += sample[at] == 0 ? 1 : 0;
            odd += sample[at + 1] == 0 ? 1 : 0;
        }

        // A line break is 0A 00 even where no letter is Latin, so both text and break leave their mark.
        var enough = Math.Max(2, sample.Length / 20);
        return (even, odd) switch
        {
            (0, _) when odd >= enough => Encoding.Unicode,
            (_, 0) when even >= enough => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    private static byte[] Recode(ReadOnlyMemory<byte> bytes, Encoding encoding) => Encoding.UTF8.GetBytes(encoding.GetString(bytes.Span));

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line)
    {
        var start = line.Span.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return start < 0 ? default : line[start..(line.Span.LastIndexOfAnyExcept((byte)' ', (byte)'\t') + 1)];
    }
}
