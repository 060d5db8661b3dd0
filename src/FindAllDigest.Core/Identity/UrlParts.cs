using System.Buffers;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>A plain URL cut into what matters for identity; scheme, user info and fragment are gone.</summary>
internal ref struct UrlParts
{
    private static readonly SearchValues<byte> _schemeBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"u8);

    public ReadOnlySpan<byte> Host { get; private set; }

    /// <summary>The port, where one is named that is not 80 or 443; otherwise 0. The scheme says nothing, since it is dropped.</summary>
    public int Port { get; private set; }

    public ReadOnlySpan<byte> Path { get; private set; }

    public ReadOnlySpan<byte> Query { get; private set; }

    /// <summary>False where the text names no host that way: <c>mailto:</c>, <c>/path</c>, an e-mail address, a wrong port, a key by name.</summary>
    public static bool TryCut(ReadOnlySpan<byte> url, KeyRemarks? remarks, out UrlParts parts)
    {
        parts = default;
        if (url.StartsWith(NameKey.Prefix))
        {
            return false;
        }

        var fragment = url.IndexOf((byte)'#');
        if (fragment >= 0)
        {
            remarks?.Add($"fragment {KeyRemarks.Text(url[fragment..])} dropped");
            url = url[..fragment];
        }

        var hasSlashes = SkipScheme(ref url, remarks);
        var end = url.IndexOfAny((byte)'/', (byte)'?');
        var authority = end < 0 ? url : url[..end];
        var rest = end < 0 ? default : url[end..];
        var query = rest.IndexOf((byte)'?');
        parts.Path = query < 0 ? rest : rest[..query];
        parts.Query = query < 0 ? default : rest[(query + 1)..];
        return parts.TryCutAuthority(authority, hasSlashes, remarks);
    }

    /// <summary>
    /// Drops <c>https://</c> and any other <c>scheme://</c>, <c>//</c>, and the slips of the web: <c>http:/</c>, <c>http:</c>, <c>https//</c>,
    /// <c>http://https://</c>. Tells whether slashes went, so that what follows is surely a host.
    /// </summary>
    private static bool SkipScheme(ref ReadOnlySpan<byte> url, KeyRemarks? remarks)
    {
        var hasSlashes = false;
        while (true)
        {
            var length = SchemeLength(url, isFirst: !hasSlashes);
            var isWeb = Ascii.EqualsIgnoreCase(url[..length], "http"u8) || Ascii.EqualsIgnoreCase(url[..length], "https"u8);
            var rest = url[length..];
            var hasColon = length > 0 && rest.Length > 0 && rest[0] == ':';
            var afterColon = hasColon ? rest[1..] : rest;
            var twoSlashes = afterColon.StartsWith("//"u8);
            var isScheme = (hasColon && (twoSlashes || isWeb)) || (twoSlashes && (isWeb || (length == 0 && !hasSlashes)));
            if (!isScheme)
            {
                return hasSlashes;
            }

            if (length > 0)
            {
                remarks?.Add($"scheme {KeyRemarks.Text(url[..length])} dropped");
            }

            hasSlashes |= afterColon.Length > 0 && afterColon[0] == '/';
            url = afterColon.TrimStart((byte)'/');
        }
    }

    private static int SchemeLength(ReadOnlySpan<byte> url, bool isFirst)
    {
        if (url.StartsWith("https:"u8))
        {
            return 5;
        }

        if (url.IsEmpty || !char.IsAsciiLetter((char)url[0]))
        {
            return 0;
        }

        var length = url.IndexOfAnyExcept(_schemeBytes);
        var isWeb = length is 4 or 5 && Ascii.EqualsIgnoreCase(url[..4], "http"u8);
        return length > 0 && (isWeb || (isFirst && url[length] == ':')) ? length : 0;
    }

    private bool TryCutAuthority(ReadOnlySpan<byte> authority, bool hasSlashes, KeyRemarks? remarks)
    {
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
