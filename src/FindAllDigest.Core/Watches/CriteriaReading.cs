using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Watches;

/// <summary>The outcome of reading a <c>criteria.json</c>: the criteria, or every fault of the file.</summary>
/// <param name="Criteria">Null if there is any problem.</param>
/// <param name="Problems">In the order of the file.</param>
public sealed record CriteriaReading(PartialCriteria? Criteria, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>The criteria.</summary>
    /// <exception cref="DigestException">There are problems; it lists them all.</exception>
    public PartialCriteria OrThrow() => Criteria ?? throw new DigestException(Problems);
}
