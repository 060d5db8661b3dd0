using System.Text;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Rendering;

/// <summary>A preview as the comment of a pull request: each candidate with the verdicts, short enough for any comment.</summary>
internal static class PreviewComment
{
    private const int MostCandidates = 20;
    private const int NameLength = 120;
    private const int ReasoningLength = 200;

    /// <param name="remark">A sentence of ours that stands on top; empty for none.</param>
    public static string Render(WatchName watch, FindAllResult result, string remark = "")
    {
        var candidates = result.Candidates
            .OrderByDescending(candidate => candidate.IsMatch)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .ToList();
        var text = new StringBuilder(
            $"### Preview of {MarkdownText.Of(watch)}: {candidates.Count(candidate => candidate.IsMatch)} of {candidates.Count} "
                + $"candidates match\n\n");
        text.Append(remark.Length == 0 ? "" : $"{remark}\n\n");
        text.Append("A preview looks at a few candidates only; a refresh looks at many more, and leaves out what is known.\n");
        foreach (var candidate in candidates.Take(MostCandidates))
        {
            text.Append(
                $"\n**{(candidate.IsMatch ? "✅" : "❌")} {MarkdownEscaper.Escape(candidate.Name, NameLength)}** "
                    + $"· {(candidate.Url.Length == 0 ? "no address" : MarkdownEscaper.Link(candidate.Url).Markdown)}\n\n");
            foreach (var verdict in candidate.Outputs.Where(output => output.Kind == OutputKind.MatchCondition))
            {
                var mark = verdict.IsMatched switch { true => "✅", false => "❌", null => "▫️" };
                var reasoning = verdict.Evidence.Reasoning.Length > 0 ? verdict.Evidence.Reasoning : AnswerText.Of(verdict.ValueJson);
                text.Append($"- {mark} {PrintedName.Of(verdict.Name)}: {MarkdownEscaper.Escape(reasoning, ReasoningLength)}\n");
            }
        }

        return text.ToString();
    }
}
