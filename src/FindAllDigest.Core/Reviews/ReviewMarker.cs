using System.Globalization;
using System.Text;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Reviews;

/// <summary>The hidden comment behind a box: which action on which entity, and what the box showed when the program printed it.</summary>
/// <remarks>The key is foreign text, so everything in it but letters, digits and dots is percent-encoded: two hyphens, as in every
/// international host, would already end the comment for GitHub. What was shown is how a person's tick is told from the program's own.</remarks>
internal static class ReviewMarker
{
    private static readonly string Rejected = ExcludeStatus.Rejected.Word();

    /// <summary>Names a box: <c>reject=acme.example</c>.</summary>
    public static string NameOf(ReviewAction action, EntityKey key)
    {
        var name = new StringBuilder(WordOf(action)).Append('=');
        foreach (var octet in Encoding.UTF8.GetBytes(key.Value))
        {
            var character = (char)octet;
            _ = char.IsAsciiLetterOrDigit(character) || character is '.' or '/' or ':' ? name.Append(character) : name.Append('%').Append(octet.ToString("X2", null));
        }

        return name.ToString();
    }

    /// <summary>The whole comment of a box that is printed unticked.</summary>
    public static string Unticked(ReviewAction action, EntityKey key) => $"<!-- findall-digest:{NameOf(action, key)} -->";

    /// <summary>The whole comment of a box that is printed ticked.</summary>
    /// <param name="until">The day that it shows; null for a rejection.</param>
    public static string Ticked(ReviewAction action, EntityKey key, DateOnly? until) =>
        $"<!-- findall-digest:{NameOf(action, key)} shown={until?.ToString("O", CultureInfo.InvariantCulture) ?? Rejected} -->";

    private static string WordOf(ReviewAction action) => action == ReviewAction.Reject ? "reject" : "snooze";
}
