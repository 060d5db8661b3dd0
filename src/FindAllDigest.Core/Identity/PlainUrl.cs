using System.Buffers;

namespace FindAllDigest.Core.Identity;

/// <summary>A URL whose key is a part of it, as nearly every one on a list: <c>https://www.example.com/company/acme/</c>. Recognising it
/// costs half of working the key out.</summary>
/// <remarks>A short cut and no rule of its own: whatever it does not know for certain is left
/// to <see cref="UrlKey"/>, which gives the same key.</remarks>
internal static class PlainUrl
{
    private const int MaxLabelLength = 63;

    private static readonly SearchValues<byte> PathBytes = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/"u8);

    /// <summary>Finds the key within the URL; false where it takes more than looking.</summary>
    public static bool TryFindKey(ReadOnlySpan<byte> url, out ReadOnlySpan<byte> key)
    {
        key = default;
        if ((!url.StartsWith("https://"u8) && !url.StartsWith("http://"u8)) || url.Length > UrlKey.MaxLength)
        {
            return false;
        }

        var rest = url[(url[4] == 's' ? 8 : 7)..];
        rest = rest.StartsWith("www."u8) ? rest[4..] : rest;
        if (!TryReadHost(rest, out var host))
        {
            return false;
        }

        var path = rest[host.Length..];
        path = path.EndsWith("/"u8) ? path[..^1] : path;
        if (path.IsEmpty)
        {
            key = host;
            return true;
        }

        if (path.ContainsAnyExcept(PathBytes) || path.EndsWith("/"u8) || path.IndexOf("//"u8) >= 0)
        {
            return false;
        }

        key = FrontPage.Is(path) ? host : rest[..(host.Length + path.Length)];
        return true;
    }

    /// <summary>Lower-case labels, the last one of letters only, of a host that is neither shared nor still has its <c>www.</c>.</summary>
    private static bool TryReadHost(ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> host)
    {
        host = default;
        var (lastDot, dotBefore) = (-1, -1);
        var isWord = false;
        var end = 0;
        for (; end < rest.Length && rest[end] != '/'; end++)
        {
            var value = rest[end];
            if (value == '.')
            {
                if (end - lastDot is 1 or > MaxLabelLength + 1)
                {
                    return false;
                }

                (dotBefore, lastDot, isWord) = (lastDot, end, true);
            }
            else if (!char.IsAsciiLetterLower((char)value))
            {
                if (!char.IsAsciiDigit((char)value) && value != '-')
                {
                    return false;
                }

                isWord = false;
            }
        }

        host = rest[..end];
        return isWord && end - lastDot is > 2 and <= MaxLabelLength + 1 && end <= HostKey.MaxLength
            && !host.StartsWith("www."u8) && SharedHosts.Find(host, dotBefore + 1) is null;
    }
}
