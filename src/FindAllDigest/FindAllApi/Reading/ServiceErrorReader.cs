using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Safety;
using FindAllDigest.Core.Text;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Reads the service's own words out of an error body: three documented shapes, and
/// whatever page a gateway puts in between.</summary>
internal sealed partial class ServiceErrorReader(Secret key)
{
    private const int MostBytesOfPage = 64 * 1024;
    private const int DeepestShown = 4;

    public ServiceError Read(byte[] body) => Root(body) is { } root ? Read(root) : new(Excerpt(body), null, null);

    /// <summary>Whether an error is the service's own, and not the page of something in between.</summary>
    public static bool IsOwn(byte[] body) => Root(body) is { } root && (Member(root, "error") ?? Member(root, "detail")) is not null;

    /// <summary>The visible beginning of a page that is not JSON; null if there is nothing to see.</summary>
    public string? Excerpt(byte[] body)
    {
        var page = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, MostBytesOfPage)));
        return ForeignLine.Of(Tag().Replace(page, " "), key, isCut: body.Length > MostBytesOfPage);
    }

    public string? Quote(string? text) => ForeignLine.Of(text, key);

    private static JsonElement? Root(byte[] body)
    {
        try
        {
            return JsonElement.Parse(SafeUtf8.Of(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ServiceError Read(JsonElement root)
    {
        var error = Member(root, "error") is { ValueKind: JsonValueKind.Object } inner ? inner : root;
        var message = Text(Member(error, "message")) ?? Text(Member(root, "error"));
        var detail = DetailOf(Member(error, "detail") ?? Member(root, "detail"));
        return message is null && detail is null
            ? new(Quote(root.GetRawText()), null, Quote(Text(Member(error, "ref_id"))))
            : new(Quote(message), Quote(detail), Quote(Text(Member(error, "ref_id"))));
    }

    /// <summary>The <c>detail</c> of an error, whose form is nowhere promised, in one line.</summary>
    private static string? DetailOf(JsonElement? detail) => detail is { } element && Show(element, 0) is { Length: > 0 } text ? text : null;

    private static string Show(JsonElement element, int depth) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => element.GetString() ?? "",
        JsonValueKind.Array when depth < DeepestShown => Joined(element.EnumerateArray().Select(item => Show(item, depth + 1)), "; "),
        JsonValueKind.Object when depth < DeepestShown => ShowValidation(element)
            ?? Joined(element.EnumerateObject().Select(member => $"{member.Name}: {Show(member.Value, depth + 1)}"), "; "),
        _ => element.GetRawText(),
    };

    /// <summary>One fault of a request as FastAPI tells it: <c>{"loc":["body","match_limit"],"msg":"…"}</c>.</summary>
    private static string? ShowValidation(JsonElement element) =>
        element.TryGetProperty("loc", out var place) && place.ValueKind == JsonValueKind.Array
        && element.TryGetProperty("msg", out var message) && message.ValueKind == JsonValueKind.String
            ? $"{Joined(place.EnumerateArray().Select(part => Show(part, DeepestShown)), ".")}: {message.GetString()}"
            : null;

    private static string Joined(IEnumerable<string> parts, string separator) =>
        string.Join(separator, parts.Where(part => part.Length > 0));

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    // Scripts and styles with their content, then any other tag.
    [GeneratedRegex("<(?:script|style)\\b[^<>]*>[^<]*</(?:script|style)\\s*>|<[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}

/// <summary>What the service says about a refusal, already safe to print; null where it is silent.</summary>
internal sealed record ServiceError(string? Message, string? Detail, string? ReferenceId)
{
    /// <summary>The end of a sentence that has named the status: <c>, "…", details: …, reference id …</c>.</summary>
    public string ToSentenceEnd() => string.Concat(
        Message is null ? "" : $", \"{Message.TrimEnd('.')}\"",
        Detail is null ? "" : $", details: {Detail.TrimEnd('.')}",
        ReferenceId is null ? "" : $", reference id {ReferenceId}");
}
