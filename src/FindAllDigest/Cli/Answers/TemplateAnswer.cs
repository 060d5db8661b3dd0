namespace FindAllDigest.Cli.Answers;

/// <summary>One template's check.</summary>
/// <param name="IsShipped">Whether the repository has none of its own, so that the one of the program is used.</param>
internal sealed record TemplateAnswer(string Path, bool IsShipped, IReadOnlyList<string> Problems);
