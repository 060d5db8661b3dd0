using System.Globalization;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Turns a percent-encoded or international host into ASCII as browsers do (UTS 46, non-transitional): folded and normalised, each
/// dot of the world a dot, each label with other letters in its <c>xn--</c> form.</summary>
/// <remarks>With invariant globalization <see cref="IdnMapping"/> encodes without folding or normalising, so that is done before.</remarks>
internal static class InternationalHost
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = false };

    /// <summary>Writes the ASCII form; false where the text cannot be a host. The input is percent-encoded throughout.</summary>
    public static bool TryWrite(ReadOnlySpan<byte> host, Span<byte> destination, KeyRemarks? remarks, out int written)
    {
        written = 0;
        var text = Encoding.UTF8.GetString(PercentEncoding.Decode(host));
        if (text.EnumerateRunes().Any(IsForbidden))
        {
            return false;
        }

        string?[] labels = [.. Folding.FoldHost(text).Split('.').Select(ToAscii)];
        var ascii = string.Join('.', labels);
        if (labels.Contains(null) || !Encoding.UTF8.TryGetBytes(ascii, destination, out written))
        {
            return false;
        }

        remarks?.Add($"host {KeyRemarks.Text(text)} written as {ascii}");
        return true;
    }

    /// <summary>The label in ASCII; null where it has no such form: it is empty, too long, or mixes directions of writing.</summary>
    private static string? ToAscii(string label)
    {
        if (Ascii.IsValid(label))
        {
            return label;
        }

        try
        {
            return Idn.GetAscii(label);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsForbidden(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.PrivateUse
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
