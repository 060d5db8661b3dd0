namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>A workflow as the tab Actions shows it.</summary>
/// <param name="State"><c>active</c>, <c>disabled_inactivity</c>, <c>disabled_manually</c> or <c>disabled_fork</c>.</param>
/// <param name="LastTick">When its schedule started it last; null where it never did.</param>
public sealed record HostedWorkflow(string State, DateTimeOffset? LastTick);
