using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace FindAllDigest.Core.Text;

/// <summary>Makes the bytes of a JSON document harmless for a strict parser, and leaves everything that is right as it is.</summary>
/// <remarks>The texts come from the open web and may have been cut in the middle of a character. Invalid UTF-8, NUL and escaped lone
/// surrogates become U+FFFD; a raw control character inside a string becomes a space; a byte order mark is dropped.</remarks>
public static class SafeUtf8
{
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        var body = bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        var valid = Utf8.IsValid(body) && !body.Contains((byte)0)
            ? body.ToArray()
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace('\0', '\uFFFD'));
        MendStrings(valid);
        return valid;
    }

    /// <summary>Moves <paramref name="offset"/> to the next octets that are no UTF-8; false where there are none.</summary>
    /// <param name="length">How many octets stand for one character that is lost.</param>
    public static bool NextInvalid(ReadOnlySpan<byte> bytes, ref int offset, out int length)
    {
        length = 0;
        while (bytes[offset..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var ascii)
        {
            offset += ascii;
            if (Rune.DecodeFromUtf8(bytes[offset..], out _, out length) != OperationStatus.Done)
            {
                return true;
            }

            offset += length;
        }

        return false;
    }

    // Every replacement is as long as what it replaces, so this works in place.
    private static void MendStrings(Span<byte> json)
    {
        var isInString = false;
        for (var index = 0; index < json.Length; index++)
        {
            var current = json[index];
            if (current == '"')
            {
                isInString = !isInString;
            }
            else if (isInString && current == '\\')
            {
                index += MendEscape(json[index..]) - 1;
            }
            else if (isInString && current < ' ')
            {
                json[index] = (byte)' ';
            }
        }
    }

    /// <summary>Mends the escape that the text starts with, and tells its length.</summary>
    private static int MendEscape(Span<byte> text)
    {
        if (!TryReadEscape(text, out var unit))
        {
            return 2;
        }

        if (char.IsHighSurrogate(unit) && TryReadEscape(text[EscapeLength..], out var second) && char.IsLowSurrogate(second))
        {
            return 2 * EscapeLength;
        }

        if (char.IsSurrogate(unit) || unit == 0)
        {
            "FFFD"u8.CopyTo(text[2..]);
        }

        return EscapeLength;
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < EscapeLength || text[0] != '\\' || text[1] != 'u'
            || !ushort.TryParse(text[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        unit = (char)value;
        return true;
    }
}
