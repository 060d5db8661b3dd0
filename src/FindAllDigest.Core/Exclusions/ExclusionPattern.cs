using System.Diagnostics.CodeAnalysis;
using System.Text;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>A URL of an exclude list that stands for many: <c>*.example.com</c> or
/// <c>example.com/*</c>. It is used here only and never sent.</summary>
/// <remarks>
/// <para><c>*.example.com</c> is every sub-domain and not the site <c>example.com</c> itself, as in DNS wildcards (RFC 4592) and
/// certificates (RFC 6125): so <c>*.substack.com</c> excludes the newsletters and not the company. Both together take two rows.</para>
/// <para><c>example.com/*</c> is that host with every path, the bare site included;
/// <c>example.com/blog/*</c> likewise below <c>/blog</c>.</para>
/// <para>A pattern has no scheme. Text with one is an ordinary URL, so that nothing the service returns can become a pattern.</para>
/// </remarks>
public sealed record ExclusionPattern
{
    private const string AnyPage = "/any-page";

    private ExclusionPattern(string host, string path, bool coversSubdomains) =>
        (Host, Path, CoversSubdomains) = (host, path, coversSubdomains);

    /// <summary>The host as entity keys write it.</summary>
    public string Host { get; }

    /// <summary>The path below which everything is covered, as entity keys write it; empty for the whole host.</summary>
    public string Path { get; }

    /// <summary>Whether the pattern covers the sub-domains of <see cref="Host"/> instead of the host itself.</summary>
    public bool CoversSubdomains { get; }

    /// <summary>Whether a URL is meant as a pattern, well-formed or not: it has no scheme, and a
    /// star in its host or at the end of its path.</summary>
    public static bool IsMeant(ReadOnlySpan<byte> url) => url.Contains((byte)'*') && IsMeant(Encoding.UTF8.GetString(url));

    /// <inheritdoc cref="IsMeant(ReadOnlySpan{byte})"/>
    public static bool IsMeant(string url) =>
        url.Contains('*', StringComparison.Ordinal)
        && !url.Contains("://", StringComparison.Ordinal)
        && (url.TrimEnd().EndsWith("/*", StringComparison.Ordinal) || HostPart(url).Contains('*'));

    public static bool TryParse(string url, [NotNullWhen(true)] out ExclusionPattern? pattern)
    {
        pattern = null;
        if (!IsMeant(url))
        {
            return false;
        }

        var text = url.Trim();
        var coversSubdomains = text.StartsWith("*.", StringComparison.Ordinal);
        var site = (coversSubdomains ? text[2..] : text).TrimEnd('*').TrimEnd('/');
        if (site.Contains('*', StringComparison.Ordinal)
            || !IsHost(HostPart(site))
            || (coversSubdomains && HostPart(site).Length < site.Length))
        {
            return false;
        }

        pattern = coversSubdomains ? OfSubdomains(site) : OfSite(site);
        return pattern is not null;
    }

    /// <summary>Whether the pattern covers an entity. An entity without a URL is covered by none.</summary>
    public bool Matches(EntityKey key)
    {
        var host = key.Host;
        return CoversSubdomains
            ? host.Length > Host.Length + 1 && host.EndsWith(Host, StringComparison.Ordinal) && host[^(Host.Length + 1)] == '.'
            : host == Host && IsBelowPath(key.Value.AsSpan(host.Length));
    }

    /// <remarks>A label before the host keeps the <c>www.</c> of <c>*.www.example.com</c> from
    /// being dropped, which would widen the pattern.</remarks>
    private static ExclusionPattern? OfSubdomains(string site) =>
        EntityKey.Of($"https://a.{site}", "") is var key && key.Host.StartsWith("a.", StringComparison.Ordinal)
            ? new(key.Host[2..], "", coversSubdomains: true)
            : null;

    /// <remarks>A page below the path keeps <c>/en</c> of <c>example.com/en/*</c> from being
    /// taken for the front page, which would widen the pattern.</remarks>
    private static ExclusionPattern? OfSite(string site)
    {
        var key = EntityKey.Of($"https://{(site.Contains('/', StringComparison.Ordinal) ? site + AnyPage : site)}", "");
        var value = key.Value.EndsWith(AnyPage, StringComparison.Ordinal) ? key.Value[..^AnyPage.Length] : key.Value;
        return key.IsByName ? null : new(key.Host, value[key.Host.Length..], coversSubdomains: false);
    }

    private bool IsBelowPath(ReadOnlySpan<char> path) =>
        path.StartsWith(Path, StringComparison.Ordinal)
            && (path.Length == Path.Length || Path.Length == 0 || path[Path.Length] is '/' or '?' or '#');

    private static ReadOnlySpan<char> HostPart(ReadOnlySpan<char> url)
    {
        var end = url.IndexOfAny('/', '?', '#');
        return end < 0 ? url : url[..end];
    }

    /// <remarks>A host of one label (<c>*.com</c>, <c>*</c>) would exclude half of the web, which nobody means.</remarks>
    private static bool IsHost(ReadOnlySpan<char> host) =>
        host.Contains('.')
            && !host.StartsWith('.')
            && !host.EndsWith('.')
            && host.IndexOfAny(" \t\r\n") < 0
            && host.IndexOf("..", StringComparison.Ordinal) < 0;
}
