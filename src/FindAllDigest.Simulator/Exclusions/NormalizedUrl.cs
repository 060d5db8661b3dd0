using System.Globalization;

namespace FindAllDigest.Simulator.Exclusions;

/// <summary>A URL in the form in which exclusions are compared: no scheme, <c>www.</c>, default port, fragment or trailing slash; host in
/// lower-case punycode.</summary>
public static class NormalizedUrl
{
    private static readonly IdnMapping Idn = new();

    /// <summary>The normalised form; text that is no URL comes back trimmed and in lower case.</summary>
    public static string Of(string url)
    {
        var trimmed = url.Trim();
        var absolute = trimmed.Contains("://", StringComparison.Ordinal) ? trimmed : "https://" + trimmed;
        if (trimmed.Length == 0 || !Uri.TryCreate(absolute, UriKind.Absolute, out var parsed) || parsed.Host.Length == 0)
        {
            return trimmed.ToLowerInvariant();
        }

        var host = Ascii(parsed.Host.TrimEnd('.').ToLowerInvariant());
        var bare = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        var port = parsed.IsDefaultPort ? "" : $":{parsed.Port}";
        return bare + port + parsed.AbsolutePath.TrimEnd('/') + parsed.Query;
    }

    private static string Ascii(string host)
    {
        try
        {
            return Idn.GetAscii(host);
        }
        catch (ArgumentException)
        {
            // Not a host name by the rules, so it can only equal itself.
            return host;
        }
    }
}
