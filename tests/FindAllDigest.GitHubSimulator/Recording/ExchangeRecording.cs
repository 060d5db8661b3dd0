using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FindAllDigest.GitHubSimulator.Recording;

/// <summary>
/// Writes exchanges as JSON lines, for <c>openapi/validate.mjs</c> to hold against GitHub's own description.
/// The file is named by the environment variable <see cref="Variable"/>; without it nothing is written.
/// </summary>
public sealed class ExchangeRecording
{
    /// <summary>The environment variable that names the file to append to.</summary>
    public const string Variable = "GITHUB_SIMULATOR_RECORDING";

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
            ["responseBody"] = Parse(exchange.Body),
        };
        lock (Gate)
        {
            File.AppendAllText(_path, line.ToJsonString() + "\n", Encoding.UTF8);
        }
    }

    // A body that is not JSON (raw files, hostile requests) is kept as text, which no schema of an object accepts.
    private static JsonNode? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body.Span);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(body.Span);
        }
    }
}
