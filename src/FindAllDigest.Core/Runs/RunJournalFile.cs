using System.Globalization;
using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>The journal as text. It is closed by overwriting, never by deleting, so that its history stays in one file.</summary>
public static class RunJournalFile
{
    private const string Remedy = "Restore the file from its history; 'findall-digest resolve WATCH' settles a run whose id was lost.";

    public static ReadOnlyMemory<byte> Write(RunJournal journal)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = VisibleJson.Encoder }))
        {
            json.WriteStartObject();
            switch (journal)
            {
                case RunJournal.Intent intent:
                    WritePlan(json, "intent", intent.Plan);
                    break;
                case RunJournal.Running running:
                    WritePlan(json, "running", running.Plan);
                    json.WriteString("findall_id", running.Id.Value);
                    break;
                case RunJournal.Delivering delivering:
                    WritePlan(json, "delivering", delivering.Plan);
                    json.WriteString("findall_id", delivering.Id.Value);
                    json.WriteString("date", delivering.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    json.WriteString("digest", delivering.DigestPath);
                    WriteTexts(json, "back_again", delivering.BackAgain.Select(key => key.Value));
                    break;
                case RunJournal.Closed closed:
                    json.WriteString("state", "closed");
                    WriteTexts(json, "leaked", closed.Leaked.Select(key => key.Value));
                    WriteTexts(json, "notes", closed.Notes);
                    break;
                default:
                    throw new InvalidOperationException($"No text for a journal of type {journal.GetType().Name}.");
            }

            json.WriteEndObject();
        }

        memory.Write("\n"u8);
        return memory.ToArray();
    }

    /// <summary>Reads a journal; no file is a closed one.</summary>
    /// <exception cref="DigestException">The file is no journal. A refresh stops then, since a paid run may hide behind it.</exception>
    public static RunJournal Read(string path, ReadOnlyMemory<byte>? utf8)
    {
        if (utf8 is not { } bytes)
        {
            return RunJournal.Closed.Never;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Read(path, document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new DigestException([new FileProblem(path, 0, 0, $"This is not the journal of a run: {exception.Message}", Remedy)]);
        }
    }

    private static RunJournal Read(string path, JsonElement root) => Text(root, "state") switch
    {
        "closed" => new RunJournal.Closed(Keys(root, "leaked")) { Notes = Texts(root, "notes") },
        "intent" => new RunJournal.Intent(Plan(path, root)),
        "running" => new RunJournal.Running(Plan(path, root), Id(root, "findall_id")),
        "delivering" => new RunJournal.Delivering(
            Plan(path, root),
            Id(root, "findall_id"),
            DateOnly.ParseExact(Text(root, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Text(root, "digest"))
        { BackAgain = Keys(root, "back_again") },
        var state => throw new FormatException($"unknown state '{state}'."),
    };

    private static void WritePlan(Utf8JsonWriter json, string state, RunPlan plan)
    {
        json.WriteString("state", state);
        json.WriteString("kind", plan.Kind);
        json.WriteString("started", Timestamp.Format(plan.Started));
        json.WriteString("github_run_id", plan.GitHubRunId);
        json.WriteNumber("match_limit", plan.MatchLimit);
        json.WriteNumber("excluded", plan.Excluded);
        json.WriteNumber("exposure_usd", plan.ExposureUsd);
        if (plan.SeedRun is { } seed)
        {
            json.WriteString("seed_run", seed.Value);
        }

        WriteTexts(json, "notes", plan.Notes);
        WriteTexts(json, "untold", plan.PendingNotes);
        WriteTexts(json, "leaked", plan.LeakedBefore.Select(key => key.Value));
        json.WritePropertyName("criteria");
        using var criteria = JsonDocument.Parse(CriteriaFile.Write(plan.Criteria.ToPartial()));
        criteria.RootElement.WriteTo(json);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static RunPlan Plan(string path, JsonElement root) => new()
    {
        Kind = Text(root, "kind"),
        Started = Timestamp.Parse(Text(root, "started")),
        GitHubRunId = Text(root, "github_run_id"),
        MatchLimit = root.GetProperty("match_limit").GetInt32(),
        Excluded = root.GetProperty("excluded").GetInt32(),
        ExposureUsd = root.GetProperty("exposure_usd").GetDecimal(),
        SeedRun = root.TryGetProperty("seed_run", out _) ? Id(root, "seed_run") : null,
        Notes = Texts(root, "notes"),
        PendingNotes = Texts(root, "untold"),
        LeakedBefore = Keys(root, "leaked"),
        Criteria = Criteria(path, root.GetProperty("criteria")),
    };

    private static Criteria Criteria(string path, JsonElement criteria)
    {
        var written = CriteriaFile.Read(path, Encoding.UTF8.GetBytes(criteria.GetRawText())).OrThrow();
        var completion = written.Complete(PartialCriteria.Empty, path);
        return completion.Criteria ?? throw new DigestException(completion.Problems);
    }

    private static IReadOnlyList<EntityKey> Keys(JsonElement root, string name) => [.. Texts(root, name).Select(EntityKey.Parse)];

    private static IReadOnlyList<string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString() ?? "")] : [];

    private static FindAllRunId Id(JsonElement root, string name) =>
        FindAllRunId.TryParse(Text(root, name), out var id) ? id : throw new FormatException($"'{name}' is not the id of a FindAll run.");

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? "";
}
