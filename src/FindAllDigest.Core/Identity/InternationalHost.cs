using System.Globalization;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>
/// Turns a percent-encoded or international host into ASCII as browsers do (UTS 46, non-transitional): folded and normalised, each dot of the
/// world a dot, each label with other letters in its <c>xn--</c> form.
/// </summary>
/// <remarks>
/// <c>System.Globalization.IdnMapping</c> is of no use here: with invariant globalization it encodes without folding or normalising, so that
/// <c>BÜCHER.de</c> and <c>bücher.de</c> differ.
/// </remarks>
internal static class InternationalHost
{
    /// <summary>Writes the ASCII form; false where the text cannot be a host. The input is percent-encoded throughout.</summary>
    public static bool TryWrite(ReadOnlySpan<byte> host, Span<byte> destination, KeyRemarks? remarks, out int written)
    {
        written = 0;
        var text = Encoding.UTF8.GetString(Decode(host));
        if (text.EnumerateRunes().Any(IsForbidden))
        {
            return false;
        }

        var ascii = string.Join('.', Folding.FoldHost(text).Split('.').Select(Punycode.Encode));
        if (!Encoding.UTF8.TryGetBytes(ascii, destination, out written))
        {
            return false;
        }

        remarks?.Add($"host {text.ReplaceControls()} written as {ascii}");
        return true;
    }

    private static byte[] Decode(ReadOnlySpan<byte> host)
    {
        var bytes = new List<byte>(host.Length);
        for (var index = 0; index < host.Length; index++)
        {
            if (PercentEncoding.TryDecode(host[index..], out var value))
            {
                index += 2;
            }

            bytes.Add(value);
        }

        return [.. bytes];
    }

    private static bool IsForbidden(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.PrivateUse
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
