using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Which row of one list is which row of another: the same entity or pattern, and the same place among the rows of that
/// entity.</summary>
/// <remarks>Rows of one address are paired by name first, since several entities may share it.</remarks>
internal static class RowPairing
{
    private const int None = -1;

    private delegate void RowsPairing(int[] partners, List<int> mine, List<int> others);

    /// <summary>For each row of <paramref name="side"/> the number of its partner in the list that the side began with; -1 for a row
    /// without one.</summary>
    /// <remarks>Of the rows left over at an address the first is paired with the first: somebody has changed its name.</remarks>
    public static int[] WithBase(ExcludeList side, ExcludeList @base) => Pair(side, @base, (partners, mine, before) =>
    {
        if (mine.Count > 1 || before.Count > 1)
        {
            PairByName(side, @base, partners, mine, before);
        }

        foreach (var (row, partner) in mine.Zip(before))
        {
            partners[row] = partner;
        }
    });

    /// <summary>For each row of one side the number of its partner on the other; -1 for a row without one.</summary>
    /// <remarks>Partners are rows that began as the same one, and rows that both sides added under the same name, or one of them without
    /// any.</remarks>
    public static int[] OfSides(ExcludeList side, int[] sideToBase, ExcludeList other, int[] otherToBase)
    {
        var baseToOther = new Dictionary<int, int>();
        foreach (var (row, before) in otherToBase.Index())
        {
            baseToOther[before] = row;
        }

        baseToOther[None] = None;
        return Pair(side, other, (partners, mine, others) =>
        {
            foreach (var row in mine)
            {
                partners[row] = baseToOther.GetValueOrDefault(sideToBase[row], None);
            }

            mine.RemoveAll(row => sideToBase[row] != None);
            others.RemoveAll(row => otherToBase[row] != None);
            PairByName(side, other, partners, mine, others);
            PairNameless(side, other, partners, mine, others);
        });
    }

    /// <summary>Goes through the addresses of a list, each with all its rows on both sides. A list of one address a million times is no
    /// slower than any other.</summary>
    private static int[] Pair(ExcludeList list, ExcludeList other, RowsPairing pairRows)
    {
        var partners = new int[list.Count];
        Array.Fill(partners, None);
        List<int> mine = [];
        List<int> others = [];
        for (var row = 0; row < list.Count; row++)
        {
            var hash = list.HashAt(row);
            if (hash != default && list.FirstRow(hash) == row && other.FirstRow(hash) is >= 0 and var first)
            {
                Fill(mine, list, row);
                Fill(others, other, first);
                pairRows(partners, mine, others);
            }
        }

        PairPatterns(list, other, partners);
        return partners;
    }

    private static void Fill(List<int> rows, ExcludeList list, int first)
    {
        rows.Clear();
        for (var row = first; row >= 0; row = list.NextRow(row))
        {
            rows.Add(row);
        }
    }

    /// <summary>Pairs rows of the same name in file order, and takes them off both lists.</summary>
    private static void PairByName(ExcludeList list, ExcludeList other, int[] partners, List<int> mine, List<int> others)
    {
        if (mine.Count == 0 || others.Count == 0)
        {
            return;
        }

        var waiting = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        foreach (var row in others)
        {
            var name = NameOf(other, row);
            var same = waiting.TryGetValue(name, out var found) ? found : waiting[name] = new();
            same.Enqueue(row);
        }

        var taken = new HashSet<int>();
        mine.RemoveAll(row =>
            waiting.TryGetValue(NameOf(list, row), out var same) && same.TryDequeue(out partners[row]) && taken.Add(partners[row]));
        mine.ForEach(row => partners[row] = None);
        others.RemoveAll(taken.Contains);
    }

    /// <summary>Pairs what is left where either row has no name: it is whoever has the address.</summary>
    private static void PairNameless(ExcludeList list, ExcludeList other, int[] partners, List<int> mine, List<int> others)
    {
        foreach (var row in mine)
        {
            var partner = others.FindIndex(there => NameOf(list, row).Length == 0 || NameOf(other, there).Length == 0);
            if (partner >= 0)
            {
                partners[row] = others[partner];
                others.RemoveAt(partner);
            }
        }
    }

    private static string NameOf(ExcludeList list, int row) => EntityLikeness.NameWithoutLegalForm(list.RowAt(row).Name);

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

/// <summary>Which column of one file is which column of another: the same name, and the same
/// place among the columns of that name.</summary>
internal static class ColumnPairing
{
    /// <summary>For each column of <paramref name="header"/> its position in
    /// <paramref name="other"/>; -1 for a column that is not there.</summary>
    public static int[] Of(CsvHeader header, CsvHeader other)
    {
        var positions = Names(other)
            .Select((name, position) => (name, position))
            .ToDictionary(column => column.name, column => column.position);
        return [.. Names(header).Select(name => positions.GetValueOrDefault(name, -1))];
    }

    private static IEnumerable<(string Name, int Occurrence)> Names(CsvHeader header)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in header.Record.Cells)
        {
            var name = cell.Text.Trim().ToLowerInvariant();
            seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return (name, seen[name]);
        }
    }
}
