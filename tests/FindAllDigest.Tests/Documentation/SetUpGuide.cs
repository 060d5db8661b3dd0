using System.Text.RegularExpressions;

namespace FindAllDigest.Tests.Documentation;

/// <summary>The set-up of <c>.github/workflows/README.md</c>, as a list of what a person clicks.</summary>
internal static partial class SetUpGuide
{
    /// <summary>The words of each click below a heading, in order.</summary>
    public static IReadOnlyList<string> Clicks(string heading) =>
        [.. Click().Matches(Section(heading)).Select(match => match.Groups["what"].Value)];

    /// <summary>The text below a heading.</summary>
    public static string Section(string heading)
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFiles.RepositoryRoot, ".github/workflows/README.md"));
        var from = page.IndexOf($"### {heading}\n", StringComparison.Ordinal);
        return page[from..page.IndexOf("\n##", from + 1, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"\*\*[Cc]lick\*\* \*(?<what>[^*]+)\*")]
    private static partial Regex Click();
}
