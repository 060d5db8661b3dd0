namespace FindAllDigest.Core.Json;

/// <summary>Turns byte offsets of a UTF-8 text into lines and characters; columns count as
/// everywhere, see <see cref="Text.LineMap"/>.</summary>
internal sealed class LineMap
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly List<int> _starts = [0];

    public LineMap(ReadOnlyMemory<byte> text)
    {
        _text = text;
        var bytes = text.Span;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\n')
            {
                _starts.Add(i + 1);
            }
        }
    }

    public JsonPlace PlaceOf(long offset)
    {
        var end = (int)Math.Clamp(offset, 0, _text.Length);
        var found = _starts.BinarySearch(end);
        var line = found >= 0 ? found : ~found - 1;
        return new(line + 1, Text.LineMap.CharactersIn(_text.Span[_starts[line]..end]) + 1);
    }

    /// <summary>The place that <see cref="System.Text.Json.JsonException"/> tells as a line and a
    /// byte in it, both counted from 0; past the end it is the end.</summary>
    public int OffsetOf(long? line, long? byteInLine) =>
        (int)Math.Clamp(_starts[(int)Math.Clamp(line ?? 0, 0, _starts.Count - 1)] + (byteInLine ?? 0), 0, _text.Length);
}
