using System.Text.RegularExpressions;
using Xunit;

namespace FindAllDigest.Tests.Documentation;

/// <summary>Every link of every page leads somewhere: to a file, to a heading of one, or to a page of one's own copy on GitHub.</summary>
public sealed partial class LinkTests
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

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_to_a_form_has_the_name_of_the_form(string path)
    {
        var misnamed = MarkdownPage.All[path].NamedLinks
            .Select(link => (link.Words, Name: NameOf(link.Target)))
            .Where(link => link.Name is not null && !string.Equals(link.Words, link.Name, StringComparison.Ordinal));

        Assert.Equal([], misnamed);
    }

    // What Actions, and the list of forms for an issue, call it.
    private static string? NameOf(string target)
    {
        var file = Form().Match(target) is { Success: true } form
            ? form.Groups["workflow"] is { Success: true, Value: var workflow }
                ? $".github/workflows/{workflow}"
                : $".github/ISSUE_TEMPLATE/{form.Groups["issue"].Value}"
            : "";
        return file.Length == 0 ? null : File.ReadLines(Path.Combine(RepositoryFiles.RepositoryRoot, file))
            .First(line => line.StartsWith("name: ", StringComparison.Ordinal))["name: ".Length..];
    }

    [GeneratedRegex(@"/(?:actions/workflows/(?<workflow>[\w-]+\.yml)|issues/new\?template=(?<issue>[\w-]+\.yml))$")]
    private static partial Regex Form();

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
