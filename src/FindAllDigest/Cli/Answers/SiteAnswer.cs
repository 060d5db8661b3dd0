namespace FindAllDigest.Cli.Answers;

/// <summary>What a site is made of.</summary>
/// <param name="Paths">The whole paths of its files, the page first.</param>
internal sealed record SiteAnswer(IReadOnlyList<string> Paths);
