using System.Net;
using System.Text.RegularExpressions;

namespace FindAllDigest.GitHub.Transport;

/// <summary>The words of a page that answers in GitHub's place.</summary>
internal static partial class PageText
{
    // More of a page says no more.
    private const int LongestPage = 64 * 1024;

    public static string Of(string page) =>
        WebUtility.HtmlDecode(Tags().Replace(Unseen().Replace(page.Length > LongestPage ? page[..LongestPage] : page, " "), " "))
            .Replace('<', ' ')
            .Replace('>', ' ')
            .Trim();

    [GeneratedRegex(
        "<(head|script|style)[^>]*>.*?(</\\1>|$)|<!--.*?(-->|$)",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*>?", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
