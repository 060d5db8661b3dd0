using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Cli.Answers;

/// <summary>The report of a watch, for machines.</summary>
internal sealed record TuneAnswer(
    string Watch, NumbersAnswer? Numbers, IReadOnlyList<NearMissAnswer> NearMisses, PrecisionAnswer? Precision, TrialAnswer? Trial);

/// <summary>A candidate that misses one condition only.</summary>
internal sealed record NearMissAnswer(string Name, string Url, string Missed, string Reasoning, string Source)
{
    public static NearMissAnswer Of(NearMiss near)
    {
        var evidence = near.Entity.Conditions.FirstOrDefault(
            verdict => verdict.Name == near.MissedCondition && verdict.IsMatched == false)?.Evidence ?? Evidence.None;
        return new(
            near.Entity.Name,
            near.Entity.Url,
            near.MissedCondition,
            evidence.Reasoning,
            evidence.Citations.Select(page => page.Url).FirstOrDefault(""));
    }
}

/// <summary>What two wordings said.</summary>
/// <param name="Usd">US dollars that were spent on it now.</param>
internal sealed record TrialAnswer(decimal Usd, string NowId, string OtherId, IReadOnlyList<TriedCandidate> Candidates)
{
    public static TrialAnswer Of(ComparedWordings compared) => new(
        compared.Usd, compared.NowId.Value, compared.OtherId.Value, [.. compared.Candidates.Select(TriedCandidate.Of)]);
}

/// <summary>One candidate; a verdict is null where that preview did not look at it, a decision where people made none.</summary>
internal sealed record TriedCandidate(
    string Name,
    string Url,
    bool? Now,
    bool? Other,
    string? Decision,
    IReadOnlyList<PreviewVerdict> NowVerdicts,
    IReadOnlyList<PreviewVerdict> OtherVerdicts)
{
    public static TriedCandidate Of(ComparedCandidate one) => new(
        one.Candidate.Name,
        one.Candidate.Url,
        one.Now?.IsMatch,
        one.Other?.IsMatch,
        one.Decision.Length == 0 ? null : one.Decision,
        one.Now is null ? [] : PreviewVerdict.Of(one.Now),
        one.Other is null ? [] : PreviewVerdict.Of(one.Other));
}
