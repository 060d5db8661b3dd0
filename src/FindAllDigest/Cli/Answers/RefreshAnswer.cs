using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Cli.Answers;

/// <summary>One watch's refresh for machines.</summary>
internal sealed record RefreshAnswer
{
    public required string Watch { get; init; }
    public required string Outcome { get; init; }
    public required int ExitCode { get; init; }
    public required string Message { get; init; }
    public required IReadOnlyList<string> Warnings { get; init; }
    public required int NewCount { get; init; }
    public required int ChangedCount { get; init; }
    public required string FindallId { get; init; }
    public required string Digest { get; init; }
    public required string PullRequestUrl { get; init; }
    public required string IssueUrl { get; init; }
    public required decimal? CostUsd { get; init; }

    public static RefreshAnswer Of(RefreshReport report) => new()
    {
        Watch = report.Watch.Value,
        Outcome = report.Outcome.ToWord(),
        ExitCode = (int)report.ExitCode,
        Message = report.Message,
        Warnings = report.Warnings,
        NewCount = report.NewCount,
        ChangedCount = report.ChangedCount,
        FindallId = report.RunId?.Value ?? "",
        Digest = report.DigestPath,
        PullRequestUrl = report.PullRequestUrl,
        IssueUrl = report.IssueUrl,
        CostUsd = report.CostUsd,
    };
}
