using System.Text.Json;

namespace FindAllDigest.FindAllApi.Wire;

/// <summary>One of the <c>candidates</c> of a result.</summary>
internal sealed record CandidateAnswer(
    string? Name, string? Url, string? Description, string? MatchStatus, JsonElement Output, JsonElement Basis);

/// <summary>The envelope of an event.</summary>
internal sealed record EventAnswer(string? Type, string? EventId, JsonElement Data);

/// <summary>What an event is needed for of its candidate.</summary>
internal sealed record EventCandidateAnswer(string? CandidateId, string? Name, string? Url);

/// <summary>One value of a candidate's <c>output</c>, in its object form.</summary>
internal sealed record OutputAnswer(JsonElement Value, string? Type, bool? IsMatched);

/// <summary>One entry of a candidate's <c>basis</c>.</summary>
internal sealed record BasisAnswer(string? Field, string? Reasoning, string? Confidence, JsonElement Citations);

internal sealed record CitationAnswer(string? Url, string? Title, JsonElement Excerpts);
