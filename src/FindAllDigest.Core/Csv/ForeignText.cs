using System.Text;

namespace FindAllDigest.Core.Csv;

/// <summary>Makes text from outside fit to be stored, so that no name or note can make the file faulty.</summary>
public static class ForeignText
{
    /// <summary>The text with U+FFFD for everything a file may not hold or a terminal would obey: half surrogate pairs, NUL and other
    /// control characters. Tab, line feed and carriage return stay; the cell is quoted for them.</summary>
    public static string Mend(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes itself gives U+FFFD for a half pair.
            mended.Append(Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r') ? Rune.ReplacementChar : rune);
        }

        return mended.ToString();
    }
}
