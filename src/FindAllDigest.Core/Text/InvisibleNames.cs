using System.Text;

namespace FindAllDigest.Core.Text;

/// <summary>Calls characters that nobody can see by their names, so that a person can look for them.</summary>
public static class InvisibleNames
{
    private static readonly Dictionary<int, string> Names = new()
    {
        [0x00A0] = "NO-BREAK SPACE",
        [0x00AD] = "SOFT HYPHEN",
        [0x034F] = "COMBINING GRAPHEME JOINER",
        [0x061C] = "ARABIC LETTER MARK",
        [0x2002] = "EN SPACE",
        [0x2003] = "EM SPACE",
        [0x2007] = "FIGURE SPACE",
        [0x2009] = "THIN SPACE",
        [0x200A] = "HAIR SPACE",
        [0x200B] = "ZERO WIDTH SPACE",
        [0x200C] = "ZERO WIDTH NON-JOINER",
        [0x200D] = "ZERO WIDTH JOINER",
        [0x200E] = "LEFT-TO-RIGHT MARK",
        [0x200F] = "RIGHT-TO-LEFT MARK",
        [0x2028] = "LINE SEPARATOR",
        [0x2029] = "PARAGRAPH SEPARATOR",
        [0x202A] = "LEFT-TO-RIGHT EMBEDDING",
        [0x202B] = "RIGHT-TO-LEFT EMBEDDING",
        [0x202C] = "POP DIRECTIONAL FORMATTING",
        [0x202D] = "LEFT-TO-RIGHT OVERRIDE",
        [0x202E] = "RIGHT-TO-LEFT OVERRIDE",
        [0x202F] = "NARROW NO-BREAK SPACE",
        [0x2060] = "WORD JOINER",
        [0x2066] = "LEFT-TO-RIGHT ISOLATE",
        [0x2067] = "RIGHT-TO-LEFT ISOLATE",
        [0x2068] = "FIRST STRONG ISOLATE",
        [0x2069] = "POP DIRECTIONAL ISOLATE",
        [0x3000] = "IDEOGRAPHIC SPACE",
        [0x3164] = "HANGUL FILLER",
        [0xFEFF] = "BYTE ORDER MARK",
    };

    /// <summary>The first such character, as <c>U+200B ZERO WIDTH SPACE</c>; null when all can be
    /// seen. The plain space is no such character.</summary>
    public static string? FirstIn(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Is(rune))
            {
                return Names.TryGetValue(rune.Value, out var name) ? $"U+{rune.Value:X4} {name}" : $"U+{rune.Value:X4}";
            }
        }

        return null;
    }

    /// <summary>The text without them, and without blanks around it.</summary>
    public static string Without(string text) => string.Concat(text.EnumerateRunes().Where(rune => !Is(rune))).Trim();

    private static bool Is(Rune rune) =>
        InvisibleCharacters.Contains(rune) || rune.Value is 0x200C or 0x200D || (rune.Value > 0x7F && Rune.IsWhiteSpace(rune));
}
