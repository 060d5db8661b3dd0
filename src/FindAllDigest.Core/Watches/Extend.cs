namespace FindAllDigest.Core.Watches;

/// <summary>Extend a run while it ends for having reached its limit.</summary>
/// <param name="UpTo">Total of matches that is never passed, from the match limit to <see cref="MatchLimits.Maximum"/>.</param>
public sealed record Extend(int UpTo);
