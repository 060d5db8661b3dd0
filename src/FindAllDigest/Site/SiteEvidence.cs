using System.Buffers;
using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Text;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Site;

/// <summary>Evidence and history of every entity, as the page's script reads them: compact
/// JSON in which no character means anything to HTML.</summary>
internal static class SiteEvidence
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
        var longest = Math.Clamp(RoomForReasons / Math.Max(1, answers), ShortestReason, LongestReason);
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartArray();
            foreach (var (watch, row) in rows)
            {
                Write(json, watch, row, longest);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, SiteWatch watch, EntityRow row, int longest)
    {
        json.WriteStartObject();
        WriteText(json, "d", row.Entity.Description, longest);
        json.WriteStartArray("x");
        foreach (var doubt in watch.DoubtsOf(row))
        {
            json.WriteStringValue(OneLine.Of(doubt));
        }

        json.WriteEndArray();
        json.WriteStartArray("a");
        foreach (var answer in row.Entity.Conditions.Concat(row.Entity.Enrichments))
        {
            Write(json, watch, answer, longest);
        }

        json.WriteEndArray();
        json.WriteStartArray("t");
        foreach (var change in row.Entity.Changes)
        {
            Write(json, watch, change, longest);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SiteWatch watch, CandidateOutput answer, int longest)
    {
        json.WriteStartObject();
        WriteText(json, "n", watch.HeadingOf(answer), longest);
        if (answer.IsMatched is { } isMatched)
        {
            json.WriteBoolean("m", isMatched);
        }

        WriteText(json, "v", AnswerText.Of(answer.ValueJson), longest);
        WriteText(json, "c", answer.Evidence.Confidence, longest);
        WriteText(json, "r", answer.Evidence.Reasoning, longest);
        json.WriteStartArray("s");
        foreach (var citation in answer.Evidence.Citations.Take(MostSources))
        {
            WriteAddress(json, citation.Url);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SiteWatch watch, EntityChange change, int longest)
    {
        json.WriteStartObject();
        json.WriteString("d", PeopleTime.DayOfYear(change.Date));
        WriteText(json, "f", watch.HeadingOf(change), longest);
        WriteText(json, "b", AnswerText.Of(change.BeforeJson), longest);
        WriteText(json, "a", AnswerText.Of(change.AfterJson), longest);
        json.WriteStartArray("s");
        WriteAddress(json, change.Source);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text, int longest)
    {
        var line = OneLine.Of(text);
        if (line.Length > 0)
        {
            json.WriteString(
                name, line.Length <= longest ? line : $"{line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)]}…");
        }
    }

    private static void WriteAddress(Utf8JsonWriter json, string url)
    {
        if (WebAddress.TryParse(url, out var address))
        {
            json.WriteStringValue(address.Text);
        }
    }
}
