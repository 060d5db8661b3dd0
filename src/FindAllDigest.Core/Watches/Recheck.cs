using FindAllDigest.Core.Schedules;

namespace FindAllDigest.Core.Watches;

/// <summary>A run without known entities excluded, to see what changed; it replaces the refresh of its period.</summary>
/// <param name="Schedule">When; in the time zone of the watch's schedule.</param>
/// <param name="MatchLimit">Most matches; null means the known ones and twenty more, at most <see cref="MatchLimits.Maximum"/>.</param>
public sealed record Recheck(Schedule Schedule, int? MatchLimit)
{
    /// <summary>Which differences count as changes, at a recheck and whenever a known entity comes back.</summary>
    public ChangeRules Rules { get; init; } = ChangeRules.All;
}
