using System.Text.Json.Serialization;
using FindAllDigest.Simulator.Faults;

namespace FindAllDigest.Simulator.Http;

/// <summary>One request that the simulator received, and what became of it.</summary>
public sealed record SimulatedRequest
{
    /// <summary>Its place in the order of arrival, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Virtual time of arrival.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query as sent.</summary>
    public required string Path { get; init; }

    /// <summary>Headers by lower-case name; several values are joined with commas. Holds the key: redact before printing.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text; bytes that are no UTF-8 are replaced.</summary>
    public required string Body { get; init; }

    /// <summary>The call it is; <see cref="SimulatedOperation.Any"/> for a path that the API does not have.</summary>
    public required SimulatedOperation Operation { get; init; }

    /// <summary>The run id in its path, whether it exists or not.</summary>
    [JsonPropertyName("findall_id")]
    public string? FindAllId { get; init; }

    /// <summary>Status of the answer; null while there is none or when the connection was cut without one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The fault that hit it.</summary>
    public Fault? Fault { get; init; }

    /// <summary>What the real service would pass over in silence, such as unknown fields.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
