namespace FindAllDigest.Cli.Answers;

/// <summary>The preview of one watch, for machines.</summary>
/// <param name="FindallId">Null when none was started.</param>
/// <param name="Message">Why there are no candidates; empty when there are.</param>
internal sealed record PreviewedWatch(
    string Watch, string? FindallId, decimal CostUsd, string Message, IReadOnlyList<PreviewAnswer> Candidates);
