namespace FindAllDigest.Cli.Answers;

/// <summary>A candidate that a preview looked at.</summary>
internal sealed record PreviewAnswer(string Name, string Url, bool IsMatch, IReadOnlyList<PreviewVerdict> Verdicts);

/// <summary>How one match condition judged it; null while that is open.</summary>
internal sealed record PreviewVerdict(string Condition, bool? IsMatched, string Reasoning);
