using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Cli.Answers;

/// <summary>One watch's refresh for machines.</summary>
internal sealed class RefreshAnswer
{
    private readonly RefreshReport _report;

    // Not public, or the serializer would be made to read one.
    internal RefreshAnswer(RefreshReport report) => _report = report;

    public string Watch => _report.Watch.Value;
    public string Outcome => _report.Outcome.ToWord();
    public int ExitCode => (int)_report.ExitCode;
    public string Message => _report.Message;
    public IReadOnlyList<string> Warnings => _report.Warnings;
    public int NewCount => _report.NewCount;
    public int ChangedCount => _report.ChangedCount;
    public string FindallId => _report.RunId?.Value ?? "";
    public string Digest => _report.DigestPath;
    public string PullRequestUrl => _report.PullRequestUrl;
    public string IssueUrl => _report.IssueUrl;
    public decimal? CostUsd => _report.CostUsd;
}
