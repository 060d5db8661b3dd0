using System.Text;

namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Three-way merge of text by lines, with git's rule that touching changes conflict.</summary>
public static class LineMerge
{
    /// <returns>The merged text, or none when both sides changed the same or adjoining lines differently.</returns>
    public static string? Merge(string origin, string ours, string theirs)
    {
        var (middle, left, right) = (LineDiff.Split(origin), LineDiff.Split(ours), LineDiff.Split(theirs));
        var (toLeft, toRight) = (LineDiff.Match(middle, left), LineDiff.Match(middle, right));
        var merged = new StringBuilder();
        var (atMiddle, atLeft, atRight) = (0, 0, 0);
        while (true)
        {
            var stable = Enumerable.Range(atMiddle, middle.Count - atMiddle)
                .FirstOrDefault(line => toLeft[line] >= 0 && toRight[line] >= 0, -1);
            var (middleEnd, leftEnd, rightEnd) = stable < 0
                ? (middle.Count, left.Count, right.Count)
                : (stable, toLeft[stable], toRight[stable]);
            var chunk = Choose(Join(middle, atMiddle, middleEnd), Join(left, atLeft, leftEnd), Join(right, atRight, rightEnd));
            if (chunk is null)
            {
                return null;
            }

            merged.Append(chunk);
            if (stable < 0)
            {
                return merged.ToString();
            }

            merged.Append(middle[stable]);
            (atMiddle, atLeft, atRight) = (middleEnd + 1, leftEnd + 1, rightEnd + 1);
        }
    }

    private static string? Choose(string origin, string ours, string theirs) =>
        ours == theirs || theirs == origin ? ours : ours == origin ? theirs : null;

    private static string Join(IReadOnlyList<string> lines, int start, int end) => string.Concat(lines.Skip(start).Take(end - start));
}
