namespace FindAllDigest.Core.Identity.Likeness;

/// <summary>Decides whether two names are possibly those of one entity. A hint for people: nothing is merged by it.</summary>
/// <remarks>Words count by how much they tell (<see cref="NameWords"/>): those of an industry or a place say little, so that companies that
/// share only such words are kept apart. Numbers and countries that differ are different entities.</remarks>
public static class NameComparison
{
    private const double Enough = 0.8;
    private const int ShortestSlip = 7;
    private const int ShortestWordSlip = 6;
    private const int ShortestAcronym = 3;
    private const int LongestAcronym = 6;
    private const int ShortestSurname = 6;

    public static bool IsAlike(ComparableName first, ComparableName second) =>
        first.Words.Count > 0 && second.Words.Count > 0
        && first.Numbers.SequenceEqual(second.Numbers)
        && !AreOtherPlaces(first, second)
        && (IsSameCore(first, second) || IsSlip(first, second) || IsAcronym(first, second) || IsAcronym(second, first)
            || IsPersonInShort(first, second) || Math.Min(Overlap(first, second), Overlap(second, first)) > Enough);

    private static bool AreOtherPlaces(ComparableName first, ComparableName second) =>
        first.Places.Count > 0 && second.Places.Count > 0 && !first.Places.Intersect(second.Places).Any();

    private static bool IsSameCore(ComparableName first, ComparableName second) =>
        first.Joined == second.Joined
        || ((first.Letters == second.Letters || first.SortedCore.SequenceEqual(second.SortedCore, StringComparer.Ordinal))
            && AgreesBeyondCore(first, second));

    /// <summary>Names whose core is one common word (<em>Summit Partners</em>, <em>Summit Technologies</em>) need the rest to be the same,
    /// too; of several common words the rest may be missing, but not be another one.</summary>
    private static bool AgreesBeyondCore(ComparableName first, ComparableName second)
    {
        if (first.IsTelling || second.IsTelling)
        {
            return true;
        }

        var isSame = first.Generic.SequenceEqual(second.Generic, StringComparer.Ordinal);
        return first.Places.SequenceEqual(second.Places, StringComparer.Ordinal)
            && (isSame || (first.Core.Count + first.Places.Count > 1 && (first.Generic.Count == 0 || second.Generic.Count == 0)));
    }

    /// <summary>A slip lies within one word, or between two that are written together elsewhere.</summary>
    private static bool IsSlip(ComparableName first, ComparableName second) =>
        first.IsTelling && second.IsTelling && LetterSlip.Is(first.Letters, second.Letters, ShortestSlip)
        && (first.Core.Count != second.Core.Count || first.Core.Count == 1
            || first.Core.Zip(second.Core)
                .All(pair => pair.First == pair.Second || LetterSlip.Is(pair.First, pair.Second, ShortestWordSlip)));

    private static bool IsAcronym(ComparableName acronym, ComparableName whole) =>
        acronym.Acronym.Length is >= ShortestAcronym and <= LongestAcronym && whole.Initials == acronym.Acronym;

    /// <summary><c>J Smith</c> and <c>John Smith</c>, <c>John A Smith</c> and <c>John Smith</c>.</summary>
    private static bool IsPersonInShort(ComparableName first, ComparableName second)
    {
        var (longer, shorter) = first.Words.Count >= second.Words.Count ? (first.Words, second.Words) : (second.Words, first.Words);
        if (longer.Count == shorter.Count + 1 && (shorter.Count >= 2 || shorter[0].Length >= ShortestSurname))
        {
            return longer.Where(word => word.Length > 1).SequenceEqual(shorter, StringComparer.Ordinal);
        }

        return longer.Count == shorter.Count && longer.Count is 2 or 3 && longer[^1] == shorter[^1] && longer[^1].Length >= ShortestAcronym
            && longer.Zip(shorter).All(pair => IsSameOrInitial(pair.First, pair.Second));
    }

    private static bool IsSameOrInitial(string first, string second) =>
        first == second || (first[0] == second[0] && Math.Min(first.Length, second.Length) == 1);

    /// <summary>The weight of the words that both have, of the weight of all (Dice); 0 where none of them tells anything.</summary>
    private static double Overlap(ComparableName first, ComparableName second)
    {
        var left = second.Core.ToList();
        var (shared, isTelling) = (0.0, false);
        foreach (var word in first.Core)
        {
            var same = left.IndexOf(word);
            var partner = same >= 0 ? same : left.FindIndex(other => LetterSlip.Is(word, other, ShortestWordSlip));
            if (partner >= 0)
            {
                shared += NameWords.Weight(word) + NameWords.Weight(left[partner]);
                isTelling |= same >= 0 && NameWords.IsTelling(word);
                left.RemoveAt(partner);
            }
        }

        // Of two names that both go on (Reliance Industries, Reliance Steel), what they go on with counts, whatever it is.
        var all = first.Core.Sum(NameWords.Weight) + second.Core.Sum(NameWords.Weight);
        var beyond = left.Count > 0 ? first.Generic.Except(second.Generic, StringComparer.Ordinal) : [];
        return isTelling ? shared / (all + beyond.Sum(NameWords.Weight)) : 0;
    }
}
