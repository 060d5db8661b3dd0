namespace FindAllDigest.Cli.Answers;

/// <summary>What a review did.</summary>
/// <param name="Watch">Null where the pull request is not a digest of this repository.</param>
/// <param name="Decided"><c>1 rejected, 2 snoozed</c>; empty when nothing was decided.</param>
internal sealed record ReviewAnswer(int PullRequest, string? Watch, string Decided, string Message, IReadOnlyList<string> Warnings);
