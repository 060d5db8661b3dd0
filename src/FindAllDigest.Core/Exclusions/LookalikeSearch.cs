using FindAllDigest.Core.Identity.Likeness;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Finds the rows of a list that look like wanted entities: one pass over the bytes, a large list on two threads; few rows are
/// decoded.</summary>
internal static class LookalikeSearch
{
    private const int WorthTwoThreads = 1 << 15;

    /// <summary>A word in more rows than this tells nobody from anybody in this list.</summary>
    private const int MostRowsOfWord = 64;

    private const int MostRowsOfEntity = 256;

    /// <summary>The rows, each with the place of the wanted entity that it looks like, in file order; patterns are left out.</summary>
    public static IEnumerable<(ExcludeRow Row, int Wanted)> Find(ExcludeList list, LikenessProbe probe)
    {
        var guesses = Guesses(list, probe);
        foreach (var sameRow in guesses.GroupBy(guess => guess.Row, guess => guess.Wanted).OrderBy(rows => rows.Key))
        {
            var row = list.RowAt(sameRow.Key);
            if (row.Pattern is not null)
            {
                continue;
            }

            var name = ComparableName.Of(row.Name);
            foreach (var wanted in sameRow.Distinct().Order().Where(wanted => probe.LooksLike(wanted, row.Key, name)))
            {
                yield return (row, wanted);
            }
        }
    }

    private static IEnumerable<(int Row, int Wanted)> Guesses(ExcludeList list, LikenessProbe probe)
    {
        if (list.Count < WorthTwoThreads)
        {
            return Settle(probe, [Scan(list, probe, 0, list.Count)]);
        }

        var scans = new Scanned[2];
        var middle = list.Count / 2;
        Parallel.Invoke(() => scans[0] = Scan(list, probe, 0, middle), () => scans[1] = Scan(list, probe, middle, list.Count));
        return Settle(probe, scans);
    }

    private static IEnumerable<(int Row, int Wanted)> Settle(LikenessProbe probe, IReadOnlyList<Scanned> scans)
    {
        var words = scans.SelectMany(scan => scan.ByWord).GroupBy(pair => pair.Key, pair => pair.Value);
        return scans.SelectMany(scan => scan.Whole).Concat(
            from word in words
            where word.Sum(rows => rows.Count) <= MostRowsOfWord
            from row in word.SelectMany(rows => rows)
            from wanted in probe.With(word.Key)
            select (row, wanted));
    }

    private static Scanned Scan(ExcludeList list, LikenessProbe probe, int first, int end)
    {
        var scanned = new Scanned([], []);
        if (first == end)
        {
            return scanned;
        }

        var counts = new int[probe.Count];
        List<int> whole = [];
        List<(ulong Word, int Wanted)> byWord = [];
        foreach (var (from, to) in list.Stretches(first, end))
        {
            using var scanner = list.Document.ScannerAt(list.OffsetAt(from));
            for (var row = from; row < to && scanner.Read();)
            {
                if (scanner.Offset != list.OffsetAt(row))
                {
                    continue;
                }

                probe.Look(scanner.Cell(list.Columns.Name), scanner.Cell(list.Columns.Url), whole, byWord);
                if (whole.Count + byWord.Count > 0)
                {
                    Keep(scanned, row, whole, byWord, counts);
                }

                row++;
            }
        }

        return scanned;
    }

    private static void Keep(Scanned scanned, int row, List<int> whole, List<(ulong Word, int Wanted)> byWord, int[] counts)
    {
        foreach (var wanted in whole)
        {
            if (counts[wanted]++ < MostRowsOfEntity)
            {
                scanned.Whole.Add((row, wanted));
            }
        }

        foreach (var (word, _) in byWord)
        {
            var rows = scanned.ByWord.TryGetValue(word, out var known) ? known : scanned.ByWord[word] = [];
            if (rows.Count <= MostRowsOfWord)
            {
                rows.Add(row);
            }
        }

        whole.Clear();
        byWord.Clear();
    }

    private sealed record Scanned(List<(int Row, int Wanted)> Whole, Dictionary<ulong, List<int>> ByWord);
}
