namespace FindAllDigest.Core.Runs;

/// <summary>One named answer about a candidate: the verdict of a match condition or the value of an enrichment.</summary>
/// <param name="ValueJson">The value as compact JSON text; <c>null</c> (the JSON word) when there is none.</param>
/// <param name="IsMatched">The verdict; null where the service gave none.</param>
public sealed record CandidateOutput(string Name, OutputKind Kind, string ValueJson, bool? IsMatched, Evidence Evidence);

/// <summary>What an output is. The service's older shape does not say.</summary>
public enum OutputKind { Unknown, MatchCondition, Enrichment }
