using System.Text;
using System.Text.Json.Nodes;

namespace FindAllDigest.Tests.Simulator;

/// <summary>An answer of the simulator as a test reads it.</summary>
internal sealed record SimulatedAnswer(int Status, byte[] Bytes, TimeSpan? RetryAfter)
{
    public string Raw => Encoding.UTF8.GetString(Bytes);

    public JsonNode Body => JsonNode.Parse(Bytes) ?? throw new InvalidOperationException("The answer has no body.");

    public IReadOnlyList<JsonNode> Candidates => [.. (Body["candidates"]?.AsArray() ?? []).OfType<JsonNode>()];

    public IReadOnlyList<string> Matched =>
        [.. Candidates.Where(candidate => Read(candidate, "match_status") == "matched")
            .Select(candidate => Read(candidate, "name"))
            .Order(StringComparer.Ordinal)];

    /// <summary>A text by dotted path.</summary>
    public string Text(string path) => Read(Body, path);

    public JsonNode Candidate(string name) => Candidates.Single(candidate => Read(candidate, "name") == name);

    /// <summary>A value of a node by dotted path, as text; empty when there is none.</summary>
    public static string Read(JsonNode node, string path) =>
        path.Split('.').Aggregate((JsonNode?)node, (current, name) => current?[name])?.ToString() ?? "";
}
