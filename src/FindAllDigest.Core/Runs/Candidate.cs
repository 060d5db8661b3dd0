using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Runs;

/// <summary>An entity that a FindAll run proposes. Every text in it comes from the open web.</summary>
public sealed record Candidate
{
    /// <summary>The service's word for a candidate that misses a condition.</summary>
    public const string Unmatched = "unmatched";

    public required string Name { get; init; }

    /// <summary>As the service gave it: perhaps without a scheme, a page about the entity, or empty.</summary>
    public required string Url { get; init; }

    public required string Description { get; init; }

    /// <summary>The service's word: <c>generated</c>, <c>matched</c>, <c>unmatched</c> or <c>discarded</c>.</summary>
    public required string MatchStatus { get; init; }

    /// <summary>Verdicts and enrichment values in the service's order.</summary>
    public required IReadOnlyList<CandidateOutput> Outputs { get; init; }

    /// <summary>Who the candidate is, across runs.</summary>
    public EntityKey Key => EntityKey.Of(Url, Name);

    /// <summary>Which candidate of its run it is, whatever others the run finds later.</summary>
    public EntityKey IdentityInRun => Key.At(Name);

    public bool IsMatch => MatchStatus == "matched";

    /// <summary>Without an address and without a visible name nothing can be told of it, and no row could keep it away.</summary>
    public bool IsNobody => Key.IsByName && EntityLikeness.IsNameless(Name) && EntityLikeness.IsNameless(Url);
}
