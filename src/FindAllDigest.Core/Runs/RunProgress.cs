namespace FindAllDigest.Core.Runs;

/// <summary>How far a run has come, for whoever looks on.</summary>
/// <param name="MatchLimit">Most matches that it may find.</param>
/// <param name="CostUsd">What it has cost so far by the price table, in US dollars.</param>
/// <param name="Names">Names of matches in the order in which they were told; empty where events are not followed.</param>
public sealed record RunProgress(RunStatus Status, int MatchLimit, decimal CostUsd, IReadOnlyList<string> Names);
