namespace FindAllDigest.Simulator.Contract;

/// <summary>A named test that each candidate is judged by.</summary>
public sealed record MatchCondition(string Name, string Description);
