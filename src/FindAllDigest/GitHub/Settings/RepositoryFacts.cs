namespace FindAllDigest.GitHub.Settings;

/// <summary>What a repository says of itself.</summary>
internal sealed record RepositoryFacts
{
    public required string DefaultBranch { get; init; }
    public required bool IsArchived { get; init; }
    public required bool HasIssues { get; init; }
    public required bool IsPrivate { get; init; }
    public required bool HasPages { get; init; }
    public required DateTimeOffset Created { get; init; }

    /// <summary>Whether the token may write; null where GitHub does not say, as of tokens that no person has.</summary>
    public required bool? MayWrite { get; init; }

    /// <summary>GitHub's clock; null where the answer has no date.</summary>
    public required DateTimeOffset? Clock { get; init; }
}

/// <summary>A workflow as the tab Actions shows it.</summary>
/// <param name="State">GitHub's word, such as <c>active</c> or <c>disabled_inactivity</c>.</param>
/// <param name="LastTick">When its schedule started it last; null where that never happened, or is not shown.</param>
internal sealed record WorkflowFacts(string State, DateTimeOffset? LastTick);
