namespace FindAllDigest.Core.Runs;

/// <summary>Where a FindAll run stands. Words that the service adds later pass through unchanged.</summary>
/// <param name="Word">The service's word, such as <c>running</c> or <c>completed</c>.</param>
/// <param name="IsActive">Whether the service still works on the run. Not monotonic: enriching or extending a finished run starts it again.</param>
/// <param name="Generated">Candidates generated so far.</param>
/// <param name="Matched">Candidates that satisfied every match condition so far.</param>
/// <param name="TerminationReason">Why the run ended, such as <c>match_limit_met</c>; null while it is active or where the service is silent.</param>
public sealed record RunStatus(string Word, bool IsActive, int Generated, int Matched, string? TerminationReason)
{
    /// <summary>The run ended because something went wrong or somebody stopped it, so its matches may be a part only.</summary>
    /// <remarks><c>low_match_rate</c> and <c>candidates_exhausted</c> are ordinary endings with fewer matches.</remarks>
    public bool EndedBadly =>
        !IsActive && (Word != "completed" || TerminationReason is "error_occurred" or "timeout" or "user_cancelled" or "insufficient_funds");

    /// <summary>Somebody cancelled the run.</summary>
    public bool IsCancelled => Word is "cancelled" or "cancelling" || TerminationReason == "user_cancelled";
}
