using System.Text;
using System.Text.Unicode;

namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>Reads addresses or names, one a line; empty lines and comments (<c>#</c>) are passed over.</summary>
internal static class TextImport
{
    public const string NotUtf8 = "not UTF-8; save the file as UTF-8";

    public static ImportReading Read(ForeignBytes bytes)
    {
        var collector = new ImportCollector();
        foreach (var (line, utf8) in Lines(bytes.Utf8))
        {
            if (utf8.Span is [(byte)'#', ..])
            {
                continue;
            }

            if (Utf8.IsValid(utf8.Span))
            {
                collector.Add(line, Encoding.UTF8.GetString(utf8.Span));
            }
            else
            {
                collector.Refuse(line, NotUtf8);
            }
        }

        return collector.ToReading();
    }

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

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line)
    {
        var start = line.Span.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return start < 0 ? default : line[start..(line.Span.LastIndexOfAnyExcept((byte)' ', (byte)'\t') + 1)];
    }
}
