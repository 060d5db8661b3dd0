using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.FindAllApi.Wire;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Reads a run out of an answer.</summary>
internal static partial class RunReader
{
    private const int LongestWord = 100;

    /// <summary>Reads the answer to a question about a run.</summary>
    /// <returns>Null if it does not say how the run stands.</returns>
    /// <exception cref="UnreadableAnswerException">It is not an object, or tells of another run.</exception>
    public static FindAllRun? Read(ReadOnlySpan<byte> utf8, FindAllRunId asked)
    {
        var answer = Parse(utf8);
        if (answer.FindallId is { } text && text != asked.Value)
        {
            throw new UnreadableAnswerException("it tells of another run");
        }

        return ReadStatus(answer.Status) is { } status ? new(asked, status) { Metadata = ReadMetadata(answer.Metadata) } : null;
    }

    /// <summary>Reads the answer to a create. Its id is paid for, so it is looked for in a broken answer too.</summary>
    /// <returns>Null if no id can be made out, or more than one.</returns>
    public static FindAllRun? ReadCreated(byte[] utf8)
    {
        try
        {
            var answer = Parse(utf8);
            if (FindAllRunId.TryParse(answer.FindallId, out var id))
            {
                return new(id, ReadStatus(answer.Status) ?? RunStatus.JustStarted);
            }
        }
        catch (UnreadableAnswerException)
        {
            // Salvaged below.
        }

        var ids = NamedId().Matches(Encoding.UTF8.GetString(utf8)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);
        return ids.Take(2).ToList() is [var only] && FindAllRunId.TryParse(only, out var salvaged)
            ? new(salvaged, RunStatus.JustStarted)
            : null;
    }

    private static RunAnswer Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, AnswerJson.Default.RunAnswer) ?? throw new UnreadableAnswerException("it is empty");
        }
        catch (JsonException exception)
        {
            throw new UnreadableAnswerException("it is not the JSON object that is documented", exception);
        }
    }

    private static RunStatus? ReadStatus(JsonElement element)
    {
        var status = element.ValueKind switch
        {
            JsonValueKind.Object => element.Deserialize(AnswerJson.Default.StatusAnswer),
            JsonValueKind.String => new(element.GetString(), null, default, null),
            _ => null,
        };
        if (Word(status?.Status) is not { } word)
        {
            return null;
        }

        var metrics = status is { Metrics.ValueKind: JsonValueKind.Object }
            ? status.Metrics.Deserialize(AnswerJson.Default.MetricsAnswer)
            : null;
        return new(
            word,
            status?.IsActive ?? IsActiveWord(word),
            metrics?.GeneratedCandidatesCount ?? 0,
            metrics?.MatchedCandidatesCount ?? 0,
            Word(status?.TerminationReason));
    }

    // What is no text was not written by this program.
    private static Dictionary<string, string> ReadMetadata(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.String)
            .DistinctBy(entry => entry.Name)
                .ToDictionary(entry => entry.Name, entry => entry.Value.GetString() ?? "", StringComparer.Ordinal)
        : [];

    /// <summary>A word that can be shown; null where nothing of it can be seen.</summary>
    private static string? Word(string? text) =>
        OneLine.Of((text ?? "").Replace("\uFFFD", "", StringComparison.Ordinal), LongestWord) is { Length: > 0 } word ? word : null;

    // A word of later days counts as active: waiting longer costs nothing, harvesting too early loses matches.
    private static bool IsActiveWord(string word) => word is not ("completed" or "failed" or "cancelled" or "action_required");

    [GeneratedRegex("\"findall_id\"\\s*:\\s*\"(findall_[A-Za-z0-9_-]{1,120})\"")]
    private static partial Regex NamedId();
}
