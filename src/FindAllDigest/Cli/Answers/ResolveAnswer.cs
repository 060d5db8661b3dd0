namespace FindAllDigest.Cli.Answers;

/// <summary>How a lost run was settled.</summary>
/// <param name="FindallId">The run that is collected next; null where it was given up.</param>
internal sealed record ResolveAnswer(string Watch, string? FindallId, string Message);
