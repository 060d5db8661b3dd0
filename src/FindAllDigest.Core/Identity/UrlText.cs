using System.Buffers;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Brings any bytes into the form that the rest reads: visible ASCII without backslash, as a browser would type it.</summary>
/// <remarks>As in the WHATWG URL standard: space and controls around the URL are cut, tab and line break inside are dropped, <c>\</c> is
/// <c>/</c> before the query. Other bytes are percent-encoded; invalid UTF-8 becomes U+FFFD first.</remarks>
internal static class UrlText
{
    private static readonly SearchValues<byte> PlainBytes =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Where(value => value != '\\').Select(value => (byte)value)]);

    public static bool IsPlain(ReadOnlySpan<byte> url) => !url.ContainsAnyExcept(PlainBytes);

    /// <summary>Writes the plain form; at most nine bytes for each byte read (an invalid byte is U+FFFD, percent-encoded).</summary>
    public static int WritePlain(ReadOnlySpan<byte> url, Span<byte> destination)
    {
        Span<byte> encoded = stackalloc byte[4];
        var written = 0;
        var beforeQuery = true;
        for (url = Trim(url); url.Length > 0;)
        {
            Rune.DecodeFromUtf8(url, out var rune, out var consumed);
            url = url[consumed..];
            beforeQuery &= rune.Value is not ('?' or '#');
            if (rune.Value is '\t' or '\n' or '\r')
            {
                continue;
            }

            if (rune.Value is > ' ' and < 0x7F)
            {
                destination[written++] = beforeQuery && rune.Value == '\\' ? (byte)'/' : (byte)rune.Value;
                continue;
            }

            foreach (var value in encoded[..rune.EncodeToUtf8(encoded)])
            {
                written += PercentEncoding.Encode(value, destination[written..]);
            }
        }

        return written;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> url)
    {
        while (url.Length > 0 && Rune.DecodeFromUtf8(url, out var rune, out var consumed) == OperationStatus.Done && IsInvisible(rune))
        {
            url = url[consumed..];
        }

        while (url.Length > 0 && Rune.DecodeLastFromUtf8(url, out var rune, out var consumed) == OperationStatus.Done && IsInvisible(rune))
        {
            url = url[..^consumed];
        }

        return url;
    }

    /// <summary>White space, controls, and the format characters that copying leaves behind (byte-order mark, zero-width space, bidi
    /// marks).</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format;
}
