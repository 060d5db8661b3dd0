using System.Text.Json;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Puts the <c>detail</c> of an error, whose form is nowhere promised, into one line.</summary>
internal static class ServiceErrorDetail
{
    private const int DeepestShown = 4;

    public static string? Of(JsonElement? detail) => detail is { } element && Show(element, 0) is { Length: > 0 } text ? text : null;

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
}
