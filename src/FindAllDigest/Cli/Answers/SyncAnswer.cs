namespace FindAllDigest.Cli.Answers;

/// <summary>One watch's sync for machines.</summary>
/// <param name="Outcome"><c>none</c>, <c>up-to-date</c>, <c>merged</c>, <c>moved</c>, <c>conflict</c> or <c>failed</c>.</param>
internal sealed record SyncAnswer(string Watch, string Outcome, string Message, string PullRequestUrl);
