using System.Buffers;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>A plain URL cut into what matters for identity; scheme, user info and a fragment that is no route are gone.</summary>
internal ref struct UrlParts
{
    private static readonly SearchValues<byte> SchemeBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"u8);

    public ReadOnlySpan<byte> Host { get; private set; }

    /// <summary>The port, where one is named that is not 80 or 443; otherwise 0. The scheme says nothing, since it is dropped.</summary>
    public int Port { get; private set; }

    public ReadOnlySpan<byte> Path { get; private set; }
    public ReadOnlySpan<byte> Query { get; private set; }

    /// <summary>The path behind <c>#/</c> or <c>#!/</c>, with its slash: a page of a site whose script draws all pages. Any other fragment
    /// is gone.</summary>
    public ReadOnlySpan<byte> Route { get; private set; }

    public ReadOnlySpan<byte> RouteQuery { get; private set; }

    /// <summary>False where the text names no host that way: <c>mailto:</c>, <c>/path</c>, an e-mail address, a wrong port, a key by
    /// name.</summary>
    public static bool TryCut(ReadOnlySpan<byte> url, KeyRemarks? remarks, out UrlParts parts)
    {
        parts = default;
        if (url.StartsWith(NameKey.Prefix))
        {
            return false;
        }

        var hasSlashes = SkipScheme(ref url, remarks);
        var end = url.IndexOfAny((byte)'/', (byte)'?', (byte)'#');
        if (end >= 0)
        {
            parts.CutRest(url[end..], remarks);
            url = url[..end];
        }

        return parts.TryCutAuthority(url, hasSlashes, remarks);
    }

    /// <summary>Drops <c>https://</c> and any other <c>scheme://</c>, <c>//</c>, and the slips of the web: <c>http:/</c>, <c>http:</c>,
    /// <c>https//</c>, <c>http://https://</c>. Tells whether slashes went, so that what follows is surely a host.</summary>
    private static bool SkipScheme(ref ReadOnlySpan<byte> url, KeyRemarks? remarks)
    {
        var hasSlashes = false;
        for (var isFirst = true; MarkLength(url, isFirst) is > 0 and var length; isFirst = false)
        {
            var scheme = url[..length].TrimEnd(":/"u8);
            if (!scheme.IsEmpty)
            {
                remarks?.Add($"scheme {KeyRemarks.Text(scheme)} dropped");
            }

            hasSlashes |= url[length - 1] == '/';
            url = url[length..];
        }

        return hasSlashes;
    }

    /// <summary>The length of what stands before the authority, scheme, colon and slashes; 0 for nothing.</summary>
    private static int MarkLength(ReadOnlySpan<byte> url, bool isFirst)
    {
        if (url.StartsWith("https://"u8) && url.Length > 8 && url[8] != '/')
        {
            return 8;
        }

        var isWeb = url.Length > 4 && (url[0] | 0x20) == 'h' && Ascii.EqualsIgnoreCase(url[..4], "http"u8);
        var scheme = isWeb ? 4 + ((url[4] | 0x20) == 's' ? 1 : 0) : isFirst ? SchemeLength(url) : 0;
        var rest = url[scheme..];
        var hasColon = scheme > 0 && rest.StartsWith(":"u8);
        var afterColon = hasColon ? rest[1..] : rest;
        var isMark = afterColon.StartsWith("//"u8) ? hasColon || isWeb || (isFirst && scheme == 0) : hasColon && isWeb;
        return isMark ? url.Length - afterColon.TrimStart((byte)'/').Length : 0;
    }

    private static int SchemeLength(ReadOnlySpan<byte> url)
    {
        var length = !url.IsEmpty && char.IsAsciiLetter((char)url[0]) ? url.IndexOfAnyExcept(SchemeBytes) : 0;
        return length > 0 && url[length] == ':' ? length : 0;
    }

    private void CutRest(ReadOnlySpan<byte> rest, KeyRemarks? remarks)
    {
        var fragment = rest.IndexOf((byte)'#');
        if (fragment >= 0)
        {
            CutFragment(rest[fragment..], remarks);
            rest = rest[..fragment];
        }

        var query = rest.IndexOf((byte)'?');
        Path = query < 0 ? rest : rest[..query];
        Query = query < 0 ? default : rest[(query + 1)..];
    }

    private void CutFragment(ReadOnlySpan<byte> fragment, KeyRemarks? remarks)
    {
        var route = fragment.StartsWith("#!"u8) ? fragment[2..] : fragment[1..];
        if (!route.StartsWith("/"u8))
        {
            remarks?.Add($"fragment {KeyRemarks.Text(fragment)} dropped");
            return;
        }

        remarks?.Add($"{KeyRemarks.Text(fragment)} is a route, so it belongs to the path");
        var query = route.IndexOf((byte)'?');
        Route = query < 0 ? route : route[..query];
        RouteQuery = query < 0 ? default : route[(query + 1)..];
    }

    private bool TryCutAuthority(ReadOnlySpan<byte> authority, bool hasSlashes, KeyRemarks? remarks)
    {
        Host = authority;
        if (authority.IndexOfAny((byte)'@', (byte)':') < 0)
        {
            return true;
        }

        var at = authority.LastIndexOf((byte)'@');
        if (at >= 0)
        {
            if (!hasSlashes)
            {
                // An e-mail address: its host is where the mail is read, often shared by millions.
                return false;
            }

            remarks?.Add("user info dropped");
            authority = authority[(at + 1)..];
        }

        var bracket = authority.StartsWith("["u8) ? authority.IndexOf((byte)']') : -1;
        var colon = authority[(bracket + 1)..].IndexOf((byte)':');
        if (colon < 0)
        {
            Host = authority;
            return true;
        }

        Host = authority[..(bracket + 1 + colon)];
        return TryReadPort(authority[(bracket + 2 + colon)..], remarks);
    }

    private bool TryReadPort(ReadOnlySpan<byte> digits, KeyRemarks? remarks)
    {
        var port = 0;
        foreach (var digit in digits)
        {
            port = (port * 10) + (digit - '0');
            if (digit is < (byte)'0' or > (byte)'9' || port > ushort.MaxValue)
            {
                return false;
            }
        }

        if (port is 80 or 443)
        {
            remarks?.Add($"default port {port} dropped");
            port = 0;
        }

        Port = port;
        return true;
    }
}
