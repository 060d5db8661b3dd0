using System.Text.Json;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Runs;

/// <summary>The file <c>failures.json</c> of the state branch. It is emptied by overwriting, never by deleting.</summary>
/// <remarks>
/// <c>{"failures": [{"id", "when", "exit_code", "run", "cause", "remedy"}]}</c>, newest first; <c>run</c> and <c>remedy</c> are empty
/// where there is none. Nothing but mails depends on it, so a file that cannot be read counts as empty and is written anew.
/// </remarks>
public static class ReportedFailuresFile
{
    private const int LongestText = 2000;

    public static ReadOnlyMemory<byte> Write(ReportedFailures failures)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = VisibleJson.Encoder }))
        {
            json.WriteStartObject();
            json.WriteStartArray("failures");
            foreach (var failure in failures.Items)
            {
                json.WriteStartObject();
                json.WriteString("id", failure.Identity);
                json.WriteString("when", Timestamp.Format(failure.When));
                json.WriteNumber("exit_code", (int)failure.ExitCode);
                json.WriteString("run", failure.Run?.Value ?? "");
                json.WriteString("cause", OneLine.Of(failure.Cause, LongestText));
                json.WriteString("remedy", OneLine.Of(failure.Remedy, LongestText));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        memory.Write("\n"u8);
        return memory.ToArray();
    }

    public static ReportedFailures Read(ReadOnlyMemory<byte>? utf8)
    {
        if (utf8 is not { } bytes)
        {
            return ReportedFailures.None;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return new([.. document.RootElement.GetProperty("failures").EnumerateArray().Select(Failure)]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return ReportedFailures.None;
        }
    }

    private static ReportedFailure Failure(JsonElement failure) => new(
        Text(failure, "id"),
        Timestamp.Parse(Text(failure, "when")),
        (ExitCode)failure.GetProperty("exit_code").GetInt32(),
        FindAllRunId.TryParse(Text(failure, "run"), out var run) ? run : null,
        Text(failure, "cause"),
        Text(failure, "remedy"));

    private static string Text(JsonElement failure, string name) => failure.GetProperty(name).GetString() ?? "";
}
