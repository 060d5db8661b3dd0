using System.Text.RegularExpressions;

namespace FindAllDigest.Core.Comments;

/// <summary>The lines of a comment that are meant as commands: they begin with a slash and a word.</summary>
/// <remarks>What is quoted, shown as code or hidden is not meant. A path such as <c>/usr/bin</c> is none either.</remarks>
internal static partial class CommandLines
{
    private const int MostLines = 50;
    private const string HiddenBegin = "<!--";
    private const string HiddenEnd = "-->";

    public static IReadOnlyList<string> In(string comment)
    {
        List<string> lines = [];
        var (fence, isHidden) = ("", false);
        foreach (var line in comment.ReplaceLineEndings("\n").Split('\n'))
        {
            if (fence.Length > 0)
            {
                fence = line.Trim() is var end && end.StartsWith(fence, StringComparison.Ordinal) && end.Trim(fence[0]).Length == 0
                    ? ""
                    : fence;
            }
            else if (!isHidden && Fence().Match(line) is { Success: true } opened)
            {
                fence = opened.Groups["fence"].Value;
            }
            else
            {
                if (!isHidden && Command().IsMatch(line) && lines.Count < MostLines)
                {
                    lines.Add(line.Trim());
                }

                isHidden = IsHiddenAfter(line, isHidden);
            }
        }

        return lines;
    }

    private static bool IsHiddenAfter(string line, bool isHidden)
    {
        var (begin, end) = (line.LastIndexOf(HiddenBegin, StringComparison.Ordinal), line.LastIndexOf(HiddenEnd, StringComparison.Ordinal));
        return begin > end || (isHidden && end < 0);
    }

    [GeneratedRegex(@"^ {0,3}(?<fence>`{3,}|~{3,})", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^/[A-Za-z][A-Za-z-]*(?![^\s:])", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
