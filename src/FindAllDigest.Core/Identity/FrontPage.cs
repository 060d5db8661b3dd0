using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>The paths that are only ways into a site: <c>/home</c>, <c>/about</c>, <c>/index.html</c> and kin, a language (<c>/en</c>,
/// <c>/pt-BR</c>), or a language before one of them. Upper and lower case are no difference.</summary>
/// <remarks>A language is one of ISO 639-1, with an ISO 3166-1 region or not. Two other letters (<c>/ai</c>, <c>/vc</c>) stay a
/// path.</remarks>
internal static class FrontPage
{
    private const int LongestPath = 24;

    private const string Languages =
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es "
        + "et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj "
        + "kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv "
        + "ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti "
        + "tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

    private static readonly bool[] IsKnown = ReadLanguages();

    /// <summary>True for a normalised path with a leading slash and at least one segment.</summary>
    public static bool Is(ReadOnlySpan<byte> path)
    {
        if (path.Length > LongestPath)
        {
            return false;
        }

        var first = path[1..];
        var end = first.IndexOf((byte)'/');
        if (end < 0)
        {
            return IsLanguage(first) || IsPage(first);
        }

        var second = first[(end + 1)..];
        return !second.Contains((byte)'/') && IsLanguage(first[..end]) && IsPage(second);
    }

    private static bool IsLanguage(ReadOnlySpan<byte> segment) => segment.Length switch
    {
        2 => Index(segment) is >= 0 and var index && IsKnown[index],
        5 => segment[2] is (byte)'-' or (byte)'_' && Index(segment[3..]) >= 0 && IsLanguage(segment[..2]),
        _ => false,
    };

    private static bool IsPage(ReadOnlySpan<byte> segment)
    {
        var dot = segment.IndexOf((byte)'.');
        var name = dot < 0 ? segment : segment[..dot];
        var isWord = Ascii.EqualsIgnoreCase(name, "home"u8) || Ascii.EqualsIgnoreCase(name, "about"u8);
        return dot < 0
            ? isWord
            : IsExtension(segment[(dot + 1)..])
                && (isWord || Ascii.EqualsIgnoreCase(name, "index"u8) || Ascii.EqualsIgnoreCase(name, "default"u8));
    }

    private static bool IsExtension(ReadOnlySpan<byte> extension) =>
        Ascii.EqualsIgnoreCase(extension, "html"u8) || Ascii.EqualsIgnoreCase(extension, "htm"u8)
        || Ascii.EqualsIgnoreCase(extension, "php"u8) || Ascii.EqualsIgnoreCase(extension, "jsp"u8)
        || Ascii.EqualsIgnoreCase(extension, "asp"u8) || Ascii.EqualsIgnoreCase(extension, "aspx"u8)
        || Ascii.EqualsIgnoreCase(extension, "shtml"u8) || Ascii.EqualsIgnoreCase(extension, "xhtml"u8);

    /// <summary>The place of two ASCII letters in the table; negative for anything else.</summary>
    private static int Index(ReadOnlySpan<byte> letters)
    {
        var first = (letters[0] | 0x20) - 'a';
        var second = (letters[1] | 0x20) - 'a';
        return first is >= 0 and < 26 && second is >= 0 and < 26 ? (first * 26) + second : -1;
    }

    private static bool[] ReadLanguages()
    {
        var languages = new bool[26 * 26];
        foreach (var language in Languages.Split(' '))
        {
            languages[Index(Encoding.ASCII.GetBytes(language))] = true;
        }

        return languages;
    }
}
