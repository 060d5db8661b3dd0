using System.Buffers;

namespace FindAllDigest.Core.Identity;

/// <summary>One spelling for every percent-encoded text (RFC 3986 §6.2.2): letters, digits and <c>- . _ ~</c> stand for themselves,
/// hexadecimal digits are upper-case, a stray <c>%</c> is encoded, and so is everything a URL may not hold.</summary>
/// <remarks>Beyond the RFC, <c>! $ ' ( ) * , : @</c> stand for themselves too (in a query also <c>/</c> and <c>?</c>): services print
/// <c>/@acme</c> and <c>/%40acme</c> for one page, and none of them divides anything there. <c>&amp; + ; = #</c> and <c>%</c> are left as
/// they came. Letters are composed (<see cref="ComposedText"/>).</remarks>
internal sealed class PercentEncoding
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string Harmless = "!$'()*,:@";

    private readonly SearchValues<byte> _literal;
    private readonly SearchValues<byte> _decoded;

    private readonly bool _plusIsSpace;

    private PercentEncoding(string literal, string decoded, bool plusIsSpace)
    {
        _plusIsSpace = plusIsSpace;
        _literal = SearchValues.Create([.. literal.Select(character => (byte)character)]);
        _decoded = SearchValues.Create([.. decoded.Select(character => (byte)character)]);
    }

    public static PercentEncoding Path { get; } = new(Unreserved + Harmless + "&+;=", Unreserved + Harmless, plusIsSpace: false);

    public static PercentEncoding Query { get; } = new(Unreserved + Harmless + ";=/?", Unreserved + Harmless + "/?", plusIsSpace: true);

    /// <summary>Writes the text in its one spelling; at most three bytes for each byte read.</summary>
    public int Write(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var plain = text.IndexOfAnyExcept(_literal);
        if (plain < 0)
        {
            text.CopyTo(destination);
            return text.Length;
        }

        text[..plain].CopyTo(destination);
        var written = plain;
        var isForeign = false;
        for (var read = plain; read < text.Length; read++)
        {
            var isEncoded = TryDecode(text[read..], out var value);
            if (isEncoded)
            {
                read += 2;
            }

            if ((isEncoded ? _decoded : _literal).Contains(value))
            {
                destination[written++] = value;
            }
            else
            {
                value = _plusIsSpace && !isEncoded && value == '+' ? (byte)' ' : value;
                isForeign |= value >= 0xC0;
                written += Encode(value, destination[written..]);
            }
        }

        return isForeign ? ComposedText.Compose(destination[..written]) : written;
    }

    /// <summary>The octets that a text stands for.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var octets = new List<byte>(text.Length);
        for (var read = 0; read < text.Length; read++)
        {
            read += TryDecode(text[read..], out var octet) ? 2 : 0;
            octets.Add(octet);
        }

        return [.. octets];
    }

    /// <summary>The byte behind a <c>%XX</c> at the start of the text; false where there is none, and the value is then the first
    /// byte.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, out byte value)
    {
        value = text[0];
        if (text.Length < 3 || text[0] != '%' || !char.IsAsciiHexDigit((char)text[1]) || !char.IsAsciiHexDigit((char)text[2]))
        {
            return false;
        }

        value = (byte)((Digit(text[1]) << 4) | Digit(text[2]));
        return true;
    }

    public static int Encode(byte value, Span<byte> destination)
    {
        destination[0] = (byte)'%';
        destination[1] = "0123456789ABCDEF"u8[value >> 4];
        destination[2] = "0123456789ABCDEF"u8[value & 15];
        return 3;
    }

    private static int Digit(byte hexadecimal) => hexadecimal <= '9' ? hexadecimal - '0' : (hexadecimal | 0x20) - 'a' + 10;
}
