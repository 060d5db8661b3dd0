using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Reviews;

namespace FindAllDigest.Core.Figures;

/// <summary>Which match condition costs most, said only where the numbers carry it.</summary>
public static class ConditionAdvice
{
    /// <summary>Fewest judged candidates that a share of refusals is drawn from.</summary>
    public const int FewestCandidates = 20;

    /// <summary>Fewest reviewed entities that a share of rejections is drawn from.</summary>
    public const int FewestReviews = 8;

    // A condition that refuses three of ten candidates by itself, and far more than any other, decides the whole search.
    private const double MuchRefusedAlone = 0.3;
    private const int TimesTheNext = 3;

    // Where the service is not sure of a condition, people reject at least so much more than where it is.
    private const double MuchMoreRejected = 0.3;

    // The normal quantile of a one-sided 90 % bound.
    private const double Sureness = 1.2816;

    /// <summary>The conditions worth another look, the costliest first; empty where nothing stands out.</summary>
    public static IReadOnlyList<ConditionSuggestion> Of(ConditionFunnel funnel, IReadOnlyList<ConditionPrecision> reviews) =>
    [
        .. Rejected(reviews)
            .Concat(RefusedAlone(funnel))
            .OrderByDescending(pair => pair.Weight)
            .Select(pair => pair.Suggestion)
            .DistinctBy(one => one.Condition),
    ];

    private static IEnumerable<(double Weight, ConditionSuggestion Suggestion)> RefusedAlone(ConditionFunnel funnel)
    {
        if (funnel.Candidates < FewestCandidates || funnel.Conditions.Count < 2)
        {
            yield break;
        }

        var ordered = funnel.Conditions.OrderByDescending(condition => condition.FailedAlone).ToList();
        var (first, second) = (ordered[0], ordered[1]);
        if (first.FailedAlone >= TimesTheNext * second.FailedAlone && LowerShare(first.FailedAlone, funnel.Candidates) >= MuchRefusedAlone)
        {
            yield return (
                LowerShare(first.FailedAlone, funnel.Candidates),
                ConditionSuggestion.RefusesAlone(first.Name, first.FailedAlone, funnel.Candidates));
        }
    }

    private static IEnumerable<(double Weight, ConditionSuggestion Suggestion)> Rejected(IReadOnlyList<ConditionPrecision> reviews)
    {
        foreach (var review in reviews)
        {
            var sure = Judged(review.ByConfidence.Where(group => group.Name == "high"));
            var unsure = Judged(review.ByConfidence.Where(group => group.Name != "high"));
            if (sure.Count + unsure.Count < FewestReviews || unsure.Count == 0)
            {
                continue;
            }

            var lower = LowerShare(unsure.Rejected, unsure.Count);
            var upperSure = sure.Count == 0 ? 0 : (double)sure.Rejected / sure.Count;
            if (lower - upperSure >= MuchMoreRejected)
            {
                yield return (lower - upperSure, ConditionSuggestion.RejectedWhereUnsure(review.Name, unsure.Rejected, unsure.Count));
            }
        }
    }

    private static (int Rejected, int Count) Judged(IEnumerable<PrecisionGroup> groups)
    {
        var shares = groups.Select(group => group.Shares).ToList();
        return (shares.Sum(share => share.Rejected), shares.Sum(share => share.Accepted + share.Rejected));
    }

    /// <summary>The lower end of Wilson's one-sided 90 % interval of a share (Wilson, Journal of
    /// the American Statistical Association 22, 1927).</summary>
    private static double LowerShare(int count, int total)
    {
        var share = (double)count / total;
        var square = Sureness * Sureness;
        var margin = Sureness * Math.Sqrt((share * (1 - share) / total) + (square / (4.0 * total * total)));
        return (share + (square / (2 * total)) - margin) / (1 + (square / total));
    }
}

/// <summary>Why a match condition is worth another look.</summary>
/// <param name="Sentence">What the figures say, and what to do. It names the condition as people read it.</param>
public sealed record ConditionSuggestion(string Condition, string Sentence)
{
    /// <summary>It refuses many candidates that meet all other conditions.</summary>
    public static ConditionSuggestion RefusesAlone(string condition, int refused, int candidates) => new(
        condition,
        $"“{Heading.Of(condition)}” alone refused {refused:#,0} of {candidates:#,0} candidates: look at the near misses, and say in its "
            + $"description what may pass.");

    /// <summary>People reject much of what the service was not sure of under it.</summary>
    public static ConditionSuggestion RejectedWhereUnsure(string condition, int rejected, int reviewed) => new(
        condition,
        $"People rejected {rejected} of {reviewed} entities where “{Heading.Of(condition)}” was not sure: say in its description what does "
            + $"not count.");
}
