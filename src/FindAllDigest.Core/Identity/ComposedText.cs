using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Brings percent-encoded text into normalization form C (RFC 3987 §5.3.2.2): a letter and its mark are one letter, however they
/// were typed.</summary>
internal static class ComposedText
{
    private const int FirstMark = 0x300;

    /// <summary>Composes in place; returns the length, which never grows. Text that is no UTF-8, or has no combining mark, stays as it
    /// is.</summary>
    public static int Compose(Span<byte> encoded)
    {
        var bytes = new byte[encoded.Length];
        var length = 0;
        for (var read = 0; read < encoded.Length; read++)
        {
            // ASCII stays encoded or not as it is, since an encoded one means something else there.
            if (PercentEncoding.TryDecode(encoded[read..], out var value) && value >= 0x80)
            {
                read += 2;
                bytes[length++] = value;
            }
            else
            {
                bytes[length++] = encoded[read];
            }
        }

        // An ASCII letter and a mark can become a letter whose encoding is longer than both; there is no room for it, so the two stay.
        if (!TryCompose(bytes.AsSpan(0, length), out var composed) || composed.Sum(EncodedLength) > encoded.Length)
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
