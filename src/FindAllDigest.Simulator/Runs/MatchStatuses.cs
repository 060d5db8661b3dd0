namespace FindAllDigest.Simulator.Runs;

/// <summary>The words of <c>match_status</c> that the service uses today.</summary>
public static class MatchStatuses
{
    public const string Generated = "generated";
    public const string Matched = "matched";
    public const string Unmatched = "unmatched";
}
