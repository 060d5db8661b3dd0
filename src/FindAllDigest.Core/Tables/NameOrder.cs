using System.Text;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Tables;

/// <summary>Puts names in the order in which people look for them: case, accents and punctuation do not count.</summary>
internal static class NameOrder
{
    /// <summary>What lies behind so many characters of a text hardly orders it any more.</summary>
    private const int LongestCompared = 500;

    /// <summary>What is compared, by ordinals: folded letters and digits without marks, single spaces between words.</summary>
    public static string Of(string name)
    {
        var folded = EntityLikeness.WithoutMarks(name.Length > LongestCompared ? name[..LongestCompared] : name);
        var key = new StringBuilder(folded.Length);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                key.Append(rune.ToString());
            }
            else if (Rune.IsWhiteSpace(rune) && key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        // A name of signs alone is compared by them; one of which nothing can be seen is no name, and comes first.
        return key.Length > 0 ? key.ToString() : OneLine.Of(folded);
    }
}
