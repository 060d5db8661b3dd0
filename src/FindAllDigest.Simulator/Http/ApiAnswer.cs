using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Events;

namespace FindAllDigest.Simulator.Http;

/// <summary>What a call answers.</summary>
/// <param name="Body">JSON body; null for none.</param>
internal sealed record ApiAnswer(int StatusCode, JsonNode? Body)
{
    /// <summary>Value of <c>Retry-After</c> in seconds.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>A body that is no JSON, as gateways send it.</summary>
    public string? Page { get; init; }

    /// <summary>An event stream instead of a body.</summary>
    public StreamRequest? Stream { get; init; }

    /// <summary>What should be said in the simulator's log.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static ApiAnswer Ok(JsonNode body) => new(200, body);
}
