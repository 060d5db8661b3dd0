namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Which lines of one text are still in another: a longest common subsequence by Myers' O(ND) algorithm.</summary>
public static class LineDiff
{
    // Beyond this many edits the rest is called replaced: correct, only not the shortest description.
    private const int MaximumEdits = 3000;

    /// <summary>Splits after each newline, which stays with its line.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>For each line of <paramref name="before"/> its place in <paramref name="after"/>, or −1.</summary>
    public static int[] Match(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var places = Enumerable.Repeat(-1, before.Count).ToArray();
        var (start, beforeEnd, afterEnd) = (0, before.Count, after.Count);
        while (start < beforeEnd && start < afterEnd && before[start] == after[start])
        {
            places[start] = start++;
        }

        while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] == after[afterEnd - 1])
        {
            places[--beforeEnd] = --afterEnd;
        }

        Search(before, after, start, beforeEnd - start, afterEnd - start, places);
        return places;
    }

    private static void Search(IReadOnlyList<string> before, IReadOnlyList<string> after, int start, int height, int width, int[] places)
    {
        var limit = Math.Min(height + width, MaximumEdits);
        var reach = new int[(2 * limit) + 3];
        var trace = new List<int[]>();
        for (var edits = 0; edits <= limit; edits++)
        {
            trace.Add((int[])reach.Clone());
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var row = Step(reach, limit + 1, diagonal, edits);
                var column = row - diagonal;
                while (row < height && column < width && before[start + row] == after[start + column])
                {
                    row++;
                    column++;
                }

                reach[limit + 1 + diagonal] = row;
                if (row >= height && column >= width)
                {
                    Walk(trace, limit + 1, start, height, width, places);
                    return;
                }
            }
        }
    }

    private static int Step(int[] reach, int middle, int diagonal, int edits) =>
        diagonal == -edits || (diagonal != edits && reach[middle + diagonal - 1] < reach[middle + diagonal + 1])
            ? reach[middle + diagonal + 1]
            : reach[middle + diagonal - 1] + 1;

    private static void Walk(List<int[]> trace, int middle, int start, int row, int column, int[] places)
    {
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var reach = trace[edits];
            var diagonal = row - column;
            var down = diagonal == -edits || (diagonal != edits && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
            var previous = down ? diagonal + 1 : diagonal - 1;
            var (fromRow, fromColumn) = edits == 0 ? (0, 0) : (reach[middle + previous], reach[middle + previous] - previous);
            while (row > fromRow && column > fromColumn)
            {
                places[start + --row] = start + --column;
            }

            (row, column) = (fromRow, fromColumn);
        }
    }
}
