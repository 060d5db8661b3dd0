namespace FindAllDigest.Core.Text;

/// <summary>Turns byte offsets into lines and columns, as editors count them.</summary>
/// <remarks>Lines end with <c>\n</c>, <c>\r\n</c> or <c>\r</c>. Columns count characters (Unicode scalar values), not bytes, and a byte
/// order mark is no character. The map keeps one number for every 4 KiB, so it costs nothing beside the file and answers without counting
/// from the start.</remarks>
public sealed class LineMap
{
    private const int BlockSize = 4 * 1024;

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly int[] _breaksBeforeBlock;

    public LineMap(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;
        _breaksBeforeBlock = new int[(utf8.Length / BlockSize) + 1];
        for (var block = 1; block < _breaksBeforeBlock.Length; block++)
        {
            _breaksBeforeBlock[block] = _breaksBeforeBlock[block - 1] + CountBreaks(utf8.Span, (block - 1) * BlockSize, block * BlockSize);
        }
    }

    /// <summary>The line breaks of <paramref name="utf8"/> from <paramref name="start"/> up to
    /// <paramref name="end"/>; <c>\r\n</c> counts once, at its end.</summary>
    public static int CountBreaks(ReadOnlySpan<byte> utf8, int start, int end)
    {
        var range = utf8[start..end];
        var returns = range.Count((byte)'\r');
        var pairs = returns == 0 ? 0 : utf8[start..Math.Min(end + 1, utf8.Length)].Count("\r\n"u8);
        return range.Count((byte)'\n') + returns - pairs;
    }

    /// <summary>Line of a byte, counted from 1.</summary>
    public int LineOf(int offset)
    {
        var block = offset / BlockSize;
        return _breaksBeforeBlock[block] + CountBreaks(_utf8.Span, block * BlockSize, offset) + 1;
    }

    /// <summary>Column of a byte in its line, counted from 1.</summary>
    public int ColumnOf(int offset)
    {
        var before = _utf8.Span[..offset];
        var line = before[(before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..];
        if (line.Length == offset && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        return CharactersIn(line) + 1;
    }

    /// <summary>How many characters a stretch has, as the status line of an editor counts columns: an emoji is one.</summary>
    public static int CharactersIn(ReadOnlySpan<byte> utf8)
    {
        var characters = 0;
        foreach (var value in utf8)
        {
            characters += (value & 0xC0) == 0x80 ? 0 : 1;
        }

        return characters;
    }
}
