using System.Text.Unicode;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Csv;

/// <summary>Finds the bytes of a file that cannot be UTF-8 text.</summary>
public static class CsvEncoding
{
    private const string SaveAsUtf8 = "Save the file as \"CSV UTF-8\".";

    /// <summary>Every NUL and every byte sequence that is not UTF-8, neighbours told once. Costs
    /// one fast pass when there are none.</summary>
    public static IEnumerable<TextFault> FaultsOf(ReadOnlyMemory<byte> bytes)
    {
        if (ForeignContent.IsUtf16(bytes.Span))
        {
            yield return new(0, "The file is UTF-16, not UTF-8.", SaveAsUtf8);
            yield break;
        }

        if (Utf8.IsValid(bytes.Span) && !bytes.Span.Contains((byte)0))
        {
            yield break;
        }

        for (var offset = 0; NextNul(bytes.Span, ref offset);)
        {
            yield return new(offset, "A NUL character is no text.", $"Delete it; if there are many, the file may be UTF-16. {SaveAsUtf8}");
            offset += RunOfNul(bytes.Span[offset..]);
        }

        for (var (offset, length) = (0, 0); SafeUtf8.NextInvalid(bytes.Span, ref offset, out length); offset += length)
        {
            yield return new(offset, $"The byte 0x{bytes.Span[offset]:X2} is not UTF-8.", SaveAsUtf8);
        }
    }

    private static bool NextNul(ReadOnlySpan<byte> bytes, ref int offset)
    {
        var found = bytes[offset..].IndexOf((byte)0);
        offset += found;
        return found >= 0;
    }

    private static int RunOfNul(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.IndexOfAnyExcept((byte)0);
        return length < 0 ? bytes.Length : length;
    }
}
