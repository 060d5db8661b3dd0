using FindAllDigest.Pipeline;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;

namespace FindAllDigest.Diagnostics;

/// <summary>What a workflow run's own page shows.</summary>
public static class StepSummary
{
    public static async Task WriteAsync(string path, TemplateSet templates, IReadOnlyList<RefreshReport> reports, CancellationToken cancellationToken)
    {
        if (path.Length == 0 || reports.Count == 0)
        {
            return;
        }

        var summary = templates.Render(TemplateNames.Summary, SummaryView.Of(reports));
        var kept = reports.Select(report => report.KeptDigest).Where(digest => digest.Length > 0);
        await File.AppendAllTextAsync(path, $"{string.Join('\n', [summary, .. kept])}\n", cancellationToken);
    }
}
