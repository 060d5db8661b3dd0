using System.Text.Json.Nodes;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>What an endpoint answers, before headers that every answer has are added.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body; none for an empty or a raw one.</param>
public sealed record ApiAnswer(int Status, JsonNode? Json = null)
{
    /// <summary>The bytes of a raw media type.</summary>
    public byte[]? Raw { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static ApiAnswer Ok(JsonNode json) => new(200, json);

    public static ApiAnswer Created(JsonNode json) => new(201, json);

    public static ApiAnswer Empty() => new(204);
}
