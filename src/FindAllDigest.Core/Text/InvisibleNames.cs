using System.Globalization;
using System.Text;

namespace FindAllDigest.Core.Text;

/// <summary>Calls characters that nobody can see by their names, so that a person can look for them.</summary>
public static class InvisibleNames
{
    private static readonly Lazy<Dictionary<int, string>> Names = new(() => ShippedList.Lines("invisible-characters.txt")
        .Select(line => line.Split(' ', 2))
        .ToDictionary(words => int.Parse(words[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), words => words[1]));

    /// <summary>The first such character, as <c>U+200B ZERO WIDTH SPACE</c>; null when all can be
    /// seen. The plain space is no such character.</summary>
    public static string? FirstIn(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Is(rune))
            {
                return Names.Value.TryGetValue(rune.Value, out var name) ? $"U+{rune.Value:X4} {name}" : $"U+{rune.Value:X4}";
            }
        }

        return null;
    }

    /// <summary>The text without them, and without blanks around it.</summary>
    public static string Without(string text) => string.Concat(text.EnumerateRunes().Where(rune => !Is(rune))).Trim();

    private static bool Is(Rune rune) =>
        InvisibleCharacters.Contains(rune) || rune.Value is 0x200C or 0x200D || (rune.Value > 0x7F && Rune.IsWhiteSpace(rune));
}
