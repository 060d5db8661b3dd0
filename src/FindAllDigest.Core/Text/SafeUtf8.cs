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

    private static ReadOnlySpan<byte> Replacement => [0xEF, 0xBF, 0xBD];

    public static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        var body = bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        var valid = Utf8.IsValid(body) && !body.Contains((byte)0) ? body.ToArray() : Replaced(body);
        MendStrings(valid);
        return valid;
    }

    private static byte[] Replaced(ReadOnlySpan<byte> bytes)
    {
        var output = new ArrayBufferWriter<byte>(bytes.Length + 16);
        while (!bytes.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done && rune.Value != 0;
            output.Write(isWhole ? bytes[..length] : Replacement);
            bytes = bytes[length..];
        }

        return output.WrittenSpan.ToArray();
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
