using System.Text.Json;
using System.Text.Json.Serialization;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Text;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Site;

/// <summary>Evidence and history of every entity, as the page's script reads them: compact
/// JSON in which no character means anything to HTML.</summary>
/// <param name="longest">Most characters of a text.</param>
internal sealed class SiteEvidence(int longest)
{
    // What reasons may take up of a page that people send by mail.
    private const int RoomForReasons = 5_000_000;
    private const int LongestReason = 600;
    private const int ShortestReason = 80;
    private const int MostSources = 2;

    /// <summary>An array with one object an entity, in the order of the page's rows.</summary>
    public static string Of(IReadOnlyList<SiteWatch> watches)
    {
        var rows = watches.SelectMany(watch => watch.Table.Rows.Select(row => (Watch: watch, Row: row))).ToList();
        var answers = rows.Sum(pair => pair.Row.Entity.Conditions.Count + pair.Row.Entity.Enrichments.Count);
        var evidence = new SiteEvidence(Math.Clamp(RoomForReasons / Math.Max(1, answers), ShortestReason, LongestReason));
        return JsonSerializer.Serialize(
            rows.Select(pair => evidence.Of(pair.Watch, pair.Row)), SiteEvidenceJson.Default.IEnumerableEntityEvidence);
    }

    private EntityEvidence Of(SiteWatch watch, EntityRow row) => new(
        Text(row.Entity.Description),
        watch.DoubtsOf(row).Select(doubt => OneLine.Of(doubt)),
        row.Entity.Conditions.Concat(row.Entity.Enrichments).Select(answer => Of(watch, answer)),
        row.Entity.Changes.Select(change => Of(watch, change)));

    private AnswerEvidence Of(SiteWatch watch, CandidateOutput answer) => new(
        Text(watch.HeadingOf(answer)),
        answer.IsMatched,
        Text(AnswerText.Of(answer.ValueJson)),
        Text(answer.Evidence.Confidence),
        Text(answer.Evidence.Reasoning),
        Addresses(answer.Evidence.Citations.Take(MostSources).Select(citation => citation.Url)));

    private ChangeEvidence Of(SiteWatch watch, EntityChange change) => new(
        PeopleTime.DayOfYear(change.Date),
        Text(watch.HeadingOf(change)),
        Text(AnswerText.Of(change.BeforeJson)),
        Text(AnswerText.Of(change.AfterJson)),
        Addresses([change.Source]));

    private string? Text(string text)
    {
        var line = OneLine.Of(text);
        return line.Length == 0 ? null
            : line.Length <= longest ? line
            : $"{line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)]}…";
    }

    private static IEnumerable<string> Addresses(IEnumerable<string> urls) =>
        urls.Select(url => WebAddress.TryParse(url, out var address) ? address.Text : null).OfType<string>();
}

/// <summary>What the page unfolds of an entity; a text that says nothing is left out.</summary>
internal sealed record EntityEvidence(
    [property: JsonPropertyName("d")] string? Description,
    [property: JsonPropertyName("x")] IEnumerable<string> Doubts,
    [property: JsonPropertyName("a")] IEnumerable<AnswerEvidence> Answers,
    [property: JsonPropertyName("t")] IEnumerable<ChangeEvidence> Changes);

internal sealed record AnswerEvidence(
    [property: JsonPropertyName("n")] string? Name,
    [property: JsonPropertyName("m")] bool? IsMatched,
    [property: JsonPropertyName("v")] string? Value,
    [property: JsonPropertyName("c")] string? Confidence,
    [property: JsonPropertyName("r")] string? Reasoning,
    [property: JsonPropertyName("s")] IEnumerable<string> Sources);

internal sealed record ChangeEvidence(
    [property: JsonPropertyName("d")] string Day,
    [property: JsonPropertyName("f")] string? Field,
    [property: JsonPropertyName("b")] string? Before,
    [property: JsonPropertyName("a")] string? After,
    [property: JsonPropertyName("s")] IEnumerable<string> Sources);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IEnumerable<EntityEvidence>))]
internal sealed partial class SiteEvidenceJson : JsonSerializerContext;
