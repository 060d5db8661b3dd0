using System.Text.Json;
using FindAllDigest.Pipeline.Proposals;

namespace FindAllDigest.Diagnostics;

/// <summary>Reads the event of a pull request or an issue that was edited or commented on.</summary>
/// <remarks><see href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request"/>,
/// <see href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#issue_comment"/></remarks>
internal static class ThreadEventReader
{
    /// <summary>What happened; null where the payload is another event's, is about another pull
    /// request or issue, or cannot be read.</summary>
    /// <param name="number">The pull request or issue that is asked about.</param>
    /// <param name="repository"><c>owner/name</c> of the repository that is asked about.</param>
    public static ThreadEvent? Read(ReadOnlyMemory<byte> utf8, int number, string repository)
    {
        try
        {
            using var payload = JsonDocument.Parse(utf8);
            var root = payload.RootElement;
            var (pull, issue) = (Member(root, "pull_request"), Member(root, "issue"));
            var thread = pull.ValueKind == JsonValueKind.Object ? pull : issue;
            var isAsked = Member(thread, "number") is { ValueKind: JsonValueKind.Number } found
                && found.TryGetInt32(out var known)
                && known == number
                && string.Equals(Text(Member(Member(root, "repository"), "full_name")), repository, StringComparison.OrdinalIgnoreCase);
            return !isAsked
                ? null
                : new ThreadEvent(
                    pull.ValueKind == JsonValueKind.Object || Member(issue, "pull_request").ValueKind == JsonValueKind.Object, Person(root))
                {
                    Edit = EditOf(root, thread),
                    Comment = Text(Member(root, "action")) == "created" ? CommentOf(Member(root, "comment")) : null,
                };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether an event is of a fork; one that cannot be read says nothing of that.</summary>
    public static bool IsOfFork(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var payload = JsonDocument.Parse(utf8);
            return Member(Member(payload.RootElement, "repository"), "fork").ValueKind == JsonValueKind.True;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static BodyEdit? EditOf(JsonElement root, JsonElement thread) =>
        Member(Member(Member(root, "changes"), "body"), "from") is { ValueKind: JsonValueKind.String } before
        && Member(thread, "updated_at") is { ValueKind: JsonValueKind.String } updated && updated.TryGetDateTimeOffset(out var at)
            ? new BodyEdit(Text(before), Text(Member(thread, "body")), at)
            : null;

    private static WrittenComment? CommentOf(JsonElement comment) =>
        Member(comment, "id") is { ValueKind: JsonValueKind.Number } id && id.TryGetInt64(out var number)
            ? new WrittenComment(number, Text(Member(comment, "body")))
            : null;

    private static ThreadPerson Person(JsonElement root)
    {
        var account = Member(root, "sender") is { ValueKind: JsonValueKind.Object } sender
            ? sender
            : Member(Member(root, "comment"), "user");
        return new ThreadPerson(Text(Member(account, "login")), Text(Member(account, "type")) == "Bot");
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
