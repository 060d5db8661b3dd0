using FindAllDigest.Core.Failures;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Diagnostics;

/// <summary>What a workflow run's own page shows.</summary>
public static class StepSummary
{
    private const int MostProblems = 50;

    /// <summary>Tells why a command came to nothing.</summary>
    public static async Task WriteAsync(string path, DigestException failure, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
        {
            return;
        }

        // No template can be read by then.
        string[] sentences = failure.Problems.Count == 0 ? [failure.Message] : [.. failure.Problems.Take(MostProblems).Select(problem => problem.ToString())];
        await File.AppendAllTextAsync(path, $"{string.Join('\n', sentences.Select(sentence => $"- ❌ {MarkdownEscaper.Escape(sentence)}"))}\n", cancellationToken);
    }

    /// <summary>Shows what a command answered, a line each; a line that is indented belongs to the one before it.</summary>
    public static async Task WriteAsync(string path, IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var items = lines.Select(line => $"{(line.StartsWith(' ') ? "  " : "")}- {MarkdownEscaper.Escape(line.Trim())}");
        await File.AppendAllTextAsync(path, $"{string.Join('\n', items)}\n", cancellationToken);
    }

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
