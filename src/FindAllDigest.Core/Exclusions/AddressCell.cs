using System.Buffers;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Finds the addresses in a cell that a person or a spreadsheet filled:
/// <c>[X](https://x.example)</c>, <c>&lt;x.example&gt;</c>, <c>a.example; b.example</c>.</summary>
/// <remarks>A cell that is one address gives just that. A text around addresses is passed over
/// only where the addresses have a scheme, so that no word with a dot becomes one.</remarks>
public static partial class AddressCell
{
    private const string Around = " \t\r\n,;|<>\"'`";

    private static readonly SearchValues<byte> OddBytes = SearchValues.Create(" \t\r\n,;|<>\"'`()[]"u8);

    private static readonly SearchValues<char> OddCharacters = SearchValues.Create(" \t\r\n,;|<>\"'`()[]");

    /// <summary>Whether a cell can hold no more than one address, and nothing beside it.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> cell) => !cell.ContainsAny(OddBytes);

    /// <inheritdoc cref="IsPlain(ReadOnlySpan{byte})"/>
    public static bool IsPlain(ReadOnlySpan<char> cell) => !cell.ContainsAny(OddCharacters);

    /// <summary>Whether a text names a site, as identity sees it.</summary>
    public static bool IsAddress(string text) => text.Length > 0 && !EntityKey.Of(text, null).IsByName;

    /// <summary>Whether a text that names no site was meant as an address all the same: <c>https://</c>,
    /// <c>javascript:…</c>, <c>www.example</c>, <c>somebody@example.com</c>. No name looks so.</summary>
    public static bool IsMeantAsAddress(string text) => MeantAsAddress().IsMatch(text);

    /// <summary>The addresses, each once, in the order of the cell; none where nothing in it is one.</summary>
    public static IReadOnlyList<string> Read(string cell)
    {
        if (IsPlain(cell))
        {
            return IsAddress(cell) ? [cell] : [];
        }

        return Marked(cell) is { Count: > 0 } marked ? marked
            : Listed(cell) is { Count: > 1 } listed ? listed
            : Bare(cell) is var bare && IsAddress(bare) ? [bare]
            : [.. WithScheme().Matches(cell).Select(match => Bare(match.Value)).Where(IsAddress).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The keys of all addresses of a cell, or that of the name where there is none; at least one.</summary>
    /// <remarks>The cell as it stands counts too where it is an address by itself: a service may have given it just so.</remarks>
    public static IReadOnlyList<EntityKey> KeysOf(string cell, string name)
    {
        var asItStands = EntityKey.Of(cell, name);
        var keys = Read(cell).Select(address => EntityKey.Of(address, name)).ToList();
        if (keys.Count == 0 || !asItStands.IsByName)
        {
            keys.Add(asItStands);
        }

        return [.. keys.Distinct()];
    }

    /// <summary>Targets of Markdown links and texts in angle brackets.</summary>
    private static List<string> Marked(string cell) =>
        [.. MarkedAddress().Matches(cell).Select(match => match.Groups["url"].Value).Where(IsAddress).Distinct(StringComparer.Ordinal)];

    /// <summary>Addresses with nothing but separators between them.</summary>
    private static List<string> Listed(string cell)
    {
        var wide = Pieces(WideSeparator().Split(cell));
        if (wide.Count > 1 && wide.TrueForAll(IsAddress))
        {
            return [.. wide.Distinct(StringComparer.Ordinal)];
        }

        // A comma or semicolon may belong to a path, so a list without blanks is one only where each part shows that it begins anew.
        var narrow = Pieces(AnySeparator().Split(cell));
        var isList = narrow.Count > 1 && narrow.TrueForAll(IsAddress) && (narrow.TrueForAll(HasScheme) || narrow.TrueForAll(HasNoPath));
        return isList ? [.. narrow.Distinct(StringComparer.Ordinal)] : [];
    }

    private static List<string> Pieces(string[] parts) => [.. parts.Select(Bare).Where(part => part.Length > 0)];

    /// <summary>A piece without what stands around it; a closing bracket stays where the piece
    /// opens it, as in <c>/wiki/Acme_(company)</c>.</summary>
    private static string Bare(string piece)
    {
        var bare = piece.Trim().Trim(Around.ToCharArray()).TrimStart('(', '[').TrimStart(Around.ToCharArray());
        while (bare is [.., ')' or ']']
            && bare.Count(character => character is '(' or '[') < bare.Count(character => character is ')' or ']'))
        {
            bare = bare[..^1].TrimEnd(Around.ToCharArray());
        }

        return bare;
    }

    private static bool HasScheme(string piece) => piece.Contains("://", StringComparison.Ordinal);

    private static bool HasNoPath(string piece)
    {
        var start = piece.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        return piece.AsSpan(start).TrimEnd('/').IndexOfAny('/', '?', '#') < 0;
    }

    [GeneratedRegex(
        @"\]\(\s*<?(?<url>[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?[^)]*\)|<(?<url>[^\s<>]+)>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MarkedAddress();

    [GeneratedRegex(
        @"^(//|www\.|[a-z][a-z0-9+.-]*://|(about|blob|data|file|ftp|https?|javascript|mailto|tel|vbscript):\S|[^\s@:]+@[^\s@]+\.[^\s@]+$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MeantAsAddress();

    [GeneratedRegex(@"[,;|]\s+|\s+[,;|]|\s/\s|[\r\n\t]+", RegexOptions.CultureInvariant)]
    private static partial Regex WideSeparator();

    [GeneratedRegex(@"[\s,;|]+", RegexOptions.CultureInvariant)]
    private static partial Regex AnySeparator();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://[^\s,;|<>""'`]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WithScheme();
}
