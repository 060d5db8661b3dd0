using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FindAllDigest.Store.GitHub;

/// <summary>One file more of a watch's memory, which repeats what the others hold, so that a refresh reads them all with one call.</summary>
/// <remarks>
/// It decides nothing: a text of it counts only where it hashes to what the branch itself lists, as after an edit by hand it does not, and what
/// it lacks is fetched. It is written together with whatever else is written.
/// </remarks>
/// <param name="Texts">Contents by name.</param>
/// <param name="Folders">Versions of the watch's data by the commits that hold them: where proposal and default branch were last seen.</param>
internal sealed record MemoryCopy(IReadOnlyDictionary<string, string?> Texts, IReadOnlyDictionary<string, string?> Folders)
{
    public const string FileName = "copy.json";

    // What is longer takes a read of its own, so that a write stays short.
    private const int LongestText = 128 * 1024;

    private static readonly MemoryCopy Nothing = new(new Dictionary<string, string?>(), new Dictionary<string, string?>());

    /// <summary>The copy of a memory as these files will make it.</summary>
    public static MemoryCopy Of(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, IReadOnlyDictionary<string, string?> folders)
    {
        var texts = files.Where(file => file.Value.Length <= LongestText).ToDictionary(file => file.Key, file => (string?)Encoding.UTF8.GetString(file.Value.Span));
        return new MemoryCopy(new SortedDictionary<string, string?>(texts, StringComparer.Ordinal), folders);
    }

    /// <summary>Reads a copy; whatever is not one holds nothing.</summary>
    public static MemoryCopy Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8.Span, MemoryCopyContext.Default.MemoryCopy) ?? Nothing;
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    public ReadOnlyMemory<byte> ToUtf8() => (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(this, MemoryCopyContext.Default.MemoryCopy), (byte)'\n'];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(MemoryCopy))]
internal sealed partial class MemoryCopyContext : JsonSerializerContext;
