using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Cli.Commands;

/// <summary>Shows what a preview looked at, and how each match condition judged it.</summary>
internal static class PreviewText
{
    /// <summary>What is said of a preview that the simulator answered.</summary>
    public const string MadeUp = "These candidates are made up: the simulator answers this watch, and nothing was bought.";

    public static void Print(CommandContext context, FindAllResult result)
    {
        context.Answer($"preview: {result.Candidates.Count(candidate => candidate.IsMatch)} of {result.Candidates.Count} candidates match");
        foreach (var candidate in Answers(result))
        {
            context.Answer(
                $"{(candidate.IsMatch ? "match" : "no match")}: {candidate.Name} "
                    + $"({(candidate.Url.Length == 0 ? "no address" : candidate.Url)})");
            foreach (var verdict in candidate.Verdicts)
            {
                context.AnswerMore(
                    $"{(verdict.IsMatched switch { true => "yes", false => "no", null => "open" })} {verdict.Condition}: "
                        + $"{verdict.Reasoning}");
            }
        }

        if (result.Candidates.Count == 0)
        {
            context.Answer("Not one candidate was found, which is unusual: the question may be too narrow.");
        }
    }

    /// <summary>Matches first, then by name.</summary>
    public static IReadOnlyList<PreviewAnswer> Answers(FindAllResult result) =>
    [
        .. result.Candidates
            .OrderByDescending(candidate => candidate.IsMatch)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => new PreviewAnswer(
            candidate.Name,
            candidate.Url,
            candidate.IsMatch,
            PreviewVerdict.Of(candidate))),
    ];
}
