namespace FindAllDigest.Pipeline.Doctor;

/// <summary>How a repository is set up. What the token may not see is null, and no fault.</summary>
internal sealed record RepositorySetup
{
    public required bool IsArchived { get; init; }
    public required bool HasIssues { get; init; }

    /// <summary>Whether the repository is private and has a site.</summary>
    public required bool HasPagesOfPrivate { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Whether the token may write.</summary>
    public required bool? MayWrite { get; init; }

    /// <summary>The other side's clock when it was read.</summary>
    public required DateTimeOffset? Clock { get; init; }

    /// <summary>Whether a workflow may make pull requests.</summary>
    public required bool? MayMakePullRequests { get; init; }

    /// <summary>Branches of this program that a rule keeps it from writing to.</summary>
    public required IReadOnlyList<string> GuardedBranches { get; init; }

    /// <summary>Branches of this program that are protected in some other way.</summary>
    public required IReadOnlyList<string> ProtectedBranches { get; init; }

    public required string DefaultBranch { get; init; }

    /// <summary>Whether the default branch takes changes by pull request only.</summary>
    public required bool IsDefaultGuarded { get; init; }

    /// <summary>Whether pull requests into the default branch wait for checks.</summary>
    public required bool RequiresChecks { get; init; }

    /// <summary>Labels of those asked after that are not there.</summary>
    public required IReadOnlyList<string> MissingLabels { get; init; }

    /// <summary>The state of the workflow that refreshes, in GitHub's word.</summary>
    public required string? ScheduleState { get; init; }

    /// <summary>When the schedule started it last.</summary>
    public required DateTimeOffset? LastTick { get; init; }
}
