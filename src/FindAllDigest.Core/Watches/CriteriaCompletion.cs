using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Watches;

/// <summary>The outcome of <see cref="PartialCriteria.Complete"/>: criteria, or every reason why there are none.</summary>
/// <param name="Criteria">Null if there is any problem.</param>
/// <param name="Problems">Empty if the criteria are complete.</param>
public sealed record CriteriaCompletion(Criteria? Criteria, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>The criteria.</summary>
    /// <exception cref="DigestException">There are problems; it lists them all.</exception>
    public Criteria OrThrow() => Criteria ?? throw new DigestException(Problems);
}
