namespace FindAllDigest.Core.Identity;

/// <summary>The two last steps to normalization form C of decomposed code points (UAX 15): order combining marks, then compose.</summary>
internal static class CanonicalForm
{
    /// <summary>Sorts each run of combining marks by class, keeping the order within a class. Runs may be as long as the text: it is
    /// hostile.</summary>
    public static void Order(List<int> points)
    {
        for (var index = 0; index < points.Count; index++)
        {
            var start = index;
            while (index < points.Count && FoldingTable.Instance.Class(points[index]) > 0)
            {
                index++;
            }

            if (index - start > 1)
            {
                var ordered = points.GetRange(start, index - start).OrderBy(FoldingTable.Instance.Class).ToList();
                for (var mark = 0; mark < ordered.Count; mark++)
                {
                    points[start + mark] = ordered[mark];
                }
            }
        }
    }

    public static void Compose(List<int> points)
    {
        var written = 0;
        var starter = -1;
        foreach (var point in points.ToArray())
        {
            var combining = FoldingTable.Instance.Class(point);
            var isAdjacent = starter == written - 1;
            var isBlocked = !isAdjacent && (combining == 0 || FoldingTable.Instance.Class(points[written - 1]) >= combining);
            if (starter >= 0 && !isBlocked && Composite(points[starter], point) is { } composite)
            {
                points[starter] = composite;
                continue;
            }

            if (combining == 0)
            {
                starter = written;
            }

            points[written++] = point;
        }

        points.RemoveRange(written, points.Count - written);
    }

    private static int? Composite(int first, int second) => Hangul.Compose(first, second) ?? FoldingTable.Instance.Compose(first, second);
}
