using System.Text.Json;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Diagnostics;

/// <summary>Reads the event of a pull request whose text was edited.</summary>
/// <remarks><see href="https://docs.github.com/en/webhooks/webhook-events-and-payloads?actionType=edited#pull_request"/></remarks>
internal static class PullRequestEvent
{
    /// <summary>The edit; null where the payload is another event's, is about another pull request, or cannot be read.</summary>
    /// <param name="number">The pull request that is asked about.</param>
    /// <param name="repository"><c>owner/name</c> of the repository that is asked about.</param>
    public static BodyEdit? ReadEdit(ReadOnlyMemory<byte> utf8, int number, string repository)
    {
        try
        {
            using var payload = JsonDocument.Parse(utf8);
            var root = payload.RootElement;
            var pull = Member(root, "pull_request");
            var isAsked = Member(pull, "number") is { ValueKind: JsonValueKind.Number } found && found.TryGetInt32(out var known) && known == number
                && string.Equals(Text(Member(Member(root, "repository"), "full_name")), repository, StringComparison.OrdinalIgnoreCase);
            return isAsked
                && Member(Member(Member(root, "changes"), "body"), "from") is { ValueKind: JsonValueKind.String } before
                && Member(pull, "updated_at") is { ValueKind: JsonValueKind.String } updated && updated.TryGetDateTimeOffset(out var at)
                ? new BodyEdit(Text(before), Text(Member(pull, "body")), at)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    // Half of a surrogate pair is valid JSON and no text.
    private static string Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
