using System.Text;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Digests;

namespace FindAllDigest.Rendering;

/// <summary>What the latest refresh told beside its entities. A hidden comment keeps it with the text of a pull request, since that is also written
/// anew where no refresh is at hand: after a merge of the branches.</summary>
/// <param name="Objective">The question as it was asked; empty where that is not known.</param>
/// <param name="Notes">What a reader must not miss, a sentence each.</param>
public sealed partial record LatestRefresh(string Objective, IReadOnlyList<string> Notes)
{
    // UTF-16 units, somewhat more than is ever printed of a text.
    private const int LongestText = 700;
    private const int MostNotes = 5;

    /// <summary>Nothing is known of it.</summary>
    public static LatestRefresh None { get; } = new("", []);

    public static LatestRefresh Of(Digest digest) => new(digest.Objective, digest.Notes);

    /// <summary>Reads what <see cref="ToComment"/> printed. People may have edited it, so it is as foreign as any text.</summary>
    public static LatestRefresh Read(string text)
    {
        var data = Comment().Match(text).Groups["data"].Value;
        var bytes = new byte[data.Length];
        return data.Length > 0 && Convert.TryFromBase64String(data, bytes, out var count) && Encoding.UTF8.GetString(bytes, 0, count).Split('\n') is [var objective, .. var notes]
            ? new LatestRefresh(objective, notes)
            : None;
    }

    /// <summary>The hidden comment, on a line of its own; empty where there is nothing to keep.</summary>
    /// <remarks>Base64 has no hyphen, so nothing in it can end the comment.</remarks>
    public string ToComment() => Objective.Length == 0 && Notes.Count == 0 ? ""
        : $"\n<!-- findall-digest:latest={Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join('\n', Notes.Take(MostNotes).Prepend(Objective).Select(OneLineOf))))} -->";

    private static string OneLineOf(string text) => text[..Math.Min(text.Length, LongestText)].ReplaceLineEndings(" ");

    [GeneratedRegex("^<!-- findall-digest:latest=(?<data>[A-Za-z0-9+/=]+) -->", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
