using System.Text;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Rendering;

/// <summary>The boxes of a digest pull request: how they are printed, and which of them people have ticked.</summary>
/// <remarks>Each carries a hidden marker that names its entity by key. The key is foreign text, so everything in it but letters, digits and
/// dots is percent-encoded: two hyphens, as in every international host, would already end the comment for GitHub.</remarks>
public sealed partial class ReviewBoxes
{
    private readonly HashSet<string> _ticked;

    private ReviewBoxes(HashSet<string> ticked) => _ticked = ticked;

    public static ReviewBoxes None { get; } = new([]);

    /// <summary>Reads which boxes of a body are ticked.</summary>
    public static ReviewBoxes Read(string body) =>
        new([.. TickedBox().Matches(body).Select(match => match.Groups["marker"].Value)]);

    public bool IsTicked(EntityKey key) => _ticked.Contains(Marker("reject", key)) || _ticked.Contains(Marker("snooze", key));

    public string Reject(EntityKey key) => Box("reject", "reject", key);

    public string Snooze(EntityKey key) => Box("snooze", "snooze 90 days", key);

    private string Box(string action, string words, EntityKey key)
    {
        var marker = Marker(action, key);
        return $"- [{(_ticked.Contains(marker) ? 'x' : ' ')}] {words} <!-- findall-digest:{marker} -->";
    }

    private static string Marker(string action, EntityKey key)
    {
        var marker = new StringBuilder(action).Append('=');
        foreach (var octet in Encoding.UTF8.GetBytes(key.Value))
        {
            var character = (char)octet;
            _ = char.IsAsciiLetterOrDigit(character) || character is '.' or '/' or ':' ? marker.Append(character) : marker.Append('%').Append(octet.ToString("X2", null));
        }

        return marker.ToString();
    }

    [GeneratedRegex(@"^\s*[-*+] \[[xX]\] [^\r\n]*<!-- findall-digest:(?<marker>(?:reject|snooze)=[A-Za-z0-9./:%]*) -->", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TickedBox();
}
