namespace FindAllDigest.Cli.Answers;

/// <summary>What became of the run in flight.</summary>
/// <param name="FindallId">Null when none was in flight.</param>
internal sealed record CancelAnswer(string Watch, string? FindallId, bool IsCancelled, string Message);
