namespace FindAllDigest.Cli.Answers;

/// <summary>How far a settled run is extended. Amounts are US dollars.</summary>
/// <param name="From">The match limit before; null, like the others, where the budget holds no further match.</param>
/// <param name="ExposureUsd">The most that the further matches can cost.</param>
internal sealed record ExtendAnswer(string Watch, string FindallId, int? From, int? To, decimal? ExposureUsd, string Message);
