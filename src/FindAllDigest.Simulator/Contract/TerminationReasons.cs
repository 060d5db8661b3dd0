namespace FindAllDigest.Simulator.Contract;

/// <summary>The words of <c>status.termination_reason</c>.</summary>
public static class TerminationReasons
{
    public const string MatchLimitMet = "match_limit_met";
    public const string LowMatchRate = "low_match_rate";
    public const string CandidatesExhausted = "candidates_exhausted";
    public const string UserCancelled = "user_cancelled";
    public const string ErrorOccurred = "error_occurred";
    public const string Timeout = "timeout";
    public const string InsufficientFunds = "insufficient_funds";

    public static IReadOnlyList<string> All { get; } =
        [MatchLimitMet, LowMatchRate, CandidatesExhausted, UserCancelled, ErrorOccurred, Timeout, InsufficientFunds];

    /// <summary>The status that usually goes with a reason; the documentation pairs them only in part.</summary>
    public static string UsualStatus(string reason) => reason switch
    {
        RunStatuses.ActionRequired => RunStatuses.ActionRequired,
        ErrorOccurred or Timeout => RunStatuses.Failed,
        UserCancelled => RunStatuses.Cancelled,
        _ => RunStatuses.Completed,
    };
}
