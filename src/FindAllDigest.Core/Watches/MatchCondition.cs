namespace FindAllDigest.Core.Watches;

/// <summary>One named test that every candidate is judged by.</summary>
/// <param name="Name">Key of the verdict in a candidate's output; one key space with the enrichments' properties.</param>
/// <param name="Description">What must hold, in plain words.</param>
public sealed record MatchCondition(string Name, string Description);
