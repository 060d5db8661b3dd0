using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Proposals;

/// <summary>The words of the latest refresh that neither the ledger nor the watch knows. A hidden comment keeps them with the
/// text of a pull request, since that is also written anew where no refresh is at hand: after a merge of the branches.</summary>
/// <param name="Objective">The question as it was asked; empty where that is not known.</param>
/// <param name="Notes">What a reader must not miss, a sentence each.</param>
public sealed partial record LatestRefresh(string Objective, IReadOnlyList<string> Notes)
{
    /// <summary>What the numbers said with it.</summary>
    public NumberSentences Numbers { get; init; } = NumberSentences.None;

    // UTF-16 units, somewhat more than is ever printed of a text.
    private const int LongestText = 700;
    private const int MostNotes = 5;
    private const int MostNumbers = 20;

    // Letters of every script as themselves take the fewest bytes.
    private static readonly LatestRefreshContext Json = new(
        new JsonSerializerOptions(LatestRefreshContext.Default.Options) { Encoder = VisibleJson.Encoder });

    /// <summary>Nothing is known of it.</summary>
    public static LatestRefresh None { get; } = new("", []);

    public static LatestRefresh Of(Digest digest) => new(digest.Objective, digest.Notes) { Numbers = digest.Numbers };

    /// <summary>Reads what <see cref="ToComment"/> printed, in this version or another: what it does not know is left
    /// out, and what is not there is empty. People may have edited it, so it is as foreign as any text.</summary>
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
            return JsonSerializer.Deserialize(bytes.AsSpan(0, count), Json.KeptWords)?.ToWords() ?? None;
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
        if (Objective.Length == 0 && Notes.Count == 0 && Numbers.Lines.Count == 0)
        {
            return "";
        }

        var words = new KeptWords
        {
            Objective = Short(Objective),
            Notes = Short(Notes, MostNotes),
            Numbers = Short(Numbers.Lines, MostNumbers),
            MoreNumbers = Short(Numbers.More, MostNumbers),
        };
        return $"\n<!-- findall-digest:latest={Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(words, Json.KeptWords))} -->";
    }

    private static string Short(string text) => text.Length > LongestText ? text[..LongestText] : text;

    private static IReadOnlyList<string> Short(IEnumerable<string?>? texts, int most) =>
        [.. (texts ?? []).OfType<string>().Take(most).Select(Short)];

    [GeneratedRegex("^<!-- findall-digest:latest=(?<data>[A-Za-z0-9+/=]+) -->", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    /// <summary>The comment's JSON. Nothing in it is required, or a new version would drop what an older one kept.</summary>
    internal sealed record KeptWords
    {
        public string? Objective { get; init; }
        public IReadOnlyList<string?>? Notes { get; init; }
        public IReadOnlyList<string?>? Numbers { get; init; }
        public IReadOnlyList<string?>? MoreNumbers { get; init; }

        public LatestRefresh ToWords() =>
            new(Short(Objective ?? ""), Short(Notes, MostNotes))
            {
                Numbers = new(Short(Numbers, MostNumbers), Short(MoreNumbers, MostNumbers)),
            };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LatestRefresh.KeptWords))]
internal sealed partial class LatestRefreshContext : JsonSerializerContext;
