using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.GitHub;

/// <summary>One file more of a watch's folder on the state branch, which repeats what the
/// others hold, so that a refresh reads them all with one call.</summary>
/// <remarks>Without it a quiet refresh with an open pull request takes seven reads where six are agreed, and one with news thirteen calls
/// where twelve are. A text of it counts only where it hashes to what the branch itself lists, as after an edit by hand it does not, and
/// what it lacks is fetched. It is written together with whatever else is written: what it names and the branch lacks was
/// deleted.</remarks>
/// <param name="Texts">Contents by name.</param>
/// <param name="Folders">Versions of the watch's data by the commits that hold them: where
/// proposal and default branch were last seen.</param>
internal sealed record StateCopy(IReadOnlyDictionary<string, string?> Texts, IReadOnlyDictionary<string, string?>? Folders = null)
{
    public const string FileName = "copy.json";

    // What is longer takes a read of its own, so that a write stays short.
    private const int LongestText = 128 * 1024;

    private static readonly StateCopy Nothing = new(new Dictionary<string, string?>());

    /// <summary>Takes the contents of a folder's files out of its copy, where that is cheaper than to fetch them one by one.</summary>
    public static async Task LearnAsync(
        GitObjects objects,
        KnownFolders known,
        WatchName watch,
        Folder folder,
        IEnumerable<string> names,
        CancellationToken cancellationToken)
    {
        var unknown = 0;
        foreach (var name in names)
        {
            unknown += folder.Files.TryGetValue(name, out var file)
                && !await objects.IsKnownAsync($"{folder.Path}/{name}", file, cancellationToken) ? 1 : 0;
        }

        await (unknown > 1 ? LearnAsync(objects, known, watch, folder, cancellationToken) : Task.CompletedTask);
    }

    /// <summary>Takes everything out of a folder's copy.</summary>
    public static async Task LearnAsync(
        GitObjects objects, KnownFolders known, WatchName watch, Folder folder, CancellationToken cancellationToken)
    {
        if (!folder.Files.TryGetValue(FileName, out var file))
        {
            return;
        }

        var copy = Read(await objects.ReadAsync($"{folder.Path}/{FileName}", file, cancellationToken));
        foreach (var text in copy.Texts.Values.OfType<string>())
        {
            objects.Learn(Encoding.UTF8.GetBytes(text));
        }

        foreach (var (commit, version) in copy.Folders ?? Nothing.Texts)
        {
            known.Keep(commit, WatchOnGitHub.DataPathOf(watch), version ?? "");
        }
    }

    /// <summary>Whether a folder without this file had it when it was last written.</summary>
    public static async Task<bool> MissesAsync(GitObjects objects, Folder folder, string name, CancellationToken cancellationToken) =>
        !folder.Files.ContainsKey(name)
            && folder.Files.TryGetValue(FileName, out var file)
            && Read(await objects.ReadAsync($"{folder.Path}/{FileName}", file, cancellationToken)).Texts.ContainsKey(name);

    /// <summary>What is written of a watch's state, with the copy of all of it.</summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> AddedTo(
        IReadOnlyList<ChangedFile> files, StateData read, IReadOnlyDictionary<string, string?> folders)
    {
        var written = files.ToDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);
        var kept = read.Files.Contents
            .Where(old => !written.ContainsKey(old.Key))
            .Select(old => KeyValuePair.Create(old.Key, old.Value.Bytes));
        var texts = kept.Concat(written)
            .Where(file => file.Value.Length <= LongestText)
            .ToDictionary(file => file.Key, file => (string?)Encoding.UTF8.GetString(file.Value.Span));
        written[FileName] = new StateCopy(Sorted(texts), Sorted(folders)).ToUtf8();
        return written;
    }

    private static SortedDictionary<string, string?> Sorted(IReadOnlyDictionary<string, string?> pairs) =>
        new(pairs.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    // Whatever is no copy holds nothing.
    private static StateCopy Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8.Span, StateCopyContext.Default.StateCopy) ?? Nothing;
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    private byte[] ToUtf8() => [.. JsonSerializer.SerializeToUtf8Bytes(this, StateCopyContext.Default.StateCopy), (byte)'\n'];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StateCopy))]
internal sealed partial class StateCopyContext : JsonSerializerContext;
