using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Cli.Answers;

/// <summary>A candidate that a preview looked at.</summary>
internal sealed record PreviewAnswer(string Name, string Url, bool IsMatch, IReadOnlyList<PreviewVerdict> Verdicts);

/// <summary>How one match condition judged it; null while that is open.</summary>
internal sealed record PreviewVerdict(string Condition, bool? IsMatched, string Reasoning)
{
    private const int LongestReasoning = 300;

    /// <summary>How each match condition judged a candidate.</summary>
    public static IReadOnlyList<PreviewVerdict> Of(Candidate candidate) =>
    [
        .. candidate.Outputs.Where(output => output.Kind == OutputKind.MatchCondition)
            .Select(output => new PreviewVerdict(output.Name, output.IsMatched, ReasoningOf(output))),
    ];

    private static string ReasoningOf(CandidateOutput output) =>
        OneLine.Of(output.Evidence.Reasoning.Length > 0 ? output.Evidence.Reasoning : AnswerText.Of(output.ValueJson), LongestReasoning);
}
