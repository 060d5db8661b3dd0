using System.Buffers;

namespace FindAllDigest.Core.Identity;

/// <summary>
/// A URL whose key is a part of it, as nearly every one on a list: <c>https://www.example.com/company/acme/</c>. Recognising it costs half of
/// working the key out.
/// </summary>
/// <remarks>A short cut and no rule of its own: whatever it does not know for certain is left to <see cref="UrlKey"/>, which gives the same key.</remarks>
internal static class SettledUrl
{
    private const int MaxLabelLength = 63;

    private static readonly SearchValues<byte> HostBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-."u8);
    private static readonly SearchValues<byte> PathBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/"u8);

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
        var slash = rest.IndexOf((byte)'/');
        var host = slash < 0 ? rest : rest[..slash];
        if (!IsSettledHost(host))
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
    private static bool IsSettledHost(ReadOnlySpan<byte> host)
    {
        if (host.Length > HostKey.MaxLength || host.ContainsAnyExcept(HostBytes))
        {
            return false;
        }

        var last = host;
        var labels = 1;
        for (var dot = last.IndexOf((byte)'.'); dot >= 0; dot = last.IndexOf((byte)'.'))
        {
            if (dot is 0 or > MaxLabelLength)
            {
                return false;
            }

            last = last[(dot + 1)..];
            labels++;
        }

        return labels > 1 && last.Length is >= 2 and <= MaxLabelLength && !last.ContainsAnyExceptInRange((byte)'a', (byte)'z')
            && !host.StartsWith("www."u8) && SharedHosts.Find(host) is null;
    }
}
