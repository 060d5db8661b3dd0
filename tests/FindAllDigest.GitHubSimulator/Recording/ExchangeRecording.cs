using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FindAllDigest.GitHubSimulator.Recording;

/// <summary>Writes exchanges as JSON lines, for <c>openapi/validate.mjs</c> to hold against GitHub's own description. The file is named by
/// the environment variable <see cref="Variable"/>; without it nothing is written.</summary>
public sealed class ExchangeRecording
{
    /// <summary>The environment variable that names the file to append to.</summary>
    public const string Variable = "GITHUB_SIMULATOR_RECORDING";

    private const int LongestContent = 10_000;

    // Servers of one test process append to one file.
    private static readonly Lock Gate = new();

    private readonly string _path;

    public ExchangeRecording(string path) => _path = Path.GetFullPath(path);

    public static ExchangeRecording? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? new(path) : null;

    /// <summary>Appends one line. What a script answered is recorded as a request only.</summary>
    public void Add(RecordedExchange exchange)
    {
        var request = exchange.Request;
        var line = new JsonObject
        {
            ["method"] = request.Method,
            ["path"] = request.RawPath,
            ["query"] = new JsonObject(request.Query.Select(item => KeyValuePair.Create<string, JsonNode?>(item.Key, item.Value))),
            ["requestContentType"] = request.ContentType,
            ["requestBody"] = Parse(request.Body),
            ["scripted"] = exchange.IsScripted,
            ["status"] = exchange.Status,
            ["responseContentType"] = exchange.Headers.GetValueOrDefault("Content-Type"),
            ["responseBody"] = IsRaw(exchange) ? null : Parse(exchange.Body),
        };
        lock (Gate)
        {
            File.AppendAllText(_path, line.ToJsonString() + "\n");
        }
    }

    private static bool IsRaw(RecordedExchange exchange) =>
        exchange.Headers.GetValueOrDefault("Content-Type")?.Contains(".raw", StringComparison.Ordinal) == true;

    // What is not JSON, or holds half a character, is kept as text, which no schema of an object accepts.
    private static JsonNode? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var node = body.Length == 0 ? null : JsonNode.Parse(body.Span);
            Shorten(node);
            return JsonNode.Parse(node?.ToJsonString() ?? "null");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            return Encoding.UTF8.GetString(body.Span);
        }
    }

    // The content of a large blob would only make the recording heavy.
    private static void Shorten(JsonNode? node)
    {
        if (node is JsonObject fields
            && fields["content"] is JsonValue value
            && value.TryGetValue(out string? text)
            && text.Length > LongestContent)
        {
            fields["content"] = text[..LongestContent];
        }
    }
}
