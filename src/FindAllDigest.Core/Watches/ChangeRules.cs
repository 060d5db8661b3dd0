namespace FindAllDigest.Core.Watches;

/// <summary>Which differences of a known entity are changes worth telling.</summary>
/// <param name="Ignored">Enrichments that are never a change.</param>
/// <param name="ThresholdPercent">From how many percent of the earlier value on a number has changed; 0 means any other number.</param>
public sealed record ChangeRules(IReadOnlyList<string> Ignored, decimal ThresholdPercent)
{
    /// <summary>Every difference is a change.</summary>
    public static ChangeRules All { get; } = new([], 0);
}
