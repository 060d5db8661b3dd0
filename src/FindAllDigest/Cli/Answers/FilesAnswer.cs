namespace FindAllDigest.Cli.Answers;

/// <summary>What was written.</summary>
/// <param name="Paths">The whole paths of its files, of a site the page first.</param>
internal sealed record FilesAnswer(IReadOnlyList<string> Paths);
