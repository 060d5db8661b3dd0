using System.Text;

namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Writes what changed between two texts as git does, without the lines that name the files.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The hunks; empty when nothing changed.</summary>
    public static string Write(string before, string after)
    {
        var (old, now) = (LineDiff.Split(before), LineDiff.Split(after));
        var edits = Edits(old, now, LineDiff.Match(old, now)).ToList();
        var hunks = new List<string>();
        for (var start = 0; start < edits.Count;)
        {
            if (edits[start].Sign == ' ')
            {
                start++;
                continue;
            }

            var (first, end, quiet) = (Math.Max(0, start - Context), start, 0);
            for (var next = start; next < edits.Count && quiet <= 2 * Context; next++)
            {
                quiet = edits[next].Sign == ' ' ? quiet + 1 : 0;
                end = quiet == 0 ? next + 1 : end;
            }

            var last = Math.Min(edits.Count, end + Context);
            hunks.Add(Hunk(edits, first, last));
            start = last;
        }

        return string.Join('\n', hunks);
    }

    private static IEnumerable<Edit> Edits(IReadOnlyList<string> old, IReadOnlyList<string> now, int[] places)
    {
        var next = 0;
        for (var line = 0; line < old.Count; line++)
        {
            if (places[line] < 0)
            {
                yield return new('-', old[line]);
                continue;
            }

            while (next < places[line])
            {
                yield return new('+', now[next++]);
            }

            yield return new(' ', now[next++]);
        }

        while (next < now.Count)
        {
            yield return new('+', now[next++]);
        }
    }

    private static string Hunk(List<Edit> edits, int first, int last)
    {
        var text = new StringBuilder($"@@ -{Range(edits, first, last, '+')} +{Range(edits, first, last, '-')} @@");
        foreach (var edit in edits[first..last])
        {
            text
                .Append('\n')
                .Append(edit.Sign)
                .Append(edit.Line.EndsWith('\n') ? edit.Line[..^1] : edit.Line + "\n\\ No newline at end of file");
        }

        return text.ToString();
    }

    // A range of no lines is named by the line before it, and a count of one is left out.
    private static string Range(List<Edit> edits, int first, int last, char other)
    {
        var before = edits.Take(first).Count(edit => edit.Sign != other);
        var count = edits[first..last].Count(edit => edit.Sign != other);
        var start = count == 0 ? before : before + 1;
        return start.ToString() + (count == 1 ? "" : $",{count}");
    }

    private sealed record Edit(char Sign, string Line);
}
