using System.Text.Json;
using System.Text.Json.Nodes;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>Reads a request's body and refuses what does not fit in GitHub's words.</summary>
public sealed class JsonBody
{
    private readonly JsonObject _fields;

    private JsonBody(JsonObject fields) => _fields = fields;

    /// <exception cref="ApiRefusal">The body is no JSON, or no object (400).</exception>
    public static JsonBody Parse(ReadOnlyMemory<byte> body) =>
        body.Length == 0 ? new([]) : new(Read(body) as JsonObject ?? throw new ApiRefusal(400, "Body should be a JSON object"));

    /// <summary>The same, but a bare array stands for an object with this one field, as older clients send labels.</summary>
    public static JsonBody ParseListOr(string field, ReadOnlyMemory<byte> body) =>
        body.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..] && Read(body) is JsonArray list ? new(new() { [field] = list }) : Parse(body);

    /// <summary>Whether the field is present, be it null.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    public JsonNode? Node(string name) => _fields[name];

    public string Required(string name) => Text(name) ?? throw Missing(name);

    public string? Text(string name) => Value<string>(name, "a string");

    public bool Flag(string name) => Value<bool?>(name, "a boolean") ?? false;

    /// <summary>A list of strings, or of objects with a <c>name</c> as labels may be given; none when the field is absent.</summary>
    public IReadOnlyList<string>? Texts(string name) => Node(name) switch
    {
        null => null,
        JsonArray items => [.. items.Select(item => Name(name, item))],
        var other => throw Wrong(name, other, "an array"),
    };

    public IReadOnlyList<JsonBody> Objects(string name) => Node(name) is JsonArray items
        ? [.. items.Select(item => new JsonBody(item as JsonObject ?? throw Wrong(name, item, "an object")))]
        : throw Missing(name);

    public JsonBody? Object(string name) => Node(name) switch
    {
        null => null,
        JsonObject fields => new(fields),
        var other => throw Wrong(name, other, "an object"),
    };

    private static JsonNode? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var node = JsonNode.Parse(body.Span, documentOptions: new() { AllowDuplicateProperties = false });
            if (body.Span.IndexOf("\\ud"u8) >= 0 || body.Span.IndexOf("\\uD"u8) >= 0)
            {
                // Half a surrogate pair parses, and fails only when it is read.
                _ = node?.ToJsonString();
            }

            return node;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new ApiRefusal(400, "Problems parsing JSON");
        }
    }

    private static ApiRefusal Missing(string name) => ApiRefusal.Unprocessable($"Invalid request.\n\n\"{name}\" wasn't supplied.");

    private static ApiRefusal Wrong(string name, JsonNode? value, string wanted) =>
        ApiRefusal.Unprocessable($"Invalid request.\n\nFor 'properties/{name}', {value?.ToJsonString() ?? "nil"} is not {wanted}.");

    private static string Name(string field, JsonNode? item) => item switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonObject named when named["name"] is JsonValue value && value.TryGetValue(out string? text) => text,
        _ => throw Wrong(field, item, "a string"),
    };

    private T? Value<T>(string name, string wanted) => Node(name) switch
    {
        null => default,
        JsonValue value when value.TryGetValue(out T? result) => result,
        var other => throw Wrong(name, other, wanted),
    };
}
