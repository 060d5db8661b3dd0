using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Brings percent-encoded text into normalization form C (RFC 3987 §5.3.2.2): a letter and its mark are one letter, however they
/// were typed.</summary>
internal static class ComposedText
{
    private const int FirstMark = 0x300;

    /// <summary>Composes in place; returns the length, which never grows. Text that is no UTF-8, or has no combining mark, stays as it
    /// is. What is encoded in ASCII (<c>%5C</c>) stays so, since it means something else there, and takes no mark.</summary>
    public static int Compose(Span<byte> encoded)
    {
        var written = 0;
        for (var read = 0; read < encoded.Length;)
        {
            var end = read;
            while (end < encoded.Length && !IsEncodedAscii(encoded[end..]))
            {
                end++;
            }

            var part = encoded[read..end];
            var length = ComposePart(part);
            part[..length].CopyTo(encoded[written..]);
            written += length;
            read = Math.Min(end + 3, encoded.Length);
            encoded[end..read].CopyTo(encoded[written..]);
            written += read - end;
        }

        return written;
    }

    private static bool IsEncodedAscii(ReadOnlySpan<byte> text) => PercentEncoding.TryDecode(text, out var value) && value < 0x80;

    private static int ComposePart(Span<byte> encoded)
    {
        // An ASCII letter and a mark can become a letter whose encoding is longer than both; there is no room for it, so the two stay.
        if (!TryCompose(PercentEncoding.Decode(encoded), out var composed) || composed.Sum(EncodedLength) > encoded.Length)
        {
            return encoded.Length;
        }

        var written = 0;
        foreach (var value in composed)
        {
            if (value < 0x80)
            {
                encoded[written++] = value;
            }
            else
            {
                written += PercentEncoding.Encode(value, encoded[written..]);
            }
        }

        return written;
    }

    private static int EncodedLength(byte value) => value < 0x80 ? 1 : 3;

    private static bool TryCompose(ReadOnlySpan<byte> utf8, out byte[] composed)
    {
        composed = [];
        var points = new List<int>(utf8.Length);
        var hasMark = false;
        for (var rest = utf8; rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[consumed..];
            hasMark |= rune.Value >= FirstMark && (FoldingTable.Instance.Class(rune.Value) > 0 || Hangul.IsPart(rune.Value));
            Decompose(rune.Value, points);
        }

        if (!hasMark)
        {
            return false;
        }

        CanonicalForm.Order(points);
        CanonicalForm.Compose(points);
        composed = Encoding.UTF8.GetBytes(string.Concat(points.Select(char.ConvertFromUtf32)));
        return composed.Length <= utf8.Length;
    }

    private static void Decompose(int codePoint, List<int> points)
    {
        if (FoldingTable.Instance.Parts(codePoint) is { } parts)
        {
            Decompose(parts.First, points);
            points.Add(parts.Second);
        }
        else
        {
            Hangul.Decompose(codePoint, points);
        }
    }
}
