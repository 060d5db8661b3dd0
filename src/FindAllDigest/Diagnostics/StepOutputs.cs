using System.Globalization;
using FindAllDigest.Core.Text;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Diagnostics;

/// <summary>Tells later steps of a workflow how a refresh ended. Every key is always written, empty if there is none.</summary>
public static class StepOutputs
{
    public static async Task WriteAsync(string path, RefreshReport report, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
        {
            return;
        }

        (string Key, string Value)[] outputs =
        [
            ("outcome", report.Outcome.ToWord()),
            ("new-count", report.NewCount.ToString(CultureInfo.InvariantCulture)),
            ("changed-count", report.ChangedCount.ToString(CultureInfo.InvariantCulture)),
            ("findall-id", report.RunId?.Value ?? ""),
            ("digest", report.DigestPath),
            ("pull-request-url", report.PullRequestUrl),
            ("issue-url", report.IssueUrl),
            ("cost-usd", report.CostUsd is { } cost ? cost.ToString("0.00####", CultureInfo.InvariantCulture) : ""),
        ];

        // A value is one line by then, so the simple form is safe and no delimiter can be forged.
        await File.AppendAllLinesAsync(path, outputs.Select(output => $"{output.Key}={OneLine.Of(output.Value)}"), cancellationToken);
    }
}
