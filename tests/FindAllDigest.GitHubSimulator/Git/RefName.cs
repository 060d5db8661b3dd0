namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>The rules of <c>git check-ref-format</c> (git-scm.com/docs/git-check-ref-format).</summary>
public static class RefName
{
    public const string Branches = "refs/heads/";

    public static string OfBranch(string branch) => Branches + branch;

    /// <summary>True for a full name such as <c>refs/heads/main</c>.</summary>
    public static bool IsValid(string name) =>
        name.StartsWith("refs/", StringComparison.Ordinal)
        && name.Count(letter => letter == '/') >= 2
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("@{", StringComparison.Ordinal)
        && !name.EndsWith('.')
        && name.All(letter => letter > ' ' && letter != '\x7f' && !"~^:?*[\\".Contains(letter, StringComparison.Ordinal))
        && Array.TrueForAll(name.Split('/'), IsValidPart);

    private static bool IsValidPart(string part) => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal);
}
