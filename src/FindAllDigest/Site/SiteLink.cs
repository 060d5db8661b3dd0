using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Site;

/// <summary>Links whose visible text is the host that they really lead to.</summary>
internal static class SiteLink
{
    /// <summary>The host as people read it.</summary>
    public static string Host(WebAddress address) =>
        address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host;
}
