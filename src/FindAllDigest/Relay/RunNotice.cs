using System.Text.Json;
using System.Text.Json.Serialization;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Relay;

/// <summary>What a webhook says of a run that ended.</summary>
/// <param name="Repository"><c>owner/name</c> as the run's metadata names it.</param>
/// <remarks><see href="https://docs.parallel.ai/findall-api/features/findall-webhook"/></remarks>
internal sealed record RunNotice(string Repository, ReportedRun Run)
{
    private const string OfRuns = "findall.run.";

    /// <returns>Null for what tells of no run of ours.</returns>
    public static RunNotice? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var hook = JsonSerializer.Deserialize(SafeUtf8.Of(utf8), RunNoticeJson.Default.Webhook);
            return hook?.Type?.StartsWith(OfRuns, StringComparison.Ordinal) == true
                && FindAllRunId.TryParse(hook.Data?.FindallId, out var id)
                && WatchName.TryParse(Text(hook.Data.Metadata, RunIntent.WatchKey), out var watch)
                && Text(hook.Data.Metadata, RunIntent.RepositoryKey) is { } repository
                ? new RunNotice(repository, new ReportedRun(watch, id))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement metadata, string name) =>
        metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

internal sealed record Webhook(string? Type, WebhookRun? Data);

internal sealed record WebhookRun(string? FindallId, JsonElement Metadata);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Webhook))]
internal sealed partial class RunNoticeJson : JsonSerializerContext;
