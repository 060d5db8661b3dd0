using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Diagnostics;

/// <summary>Tells later steps of a workflow how a command ended. Every key is always written, empty if there is none.</summary>
internal static class StepOutputs
{
    /// <summary>Tells how a refresh ended.</summary>
    public static Task WriteAsync(string path, RefreshReport report, CancellationToken cancellationToken) =>
        WriteAsync(path, report.Outcome, report, cancellationToken);

    /// <summary>Tells that a refresh ended before it looked at a watch.</summary>
    public static Task WriteFailedRefreshAsync(string path, CancellationToken cancellationToken) =>
        WriteAsync(path, RefreshOutcome.Failed, report: null, cancellationToken);

    /// <summary>Tells what is to be refreshed, and whether one job is enough for it.</summary>
    public static Task WriteAsync(string path, PlanMatrix plan, CancellationToken cancellationToken) =>
        WriteAsync(path, [("matrix", plan.ToString()), ("any", Truth(plan.HasAny)), ("many", Truth(plan.HasMany))], cancellationToken);

    /// <summary>Tells which watch is new and in which folder it is, for a step that commits it.</summary>
    public static Task WriteNewWatchAsync(string path, WatchName watch, CancellationToken cancellationToken) =>
        WriteAsync(path, [("watch", watch.Value), ("path", $"{WatchFiles.DataFolder}/{watch.Value}")], cancellationToken);

    /// <summary>Tells which watches people asked to refresh, for the job that does it.</summary>
    public static Task WriteRefreshesAsync(string path, IReadOnlyList<WatchName> watches, CancellationToken cancellationToken) =>
        WriteAsync(path, [("refresh", string.Join(' ', watches.Select(watch => watch.Value)))], cancellationToken);

    private static Task WriteAsync(
        string path, RefreshOutcome outcome, RefreshReport? report, CancellationToken cancellationToken) => WriteAsync(
        path,
        [
            ("outcome", outcome.ToWord()),
            ("new-count", $"{report?.NewCount ?? 0}"),
            ("changed-count", $"{report?.ChangedCount ?? 0}"),
            ("findall-id", report?.RunId?.Value ?? ""),
            ("digest", report?.DigestPath ?? ""),
            ("pull-request-url", report?.PullRequestUrl ?? ""),
            ("issue-url", report?.IssueUrl ?? ""),
            ("cost-usd", report?.CostUsd is { } cost ? cost.ToString("0.00####") : ""),
        ],
        cancellationToken);

    private static string Truth(bool value) => value ? "true" : "false";

    private static async Task WriteAsync(string path, (string Key, string Value)[] outputs, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
        {
            return;
        }

        // A value is one line by then, so the simple form is safe and no delimiter can be forged.
        await File.AppendAllLinesAsync(path, outputs.Select(output => $"{output.Key}={OneLine.Of(output.Value)}"), cancellationToken);
    }
}
