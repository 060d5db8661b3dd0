using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Unicode's <c>toNFKC_Casefold</c>: texts that a reader takes for the same become the same, in any script: upper and lower case,
/// full width, ligatures, composed and decomposed accents; invisible characters go.</summary>
/// <remarks>Done here because the program runs with invariant globalization, where <see cref="string.Normalize()"/> returns its input
/// unchanged and lower-casing is one to one (<c>ß</c> stays). The data is <c>Data/folding.txt</c>.</remarks>
internal static class Folding
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int SharpS = 0xDF;
    private const int CapitalSharpS = 0x1E9E;
    private const int FinalSigma = 0x3C2;
    private const int FirstJoiningScript = 0x600;
    private const int IdeographicFullStop = 0x3002;
    private const int HalfWidthFullStop = 0xFF61;

    public static string Fold(string text) => Fold(text, isHost: false);

    /// <summary>The same for a host, where <c>。</c> is a dot, and <c>ß</c>, <c>ς</c> and, in scripts that need them, joiners make another
    /// name (UTS 46).</summary>
    public static string FoldHost(string text) => Fold(text, isHost: true);

    /// <summary>The folded text without its combining marks, for sorting: <c>emile</c> of <c>Émile</c>.</summary>
    public static string FoldWithoutMarks(string text)
    {
        var points = Decomposed(text, isHost: false);
        points.RemoveAll(point => FoldingTable.Instance.Class(point) > 0);
        CanonicalForm.Compose(points);
        return Text(points);
    }

    private static string Fold(string text, bool isHost)
    {
        var points = Decomposed(text, isHost);
        CanonicalForm.Order(points);
        CanonicalForm.Compose(points);
        return Text(points);
    }

    private static List<int> Decomposed(string text, bool isHost)
    {
        var points = new List<int>(text.Length);
        var last = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (isHost && HostDeviation(rune.Value, last) is { } kept)
            {
                points.Add(kept);
            }
            else
            {
                Add(rune.Value, points);
            }

            last = rune.Value;
        }

        return points;
    }

    private static string Text(List<int> points)
    {
        var result = new StringBuilder(points.Count);
        foreach (var point in points)
        {
            _ = point < char.MaxValue ? result.Append((char)point) : result.Append(char.ConvertFromUtf32(point));
        }

        return result.ToString();
    }

    private static int? HostDeviation(int codePoint, int last) => codePoint switch
    {
        SharpS or CapitalSharpS => SharpS,
        FinalSigma => FinalSigma,
        IdeographicFullStop or HalfWidthFullStop => '.',
        ZeroWidthJoiner or ZeroWidthNonJoiner when last >= FirstJoiningScript => codePoint,
        _ => null,
    };

    private static void Add(int codePoint, List<int> points)
    {
        if (codePoint < 0x80)
        {
            points.Add(codePoint is >= 'A' and <= 'Z' ? codePoint | 0x20 : codePoint);
        }
        else if (FoldingTable.Instance.Map(codePoint) is { } folded)
        {
            points.AddRange(folded);
        }
        else
        {
            Hangul.Decompose(codePoint, points);
        }
    }
}
