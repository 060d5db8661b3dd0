using System.Text.Json;
using System.Text.Json.Serialization;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Diagnostics;

/// <summary>The <c>repository_dispatch</c> by which the relay says that a run has ended.</summary>
/// <remarks><see href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository_dispatch"/></remarks>
internal static class ReportedRunEvent
{
    public const string Type = "findall-run";

    /// <summary>What the event says of a run.</summary>
    public static IReadOnlyDictionary<string, string> PayloadOf(ReportedRun run) =>
        new Dictionary<string, string> { ["watch"] = run.Watch.Value, ["findall_id"] = run.Id.Value };

    /// <summary>The run that an event names; null where the payload is another event's, names none, or cannot be read.</summary>
    public static ReportedRun? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(
                SafeUtf8.Of(utf8), ReportedRunJson.Default.DispatchPayload) is { Action: Type, ClientPayload: { } named }
                && WatchName.TryParse(named.Watch, out var watch) && FindAllRunId.TryParse(named.FindallId, out var id)
                ? new ReportedRun(watch, id)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record DispatchPayload(string? Action, NamedRun? ClientPayload);

internal sealed record NamedRun(string? Watch, string? FindallId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DispatchPayload))]
internal sealed partial class ReportedRunJson : JsonSerializerContext;
