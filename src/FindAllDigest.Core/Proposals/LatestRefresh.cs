using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Proposals;

/// <summary>What the latest refresh told beside its entities. A hidden comment keeps it with the text of a pull request, since that is also written
/// anew where no refresh is at hand: after a merge of the branches.</summary>
/// <param name="Objective">The question as it was asked; empty where that is not known.</param>
/// <param name="Notes">What a reader must not miss, a sentence each.</param>
/// <param name="Run">The run behind it; null where that is not known.</param>
public sealed partial record LatestRefresh(string Objective, IReadOnlyList<string> Notes, RunFigures? Run)
{
    // UTF-16 units, somewhat more than is ever printed of a text.
    private const int LongestText = 700;
    private const int MostNotes = 5;

    // UTF-16 units: what the entities of a body can do without. A longer one keeps the words alone.
    private const int LongestComment = 8_000;

    // Letters of every script as themselves take the fewest bytes.
    private static readonly LatestRefreshContext Json = new(new JsonSerializerOptions(LatestRefreshContext.Default.Options) { Encoder = VisibleJson.Encoder });

    /// <summary>Nothing is known of it.</summary>
    public static LatestRefresh None { get; } = new("", [], null);

    public static LatestRefresh Of(Digest digest) => new(digest.Objective, digest.Notes, RunFigures.Of(digest));

    /// <summary>Reads what <see cref="ToComment"/> printed. People may have edited it, so it is as foreign as any text.</summary>
    public static LatestRefresh Read(string text)
    {
        var data = Comment().Match(text).Groups["data"].Value;
        var bytes = new byte[data.Length];
        if (data.Length == 0 || !Convert.TryFromBase64String(data, bytes, out var count))
        {
            return None;
        }

        try
        {
            return JsonSerializer.Deserialize(bytes.AsSpan(0, count), Json.LatestRefresh)?.Shortened() ?? None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>The hidden comment, on a line of its own; empty where there is nothing to keep.</summary>
    /// <remarks>Base64 has no hyphen, so nothing in it can end the comment.</remarks>
    public string ToComment()
    {
        var latest = Shortened();
        var lean = latest with { Run = latest.Run is { } run ? run with { Conditions = [] } : null };
        return this == None ? "" : new[] { latest, lean }.Select(Print).FirstOrDefault(comment => comment.Length <= LongestComment) ?? Print(lean with { Run = null });
    }

    private static string Print(LatestRefresh latest) =>
        $"\n<!-- findall-digest:latest={Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(latest, Json.LatestRefresh))} -->";

    private LatestRefresh Shortened() => new(RunFigures.Short(Objective, LongestText), RunFigures.Short(Notes, MostNotes, LongestText), Run?.Shortened());

    [GeneratedRegex("^<!-- findall-digest:latest=(?<data>[A-Za-z0-9+/=]+) -->", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LatestRefresh))]
internal sealed partial class LatestRefreshContext : JsonSerializerContext;
