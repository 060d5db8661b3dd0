using System.Buffers;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>The key of an entity without a usable URL: <c>name:</c> and its folded name. No host is called <c>name</c>, so it is no URL's
/// key.</summary>
/// <remarks>White space and controls around the name go, inside they become one space. Typographic apostrophes, quotation marks, hyphens
/// and dashes are those of a keyboard. Legal forms stay: they are dropped for hints only.</remarks>
internal static class NameKey
{
    public static ReadOnlySpan<byte> Prefix => "name:"u8;

    private const string Apostrophes = "\u2018\u2019\u201A\u201B\u02BC\u02B9\u2032\u00B4\uFF07";
    private const string Quotes = "\u201C\u201D\u201E\u201F\u2033\uFF02";
    private const string Hyphens = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE63\uFF0D";

    private static readonly SearchValues<char> TypographicMarks = SearchValues.Create(Apostrophes + Quotes + Hyphens);

    private static readonly SearchValues<byte> SpaceBytes =
        SearchValues.Create([.. Enumerable.Range(0, '!').Append(0x7F).Select(value => (byte)value)]);

    /// <summary>Writes prefix and folded name; the destination needs the length of both. Only for ASCII.</summary>
    public static int WriteAscii(ReadOnlySpan<byte> name, Span<byte> destination)
    {
        Prefix.CopyTo(destination);
        var written = Prefix.Length;
        while (true)
        {
            var start = name.IndexOfAnyExcept(SpaceBytes);
            if (start < 0)
            {
                return written;
            }

            if (written > Prefix.Length)
            {
                destination[written++] = (byte)' ';
            }

            name = name[start..];
            var end = name.IndexOfAny(SpaceBytes);
            var word = end < 0 ? name : name[..end];
            Ascii.ToLower(word, destination[written..], out var length);
            written += length;
            name = name[word.Length..];
        }
    }

    private static char Typed(char character) => character switch
    {
        _ when Apostrophes.Contains(character, StringComparison.Ordinal) => '\'',
        _ when Quotes.Contains(character, StringComparison.Ordinal) => '"',
        _ when Hyphens.Contains(character, StringComparison.Ordinal) => '-',
        _ => character,
    };

    private static string WithTypedMarks(string name) =>
        name.AsSpan().ContainsAny(TypographicMarks) ? string.Concat(name.Select(Typed)) : name;

    /// <summary>The folded name, in any script.</summary>
    public static string Fold(string name)
    {
        // Folding makes such marks of other characters, so they are looked for before it and after it.
        var folded = WithTypedMarks(Folding.Fold(WithTypedMarks(name)));
        var result = new StringBuilder(folded.Length);
        foreach (var character in folded)
        {
            // White space and controls all lie in the first plane, so surrogates pass as they are.
            if (!char.IsWhiteSpace(character) && !char.IsControl(character))
            {
                result.Append(character);
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.Length > 0 && result[^1] == ' ' ? result.ToString(0, result.Length - 1) : result.ToString();
    }
}
