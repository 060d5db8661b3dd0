namespace FindAllDigest.Core.Identity;

/// <summary>Korean syllables are composed by arithmetic, not by table (The Unicode Standard, §3.12).</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00;
    private const int Leading = 0x1100;
    private const int Vowels = 0x1161;
    private const int Trailing = 0x11A7;
    private const int LeadingCount = 19;
    private const int VowelCount = 21;
    private const int TrailingCount = 28;

    /// <summary>Adds the letters of a syllable; any other code point as it is.</summary>
    public static void Decompose(int codePoint, List<int> points)
    {
        var syllable = codePoint - Syllables;
        if (syllable is < 0 or >= LeadingCount * VowelCount * TrailingCount)
        {
            points.Add(codePoint);
            return;
        }

        points.Add(Leading + (syllable / (VowelCount * TrailingCount)));
        points.Add(Vowels + (syllable / TrailingCount % VowelCount));
        if (syllable % TrailingCount > 0)
        {
            points.Add(Trailing + (syllable % TrailingCount));
        }
    }

    /// <summary>Whether a code point is a letter that follows another in a syllable.</summary>
    public static bool IsPart(int codePoint) =>
        codePoint is >= Vowels and < Vowels + VowelCount or > Trailing and < Trailing + TrailingCount;

    public static int? Compose(int first, int second)
    {
        var (leading, vowel) = (first - Leading, second - Vowels);
        if (leading is >= 0 and < LeadingCount && vowel is >= 0 and < VowelCount)
        {
            return Syllables + (((leading * VowelCount) + vowel) * TrailingCount);
        }

        var (syllable, trailing) = (first - Syllables, second - Trailing);
        return syllable is >= 0 and < LeadingCount * VowelCount * TrailingCount && syllable % TrailingCount == 0
            && trailing is > 0 and < TrailingCount
            ? first + trailing
            : null;
    }
}
