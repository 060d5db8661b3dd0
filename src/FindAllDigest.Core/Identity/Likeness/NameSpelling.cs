using System.Text;

namespace FindAllDigest.Core.Identity.Likeness;

/// <summary>One spelling for sounds that languages write in several ways: <c>ae oe ue</c> of
/// umlauts, <c>cs ks x</c>, <c>c k</c>, <c>y i</c>.</summary>
internal static class NameSpelling
{
    private const int LongestNumeral = 4;

    /// <summary>The word in that spelling; a Roman numeral is left as it is.</summary>
    public static string Of(string word)
    {
        var utf8 = Encoding.UTF8.GetBytes(word);
        return Encoding.UTF8.GetString(utf8.AsSpan(0, Spell(utf8)));
    }

    /// <summary>Writes the spelling over the word, in UTF-8 and lower case; returns its length.</summary>
    public static int Spell(Span<byte> word)
    {
        if (word.Length <= LongestNumeral && !word.ContainsAnyExcept("ivx"u8))
        {
            return word.Length;
        }

        var written = 0;
        var before = (byte)0;
        for (var read = 0; read < word.Length; read++)
        {
            var value = word[read] == 'y' ? (byte)'i' : word[read];
            var next = read + 1 < word.Length ? word[read + 1] : (byte)0;
            if (value is (byte)'c' or (byte)'k' && next == 's')
            {
                word[written++] = (byte)'x';
                read++;
            }
            else if (value == 'i' && before == 'i')
            {
                continue;
            }
            else if (value == 'c' && next is not ((byte)'h' or (byte)'e' or (byte)'i' or (byte)'y'))
            {
                word[written++] = (byte)'k';
            }
            else if (value != 'e' || before is not ((byte)'a' or (byte)'o' or (byte)'u'))
            {
                word[written++] = value;
            }

            before = value;
        }

        return written;
    }
}
