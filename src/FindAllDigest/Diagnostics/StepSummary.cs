using System.Text;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Diagnostics;

/// <summary>What a workflow run's own page shows.</summary>
public static class StepSummary
{
    public static async Task WriteAsync(string path, IReadOnlyList<RefreshReport> reports, CancellationToken cancellationToken)
    {
        if (path.Length == 0 || reports.Count == 0)
        {
            return;
        }

        var markdown = new StringBuilder("## findall-digest\n\n| Watch | Outcome | What happened |\n| --- | --- | --- |\n");
        foreach (var report in reports)
        {
            var sentences = string.Join(" ", [report.Message, .. report.Warnings.Select(warning => $"⚠️ {warning}")]);
            markdown.Append('|').Append(' ').Append(report.Watch.Value).Append(" | ").Append(report.Outcome.ToWord()).Append(" | ")
                .Append(MarkdownEscaper.Escape(sentences).Markdown).Append(" |\n");
        }

        foreach (var report in reports.Where(report => report.KeptDigest.Length > 0))
        {
            markdown.Append('\n').Append(report.KeptDigest);
        }

        await File.AppendAllTextAsync(path, markdown.Append('\n').ToString(), cancellationToken);
    }
}
