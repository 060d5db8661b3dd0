namespace FindAllDigest.Cli.Answers;

/// <summary>What a closed pull request gave back.</summary>
/// <param name="Kept">Rows that a person changed and that stay, a sentence each.</param>
/// <param name="PullRequestUrl">The pull request that takes the rows out; empty where none is needed.</param>
internal sealed record RestoreAnswer(
    int PullRequest, string Watch, int Restored, IReadOnlyList<string> Kept, string PullRequestUrl, string Message);
