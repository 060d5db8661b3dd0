using System.Text.Json;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Safety;
using FindAllDigest.Core.Text;
using FindAllDigest.FindAllApi.Wire;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Reads one event of a run (<see href="https://docs.parallel.ai/findall-api/features/findall-sse"/>).</summary>
internal sealed class RunEventReader(FindAllRunId run, Secret key)
{
    private const int LongestId = 200;
    private const int LongestName = 200;

    /// <returns>Null for what cannot be read: it costs a look, and no more.</returns>
    /// <exception cref="UnreadableAnswerException">The service says that the stream is broken.</exception>
    public RunEvent? Read(ReadOnlySpan<byte> data)
    {
        var utf8 = key.MaskIn(SafeUtf8.Of(data));
        return AnswerJson.TryRead(utf8, AnswerJson.Default.EventAnswer) switch
        {
            { Type: "error" } => throw new UnreadableAnswerException("the service says that the stream failed"),
            { Type: "findall.status" } answer => StatusOf(answer.Data),
            { Type: "findall.candidate.matched" } answer => Match(answer),
            { } answer => new RunEvent(Id(answer)),
            null => null,
        };
    }

    private RunEvent.Status? StatusOf(JsonElement data)
    {
        try
        {
            return data.ValueKind == JsonValueKind.Object
                && RunReader.Read(JsonSerializer.SerializeToUtf8Bytes(data, AnswerJson.Default.JsonElement), run) is { } known
                ? new RunEvent.Status(known.Status)
                : null;
        }
        catch (UnreadableAnswerException)
        {
            return null;
        }
    }

    private static RunEvent Match(EventAnswer answer)
    {
        var candidate = answer.Data.ValueKind == JsonValueKind.Object
            ? answer.Data.Deserialize(AnswerJson.Default.EventCandidateAnswer)
            : null;
        var name = OneLine.Of(candidate?.Name ?? candidate?.Url ?? "", LongestName);
        return name.Length > 0
            ? new RunEvent.Matched(Id(answer), candidate?.CandidateId ?? name, name)
            : new RunEvent(Id(answer));
    }

    private static string? Id(EventAnswer answer) => answer.EventId is { Length: > 0 and <= LongestId } id ? id : null;
}
