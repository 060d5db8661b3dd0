using System.Globalization;
using System.Text;

namespace FindAllDigest.Core.Text;

/// <summary>Characters that a reader cannot see but that change what is seen: controls, directions, fillers, tags.</summary>
/// <remarks>Unicode categories Cc, Cf, Zl and Zp and the letters that look empty (<see href="https://www.unicode.org/reports/tr36/"/>).
/// The joiners U+200C and U+200D are left out of it, since Persian and Indic names are misspelt without them.</remarks>
public static class InvisibleCharacters
{
    public static bool Contains(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        _ => rune.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0,
    };

    /// <summary>An address with every invisible character percent-encoded, which is what a browser sends for it.</summary>
    public static string PercentEncode(string url)
    {
        if (!url.EnumerateRunes().Any(Contains))
        {
            return url;
        }

        var encoded = new StringBuilder(url.Length + 16);
        Span<byte> octets = stackalloc byte[4];
        foreach (var rune in url.EnumerateRunes())
        {
            if (!Contains(rune))
            {
                encoded.Append(rune.ToString());
                continue;
            }

            foreach (var octet in octets[..rune.EncodeToUtf8(octets)])
            {
                encoded.Append($"%{octet:X2}");
            }
        }

        return encoded.ToString();
    }
}
