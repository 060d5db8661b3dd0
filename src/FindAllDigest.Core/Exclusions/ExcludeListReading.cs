using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Exclusions;

/// <summary>What came of reading an exclude list: the list, or every fault of the file in the order of the file.</summary>
/// <param name="List">The list; null when the file has a fault, since a half-read list would let paid-for entities come back.</param>
public sealed record ExcludeListReading(ExcludeList? List, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>The list.</summary>
    /// <exception cref="DigestException">The file has faults.</exception>
    public ExcludeList OrThrow() => List ?? throw new DigestException(Problems);
}
