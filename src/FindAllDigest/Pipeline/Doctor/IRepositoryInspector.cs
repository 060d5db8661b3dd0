using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Reads how the repository is set up, as far as the token may see it.</summary>
internal interface IRepositoryInspector
{
    /// <param name="watches">The watches, by whose branches rules are asked for.</param>
    /// <param name="labels">The labels that are asked after.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="Core.Failures.DigestException">The repository itself cannot be read (exit 4).</exception>
    Task<RepositorySetup> ReadAsync(IReadOnlyList<WatchName> watches, IReadOnlyList<string> labels, CancellationToken cancellationToken);
}
