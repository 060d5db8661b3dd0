using Xunit;

namespace FindAllDigest.Tests.Documentation;

/// <summary>Every link of every page leads somewhere: to a file, to a heading of one, or to a page of one's own copy on GitHub.</summary>
public sealed class LinkTests
{
    // As GitHub shows a file; what lies above are pages of the repository.
    private const string Shown = "/owner/name/blob/main/";

    private static readonly string[] PagesOfACopy =
    [
        "actions", "issues", "pull", "pulls", "settings", "fork", "generate", "branches", "new", "labels", "security"
    ];

    public static TheoryData<string> Pages => [.. MarkdownPage.All.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_and_anchor_leads_somewhere(string path)
    {
        var page = MarkdownPage.All[path];

        var broken = page.Links
            .Where(link => !Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.IsFile)
            .Where(link => !IsThere(page, link));

        Assert.Equal([], broken);
    }

    private static bool IsThere(MarkdownPage page, string link)
    {
        var (target, anchor) = link.Split('#', 2) is [var file, var heading] ? (file, heading) : (link, "");
        var full = target.Length == 0
            ? Shown + page.Path
            : new Uri(new Uri($"https://github.example{Shown}{page.Path}"), target).AbsolutePath;
        if (!full.StartsWith(Shown, StringComparison.Ordinal))
        {
            return IsPageOfACopy(full);
        }

        var path = Uri.UnescapeDataString(full[Shown.Length..]).TrimEnd('/');
        return RepositoryFiles.Exists(path)
            && (anchor.Length == 0 || (MarkdownPage.All.TryGetValue(path, out var other) && other.Anchors.Contains(anchor)));
    }

    private static bool IsPageOfACopy(string full) => full.Split('/') switch
    {
        ["", "owner", "name", "actions", "workflows", var file] => RepositoryFiles.Exists($".github/workflows/{file}"),
        ["", "owner", "name", var page, ..] => PagesOfACopy.Contains(page),
        _ => false,
    };
}
