using System.Text;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Identity.Likeness;

/// <summary>Writes folded text in plain Latin letters as far as a committed list goes, <c>Data/latin-letters.txt</c>: to compare, not to
/// read.</summary>
internal static class Latin
{
    private static readonly Lazy<Dictionary<int, string>> Letters = new(() => ShippedList.Lines("latin-letters.txt")
        .Select(line => line.Split(' '))
        .ToDictionary(words => char.ConvertToUtf32(words[0], 0), words => words[1] == "-" ? "" : words[1]));

    public static string Of(string folded)
    {
        if (Ascii.IsValid(folded))
        {
            return folded;
        }

        var result = new StringBuilder(folded.Length);
        foreach (var rune in folded.EnumerateRunes())
        {
            Append(rune.Value, result);
        }

        return result.ToString();
    }

    private static void Append(int codePoint, StringBuilder result)
    {
        if (Letters.Value.TryGetValue(codePoint, out var spelling))
        {
            result.Append(spelling);
        }
        else if (FoldingTable.Instance.Parts(codePoint) is { } parts)
        {
            Append(parts.First, result);
        }
        else if (FoldingTable.Instance.Class(codePoint) == 0)
        {
            result.Append(char.ConvertFromUtf32(codePoint));
        }
    }
}
