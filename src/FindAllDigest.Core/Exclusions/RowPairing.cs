namespace FindAllDigest.Core.Exclusions;

/// <summary>Which row of one list is which row of another: the same entity or pattern, and the same place among the rows of that entity.</summary>
internal static class RowPairing
{
    private const int None = -1;

    /// <summary>For each row of <paramref name="list"/> the number of its partner in <paramref name="other"/>; -1 for a row without one.</summary>
    public static int[] Of(ExcludeList list, ExcludeList other)
    {
        var partners = new int[list.Count];
        Array.Fill(partners, None);
        PairEntities(list, other, partners);
        PairPatterns(list, other, partners);
        return partners;
    }

    private static void PairEntities(ExcludeList list, ExcludeList other, int[] partners)
    {
        for (var row = 0; row < list.Count; row++)
        {
            var hash = list.HashAt(row);
            if (hash == default || list.FirstRow(hash) != row)
            {
                continue;
            }

            // Both rings are walked in step from their first rows, so a list of one entity a million times is no slower than any other.
            for (var (mine, theirs) = (row, other.FirstRow(hash)); mine >= 0 && theirs >= 0; (mine, theirs) = (list.NextRow(mine), other.NextRow(theirs)))
            {
                partners[mine] = theirs;
            }
        }
    }

    private static void PairPatterns(ExcludeList list, ExcludeList other, int[] partners)
    {
        var waiting = other.PatternRowNumbers.ToLookup(row => other.RowAt(row).Pattern);
        foreach (var same in list.PatternRowNumbers.GroupBy(row => list.RowAt(row).Pattern))
        {
            foreach (var (mine, theirs) in same.Zip(waiting[same.Key]))
            {
                partners[mine] = theirs;
            }
        }
    }
}
