namespace FindAllDigest.Cli.Answers;

/// <summary>What one watch says about an entity.</summary>
/// <param name="Reason"><c>known</c>, <c>rejected</c>, <c>closed</c>, <c>pattern</c>,
/// <c>expired</c>, <c>deleted</c> or <c>unknown</c>.</param>
/// <param name="File">The file of the row that decides; null when there is none.</param>
/// <param name="Run">The run that brought or last reported the entity, if known.</param>
/// <param name="PullRequest">The number of the closed pull request, if one decides.</param>
internal sealed record ExplainAnswer(
    string Watch,
    string Key,
    IReadOnlyList<string> Remarks,
    bool IsExcluded,
    string Reason,
    string Sentence,
    string? File,
    int? Line,
    string? Run,
    string? PullRequest);
