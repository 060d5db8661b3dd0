namespace FindAllDigest.Core.Text;

/// <summary>Finds the right spelling that a person most likely meant.</summary>
public static class NearestWord
{
    private const int LongestCompared = 64;

    /// <summary>The known word nearest to <paramref name="wrong"/>, or null if none is near: at
    /// most a third of its letters may differ, at least one.</summary>
    public static string? Find(string wrong, IEnumerable<string> known)
    {
        if (wrong.Length > LongestCompared)
        {
            return null;
        }

        var folded = Fold(wrong);
        return known
            .Select(word => (Word: word, Distance: Distance(folded, Fold(word))))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(folded.Length, candidate.Word.Length) / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>The end of a sentence about a wrong word: <c>; did you mean 'x'?</c>, or a full stop.</summary>
    public static string Hint(string wrong, IEnumerable<string> known) =>
        Find(wrong, known) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    private static string Fold(string word) =>
        string.Concat(word.Where(character => character is not ('-' or '_' or ' '))).ToLowerInvariant();

    // Optimal string alignment: insert, delete, replace, or swap two neighbours, each for one.
    // Rows of the table: two back, one back, this one.
    private static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        int[] above = [.. Enumerable.Range(0, right.Length + 1)];
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above) = (above, row);
        }

        return above[right.Length];
    }
}
