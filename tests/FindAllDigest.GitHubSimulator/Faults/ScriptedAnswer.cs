namespace FindAllDigest.GitHubSimulator.Faults;

/// <summary>An answer a test dictates.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, JSON as a rule.</param>
/// <param name="Headers">Headers beside the usual ones; they win over those.</param>
public sealed record ScriptedAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers);
