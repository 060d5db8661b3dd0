namespace FindAllDigest.Core.Runs;

/// <summary>Where a FindAll run stands. Words that the service adds later pass through unchanged.</summary>
/// <param name="Word">The service's word, such as <c>running</c> or <c>completed</c>.</param>
/// <param name="IsActive">Whether the service still works on the run. Not monotonic:
/// enriching or extending a finished run starts it again.</param>
/// <param name="Matched">Candidates that satisfied every match condition so far.</param>
/// <param name="TerminationReason">Why the run ended, such as <c>match_limit_met</c>; null
/// while it is active or where the service is silent.</param>
public sealed record RunStatus(string Word, bool IsActive, int Generated, int Matched, string? TerminationReason)
{
    /// <summary>The reason of a run that found as many matches as it was allowed to: the only one that can be extended.</summary>
    public const string LimitMet = "match_limit_met";

    /// <summary>What a run is before the service has said anything about it.</summary>
    public static RunStatus JustStarted { get; } = new("queued", IsActive: true, Generated: 0, Matched: 0, TerminationReason: null);

    /// <summary>What its end means; of use only when it has ended.</summary>
    public RunEnding Ending => RunEnding.Of(Word, TerminationReason);

    /// <summary>The run ended because something went wrong or somebody stopped it, so its matches may be a part only.</summary>
    public bool EndedBadly => !IsActive && Ending.Kind != RunEndingKind.Whole;
}
