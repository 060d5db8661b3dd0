using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Reads how the repository is set up, as far as the token may see it.</summary>
public interface IRepositoryInspector
{
    /// <exception cref="Core.Failures.DigestException">The repository itself cannot be read (exit 4).</exception>
    Task<RepositorySetup> ReadAsync(IReadOnlyList<WatchName> watches, CancellationToken cancellationToken);
}

/// <summary>How a repository is set up.</summary>
public sealed record RepositorySetup
{
    public required bool IsArchived { get; init; }

    public required bool HasIssues { get; init; }

    /// <summary>Whether the repository is private and has a site.</summary>
    public required bool HasPagesOfPrivate { get; init; }

    /// <summary>Whether a workflow may make pull requests; null where the token may not see the switch.</summary>
    public required bool? MayMakePullRequests { get; init; }

    /// <summary>Branches of this program that a rule keeps it from writing to.</summary>
    public required IReadOnlyList<string> GuardedBranches { get; init; }
}
