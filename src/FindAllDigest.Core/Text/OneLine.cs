using System.Text;

namespace FindAllDigest.Core.Text;

/// <summary>Foreign text as one visible line: every run of white space and invisible
/// characters becomes one space, and broken text is replaced.</summary>
public static class OneLine
{
    private const string Ellipsis = "…";

    /// <param name="text">Anything, lone surrogates included.</param>
    /// <param name="maximumLength">Most characters that are kept; a longer text is cut between characters and ends in …</param>
    public static string Of(string text, int maximumLength = int.MaxValue)
    {
        var line = new StringBuilder(Math.Min(text.Length, 4096));
        var isSpacePending = false;

        foreach (var rune in text.EnumerateRunes())
        {
            // Controls separate words (a NUL between two words is a gap); directions and fillers do not.
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                isSpacePending = line.Length > 0;
                continue;
            }

            if (InvisibleCharacters.Contains(rune))
            {
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength + (isSpacePending ? 1 : 0) > maximumLength)
            {
                return $"{line}{Ellipsis}";
            }

            if (isSpacePending)
            {
                line.Append(' ');
            }

            line.Append(rune.ToString());
            isSpacePending = false;
        }

        return line.ToString();
    }
}
