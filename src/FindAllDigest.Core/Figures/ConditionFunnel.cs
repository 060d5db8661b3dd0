using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Figures;

/// <summary>What each match condition let through and refused of the candidates that were judged.</summary>
/// <param name="Conditions">One for each condition, in the order of the criteria.</param>
public sealed record ConditionFunnel(int Candidates, IReadOnlyList<ConditionCount> Conditions)
{
    /// <summary>How many runs they are of.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Counts verdicts. A candidate without any verdict was not judged and does not count.</summary>
    /// <param name="verdicts">The verdicts of each candidate, in any order; those of other names than the conditions' are left out.</param>
    /// <param name="conditionNames">Names of the match conditions, in the order of the criteria.</param>
    public static ConditionFunnel Of(IEnumerable<IReadOnlyList<CandidateOutput>> verdicts, IReadOnlyList<string> conditionNames)
    {
        var names = conditionNames.ToHashSet(StringComparer.Ordinal);
        List<Dictionary<string, CandidateOutput>> judged =
        [
            .. verdicts.Select(one => VerdictsOf(one, names)).Where(one => one.Count > 0),
        ];
        return new ConditionFunnel(judged.Count, [.. conditionNames.Select(name => CountOf(name, judged))]);
    }

    /// <summary>The condition that a candidate misses while it meets all others; null where it
    /// meets all, misses several, or one has no verdict.</summary>
    public static CandidateOutput? OnlyMiss(IReadOnlyList<CandidateOutput> verdicts, IReadOnlyList<string> conditionNames)
    {
        var judged = VerdictsOf(verdicts, [.. conditionNames]);
        List<CandidateOutput> missed = [.. judged.Values.Where(verdict => verdict.IsMatched == false)];
        return judged.Count == conditionNames.Count && missed is [var only] ? only : null;
    }

    private static Dictionary<string, CandidateOutput> VerdictsOf(IReadOnlyList<CandidateOutput> outputs, HashSet<string> names) => outputs
        .Where(output => output.IsMatched is not null && names.Contains(output.Name))
        .DistinctBy(output => output.Name)
        .ToDictionary(output => output.Name, StringComparer.Ordinal);

    private static ConditionCount CountOf(string name, List<Dictionary<string, CandidateOutput>> judged)
    {
        var passed = judged.Count(verdicts => verdicts.GetValueOrDefault(name)?.IsMatched == true);
        var failed = judged.Where(verdicts => verdicts.GetValueOrDefault(name)?.IsMatched == false).ToList();
        var alone = failed.Count(verdicts => verdicts.Values.Count(verdict => verdict.IsMatched == false) == 1);
        return new ConditionCount(name, passed, failed.Count, alone);
    }
}

/// <summary>One match condition's part of a funnel.</summary>
/// <param name="FailedAlone">Those of them that missed nothing else.</param>
public sealed record ConditionCount(string Name, int Passed, int Failed, int FailedAlone);
