using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Imports;

/// <summary>Finds a host without a scheme that stands alone behind a name: <c>Acme (acme.example)</c>,
/// <c>Acme — acme.example</c>.</summary>
/// <remarks>Many names hold a dot (<c>Booking.com</c>, <c>Node.js</c>, <c>Acme, Co.Ltd</c>), so a separator stands before the host, nothing
/// behind it, its last label is one under which names are registered, and its first is no legal form.</remarks>
internal static partial class BareHost
{
    // Reserved for documentation (RFC 2606), and so on no list of suffixes.
    private const string Example = "example";

    // No line of a list is longer, and the expressions below take their time over a hostile one.
    public const int LongestLine = 2000;

    /// <summary>The name and the host of a line; null where the line is no such pair.</summary>
    public static (string Name, string Host)? Beside(string line)
    {
        var match = line.Length > LongestLine ? Match.Empty : NameAndHost().Match(line);
        var host = match.Groups["host"].Value;
        return match.Success && IsHost(host) ? (match.Groups["name"].Value.Trim(), host) : null;
    }

    private static bool IsHost(string text)
    {
        var host = EntityKey.Of(text, null) is { IsByName: false } key ? key.Host : "";
        var last = host[(host.LastIndexOf('.') + 1)..];
        return (last == Example || PublicSuffixList.Holds(last)) && !LegalForms.IsForm(text[..text.IndexOf('.', StringComparison.Ordinal)]);
    }

    [GeneratedRegex(
        @"^(?<name>[^|\t]*?[^|\t\s,:;–—-])(?:\s*[(\[<](?<host>[^\s.,;|()\[\]<>@]+\.[^\s,;|()\[\]<>@]+)[)\]>]"
            + @"|(?:\s+[-–—]\s+|\s*[,:;]\s+|\s*[|\t—]\s*)(?<host>[^\s.,;|()\[\]<>@]+\.[^\s,;|()\[\]<>@]+))$",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex NameAndHost();
}
