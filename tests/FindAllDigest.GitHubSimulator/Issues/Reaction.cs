using FindAllDigest.GitHubSimulator.Accounts;

namespace FindAllDigest.GitHubSimulator.Issues;

/// <summary>A reaction to a comment.</summary>
/// <param name="Content"><c>+1</c>, <c>-1</c>, <c>laugh</c>, <c>confused</c>, <c>heart</c>,
/// <c>hooray</c>, <c>rocket</c> or <c>eyes</c>.</param>
public sealed record Reaction(long Id, Account By, string Content)
{
    public static IReadOnlyList<string> Contents { get; } = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"];
}
