using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Entities;

/// <summary>One line of <c>entities.jsonl</c>: its field names are fixed, since people's scripts read them.</summary>
internal static class EntityJson
{
    public static byte[] Write(Entity entity)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = VisibleJson.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("key", entity.Key.Value);
            json.WriteString("name", entity.Name);
            json.WriteString("url", entity.Url);
            json.WriteString("description", entity.Description);
            json.WriteString("first_seen", Iso(entity.FirstSeen));
            json.WriteString("last_seen", Iso(entity.LastSeen));
            json.WriteString("run", entity.Run.Value);
            if (entity.Generator.Length > 0)
            {
                json.WriteString("generator", entity.Generator);
            }

            WriteList(json, "conditions", entity.Conditions, WriteVerdict);
            WriteList(json, "enrichments", entity.Enrichments, WriteEnrichment);
            WriteList(json, "changes", entity.Changes, WriteChange);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out Entity? entity, out string fault)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            entity = Read(document.RootElement);
            fault = "";
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            entity = null;
            fault = exception.Message;
            return false;
        }
    }

    private static Entity Read(JsonElement line) => new()
    {
        Key = EntityKey.Parse(Text(line, "key")),
        Name = Text(line, "name"),
        Url = Text(line, "url"),
        Description = Text(line, "description"),
        FirstSeen = Day(line, "first_seen"),
        LastSeen = Day(line, "last_seen"),
        Run = RunId(line),
        Generator = Text(line, "generator"),
        Conditions = List(line, "conditions", element => ReadOutput(element, OutputKind.MatchCondition)),
        Enrichments = List(line, "enrichments", element => ReadOutput(element, OutputKind.Enrichment)),
        Changes = List(line, "changes", ReadChange),
    };

    private static EntityChange ReadChange(JsonElement element) => new()
    {
        Date = Day(element, "date"),
        Run = RunId(element),
        Kind = Enum.TryParse<ChangeKind>(Text(element, "kind"), ignoreCase: true, out var kind) ? kind : throw new FormatException("'kind' is no kind of change."),
        Field = Text(element, "field"),
        BeforeJson = Json(element, "from"),
        AfterJson = Json(element, "to"),
        Source = Text(element, "source"),
    };

    private static CandidateOutput ReadOutput(JsonElement element, OutputKind kind) => new(
        Text(element, "name"),
        kind,
        Json(element, "value"),
        element.TryGetProperty("matched", out var matched) && matched.ValueKind is JsonValueKind.True or JsonValueKind.False ? matched.GetBoolean() : null,
        new Evidence(
            Text(element, "reasoning"),
            Text(element, "confidence"),
            List(element, "citations", citation => new Citation(
                Text(citation, "url"),
                Text(citation, "title"),
                List(citation, "excerpts", excerpt => excerpt.GetString() ?? "")))));

    private static void WriteVerdict(Utf8JsonWriter json, CandidateOutput output)
    {
        json.WriteStartObject();
        json.WriteString("name", output.Name);
        if (output.IsMatched is { } isMatched)
        {
            json.WriteBoolean("matched", isMatched);
        }

        WriteAnswer(json, output);
        json.WriteEndObject();
    }

    private static void WriteEnrichment(Utf8JsonWriter json, CandidateOutput output)
    {
        json.WriteStartObject();
        json.WriteString("name", output.Name);
        WriteAnswer(json, output);
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, CandidateOutput output)
    {
        json.WritePropertyName("value");
        VisibleJson.WriteValue(json, output.ValueJson);
        json.WriteString("reasoning", output.Evidence.Reasoning);
        json.WriteString("confidence", output.Evidence.Confidence);
        WriteList(json, "citations", output.Evidence.Citations, WriteCitation);
    }

    private static void WriteCitation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject();
        json.WriteString("url", citation.Url);
        json.WriteString("title", citation.Title);
        WriteList(json, "excerpts", citation.Excerpts, (writer, excerpt) => writer.WriteStringValue(excerpt));
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, EntityChange change)
    {
        json.WriteStartObject();
        json.WriteString("date", Iso(change.Date));
        json.WriteString("run", change.Run.Value);
        json.WriteString("kind", change.Kind.ToString().ToLowerInvariant());
        json.WriteString("field", change.Field);
        json.WritePropertyName("from");
        VisibleJson.WriteValue(json, change.BeforeJson);
        json.WritePropertyName("to");
        VisibleJson.WriteValue(json, change.AfterJson);
        json.WriteString("source", change.Source);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    private static FindAllRunId RunId(JsonElement element) =>
        FindAllRunId.TryParse(Text(element, "run"), out var run) ? run : throw new FormatException("'run' is not the id of a FindAll run.");

    private static string Json(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetRawText() : "null";

    private static DateOnly Day(JsonElement element, string name) =>
        DateOnly.ParseExact(Text(element, name), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<T> List<T>(JsonElement element, string name, Func<JsonElement, T> read) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(read)] : [];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
