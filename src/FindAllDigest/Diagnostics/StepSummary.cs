using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Rendering.Templates;

namespace FindAllDigest.Diagnostics;

/// <summary>What a workflow run's own page shows.</summary>
internal static class StepSummary
{
    /// <summary>Bytes that GitHub takes from one step; beyond them it shows nothing of the step.</summary>
    /// <remarks><see href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits"/></remarks>
    public const int MaximumBytes = 1024 * 1024;

    private const int MostProblems = 50;
    private const string Full = "\n- ⚠️ More does not fit on this page; the log has it all.\n";

    /// <summary>Tells why a command came to nothing.</summary>
    /// <param name="repositoryUrl">The repository's page, to whose settings a sentence may link; empty where it is not known.</param>
    public static Task WriteAsync(string path, string repositoryUrl, DigestException failure, CancellationToken cancellationToken)
    {
        // No template can be read by then.
        string[] sentences = failure.Problems.Count == 0
            ? [failure.Message]
            : [.. failure.Problems.Take(MostProblems).Select(problem => problem.ToString())];
        var markdown = new MarkdownSentence(repositoryUrl);
        return AppendAsync(
            path, string.Join('\n', sentences.Select(sentence => $"- ❌ {markdown.Of(sentence)}")), cancellationToken);
    }

    /// <summary>Shows what a command answered, a line each; a line that is indented belongs to the one before it.</summary>
    public static Task WriteAsync(string path, string repositoryUrl, IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var markdown = new MarkdownSentence(repositoryUrl);
        var items = lines.Select(line => $"{(line.StartsWith(' ') ? "  " : "")}- {markdown.Of(line.Trim())}");
        return AppendAsync(path, string.Join('\n', items), cancellationToken);
    }

    /// <summary>Shows why nothing was done, and what is next.</summary>
    public static Task WriteAsync(string path, NextStep step, CancellationToken cancellationToken) =>
        AppendAsync(path, step.Markdown, cancellationToken);

    /// <summary>Shows Markdown of our own words.</summary>
    public static Task WriteTextAsync(string path, string markdown, CancellationToken cancellationToken) =>
        AppendAsync(path, markdown, cancellationToken);

    /// <summary>Shows how refreshes ended. Where no branch took the data of one, its digest is here and nowhere else.</summary>
    public static Task WriteAsync(
        string path,
        string repositoryUrl,
        TemplateSet templates,
        IReadOnlyList<RefreshReport> reports,
        CancellationToken cancellationToken) =>
        path.Length == 0 || reports.Count == 0
            ? Task.CompletedTask
            : AppendAsync(path, new RefreshSummary(templates, repositoryUrl).Fit(reports, RoomIn(path)), cancellationToken);

    // Whole lines alone are cut here: what must not be cut at a line was shortened before.
    private static async Task AppendAsync(string path, string text, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
        {
            return;
        }

        var room = RoomIn(path);
        var fitting = Encoding.UTF8.GetByteCount(text) <= room
            ? $"{text}\n"
            : $"{FirstLines(text, room - Encoding.UTF8.GetByteCount(Full))}{Full}";
        await File.AppendAllTextAsync(path, fitting, cancellationToken);
    }

    // A margin for the line end, and for what a shell wrote beside.
    private static int RoomIn(string path) =>
        MaximumBytes - 1024 - (int)Math.Min(MaximumBytes, File.Exists(path) ? new FileInfo(path).Length : 0);

    private static string FirstLines(string text, int room)
    {
        var kept = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            room -= Encoding.UTF8.GetByteCount(line) + 1;
            if (room < 0)
            {
                break;
            }

            kept.Append(line).Append('\n');
        }

        return kept.ToString();
    }
}
