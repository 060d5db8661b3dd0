namespace FindAllDigest.Cli.Answers;

/// <summary>A new watch, for machines.</summary>
/// <param name="Files">What was written, relative to the root.</param>
/// <param name="Known">How many matches of the earlier run are in the exclude list.</param>
/// <param name="Preview">Null when none was asked for, or it needs longer.</param>
internal sealed record InitAnswer(
    string Watch,
    IReadOnlyList<string> Files,
    int Known,
    IReadOnlyList<string> Remarks,
    EstimateAnswer Estimate,
    IReadOnlyList<PreviewAnswer>? Preview);
