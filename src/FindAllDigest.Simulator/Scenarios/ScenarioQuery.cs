using FindAllDigest.Simulator.Contract;

namespace FindAllDigest.Simulator.Scenarios;

/// <summary>The question a scenario was written for.</summary>
public sealed record ScenarioQuery(string Objective, string EntityType, IReadOnlyList<MatchCondition> MatchConditions);

/// <summary>A run that was finished before the story began.</summary>
/// <param name="FindAllId">Its id, as callers may have written it down.</param>
/// <param name="CreatedAt">When it was created; entities that appeared later are not in it.</param>
public sealed record EarlierRun(string FindAllId, DateTimeOffset CreatedAt, string Generator, int MatchLimit);

/// <summary>How runs created on certain days end when they do not meet their limit.</summary>
/// <param name="From">First moment, inclusive.</param>
/// <param name="Until">Last moment, exclusive; null for no end.</param>
public sealed record ScenarioEnding(DateTimeOffset From, DateTimeOffset? Until, string Reason);
