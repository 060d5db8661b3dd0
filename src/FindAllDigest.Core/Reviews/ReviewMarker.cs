using System.Text;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Reviews;

/// <summary>The hidden comment behind a box: which action on which entity or group, and what
/// the box showed when the program printed it.</summary>
/// <remarks>The key is foreign text, so everything in it but letters, digits and dots is
/// percent-encoded: two hyphens, as in every international host, would already end the comment
/// for GitHub. What was shown is how a person's tick is told from the program's own.</remarks>
internal static class ReviewMarker
{
    private const string Group = "reject-all=";

    /// <summary>Names a box: <c>reject=acme.example</c>.</summary>
    public static string NameOf(ReviewAction action, EntityKey key)
    {
        var name = new StringBuilder(WordOf(action)).Append('=');
        foreach (var octet in Encoding.UTF8.GetBytes(key.Value))
        {
            var character = (char)octet;
            _ = char.IsAsciiLetterOrDigit(character) || character is '.' or '/' or ':'
                ? name.Append(character)
                : name.Append('%').Append(octet.ToString("X2", null));
        }

        return name.ToString();
    }

    /// <summary>Names the box that rejects a whole group: <c>reject-all=d1a2b3c</c>.</summary>
    /// <param name="group">Small letters and digits.</param>
    public static string NameOfGroup(string group) => Group + group;

    /// <summary>The group whose box a name is; null for the box of an entity.</summary>
    public static string? GroupOf(string name) => name.StartsWith(Group, StringComparison.Ordinal) ? name[Group.Length..] : null;

    /// <summary>The whole comment.</summary>
    /// <param name="group">The group that the box's entity is in; empty for none.</param>
    /// <param name="shown">What the box shows; empty where it is printed unticked.</param>
    public static string Comment(string name, string group, string shown) =>
        $"<!-- findall-digest:{name}{(group.Length > 0 ? $" of={group}" : "")}{(shown.Length > 0 ? $" shown={shown}" : "")} -->";

    private static string WordOf(ReviewAction action) => action switch
    {
        ReviewAction.Reject => "reject",
        ReviewAction.Snooze => "snooze",
        ReviewAction.Add => "add",
    };
}
