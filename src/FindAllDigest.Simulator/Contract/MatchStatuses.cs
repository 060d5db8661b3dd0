namespace FindAllDigest.Simulator.Contract;

/// <summary>The words of <c>match_status</c>.</summary>
public static class MatchStatuses
{
    public const string Generated = "generated";
    public const string Matched = "matched";
    public const string Unmatched = "unmatched";

    /// <summary>Invalid, irrelevant or a duplicate. In the contract, but not said by the service of today.</summary>
    public const string Discarded = "discarded";
}
